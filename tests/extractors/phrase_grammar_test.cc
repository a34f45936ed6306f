#include "extractors/normalise/phrase_grammar.h"

#include <gtest/gtest.h>

namespace vigie::extractors {
namespace {

PhraseGrammar grammar() {
  const toml::table classes = toml::parse(R"(soon = ["bientot", "pas loin d'etre"]
                                             grown = ["majeur*", "18"])");
  return PhraseGrammar::with_classes(classes).value();
}

std::vector<std::size_t> groups_in(const PhraseGrammar& grammar, std::string_view text) {
  std::vector<std::size_t> groups;
  for (const PhraseHit& hit : grammar.find(tokenise(text))) groups.push_back(hit.group);
  return groups;
}

TEST(PhraseGrammar, StandsForAllThatItsClassesMake) {
  PhraseGrammar soon_grown = grammar();
  ASSERT_FALSE(soon_grown.add("<soon> <grown>", 7));
  for (const char* text : {"bientot majeure", "pas loin d'etre majeur", "bientot : 18", "je suis bientot 18 ans"})
    EXPECT_EQ(groups_in(soon_grown, text), std::vector<std::size_t>{7}) << text;
  for (const char* text : {"bientot", "majeure bientot", "bientot tres majeure", ""})
    EXPECT_TRUE(groups_in(soon_grown, text).empty()) << text;
}

TEST(PhraseGrammar, PassesOverWhatMayLackAndTakesAnyWordForAStar) {
  PhraseGrammar with_gaps = grammar();
  ASSERT_FALSE(with_gaps.add("<soon> les? <grown> dans * mois", 1));
  EXPECT_EQ(groups_in(with_gaps, "bientot 18 dans deux mois").size(), 1u);
  EXPECT_EQ(groups_in(with_gaps, "bientot les 18 dans 3 mois").size(), 1u);
  EXPECT_TRUE(groups_in(with_gaps, "bientot mes 18 dans 3 mois").empty());
  EXPECT_TRUE(groups_in(with_gaps, "bientot 18 dans mois").empty());
}

TEST(PhraseGrammar, NamesAClassThatIsNone) {
  PhraseGrammar none = grammar();
  EXPECT_EQ(none.add("<soon> <adult>", 1), "<adult>");
}

}  // namespace
}  // namespace vigie::extractors
