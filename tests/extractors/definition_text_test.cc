// Edits of a definition keep what a person wrote.
#include "extractors/definition_text.h"

#include <gtest/gtest.h>

namespace vigie::extractors {
namespace {

std::string edited(const std::string& toml, const std::string& field, const std::string& rule,
                   const std::string& family = "", const std::string& table = "ad") {
  const auto text = with_rule_first(toml, family, table, field, rule);
  if (!text) throw std::runtime_error(to_string(text.error()));
  return *text;
}

TEST(DefinitionText, ASingleRule_BecomesAListWithTheNewOneFirst) {
  EXPECT_EQ(edited("[ad]\ntitle = \"h1\"  # big\ntext = \"p\"\n", "title", "\".t\""),
            "[ad]\ntitle = [\".t\", \"h1\"]  # big\ntext = \"p\"\n");
}

TEST(DefinitionText, AList_KeepsItsOrder) {
  EXPECT_EQ(edited("[ad]\ntext = [ \".a\",\n  \".b\" ]\n", "text", "\".c\""),
            "[ad]\ntext = [\".c\", \".a\",\n  \".b\" ]\n");
}

TEST(DefinitionText, ATable_StaysWhole) {
  EXPECT_EQ(edited("[ad]\nage = { label = \"Âge\", in = \"dt\" }\n", "age", "\".age\""),
            "[ad]\nage = [\".age\", { label = \"Âge\", in = \"dt\" }]\n");
}

TEST(DefinitionText, ColumnsAreCountedInCharacters) {
  EXPECT_EQ(edited("[ad]\n\"é\" = 1\nage = \"éé\" # é\n", "age", "\".x\""),
            "[ad]\n\"é\" = 1\nage = [\".x\", \"éé\"] # é\n");
}

TEST(DefinitionText, WhatWasNeverShown_IsShownNow) {
  EXPECT_EQ(edited("[ad]\nphones = \"none\"\n", "phones", "\".tel\""), "[ad]\nphones = \".tel\"\n");
  EXPECT_EQ(edited("[ad]\nphones = []\n", "phones", "\".tel\""), "[ad]\nphones = \".tel\"\n");
}

TEST(DefinitionText, AFieldOfTheFamily_KeepsItsRulesBehind) {
  EXPECT_EQ(edited("id = \"x\"\n[ad]\n", "price", "\".p\"", "[ad]\nprice = [\".prix\", \".cost\"]\n"),
            "id = \"x\"\n[ad]\nprice  = [\".p\", \".prix\", \".cost\"]\n");
}

TEST(DefinitionText, AMissingTable_IsMade) {
  EXPECT_EQ(edited("id = \"x\"\n", "ad", "\".row\"", "", "listing"), "id = \"x\"\n\n[listing]\nad     = \".row\"\n");
}

TEST(DefinitionText, NoToml_IsToldWithItsLine) {
  const auto text = with_rule_first("id = \n[ad\n", "", "ad", "title", "\"h1\"");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, Error::kBadDefinition);
}

TEST(ChangedLines, ShowTheTableAndNothingElse) {
  EXPECT_EQ(changed_lines("[listing]\nad = \"a\"\n[ad]\ntitle = \"h1\"\ntext = \"p\"\n",
                          "[listing]\nad = \"a\"\n[ad]\ntitle = [\"h2\", \"h1\"]\ntext = \"p\"\n"),
            "  [ad]\n- title = \"h1\"\n+ title = [\"h2\", \"h1\"]\n");
  EXPECT_EQ(changed_lines("a = 1\n", "a = 1\n"), "");
}

}  // namespace
}  // namespace vigie::extractors
