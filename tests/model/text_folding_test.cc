#include "model/text_folding.h"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie {
namespace {

using testing::ElementsAre;

struct Case {
  const char* what;
  const char* original;
  const char* folded;
};

void expect_folded(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(folded(c.original), c.folded) << c.what;
}

TEST(Folding, CaseAndAccentsDoNotMatter) {
  expect_folded({{"accents", "Élodie à Créteil", "elodie a creteil"},
                 {"combining accents", "E\u0301lodie", "elodie"},
                 {"stacked marks", "a\u0300\u0323\u0336b", "ab"},
                 {"ligatures", "Sœur ﬁne Æ", "soeur fine ae"},
                 {"strokes", "Łódź Ø đ", "lodz o d"},
                 {"full case folding", "Straße", "strasse"},
                 {"Turkish", "İ ı I", "i i i"},
                 {"Cyrillic keeps its script", "Привет Ёлка", "привет елка"}});
}

TEST(Folding, WidthAndStyleDoNotMatter_UAX15) {
  expect_folded({{"fullwidth", "Ｌｉｎａ ０６", "lina 06"},
                 {"mathematical", "𝐋𝒊𝓷𝕒 𝟎𝟔𝟑𝟗", "lina 0639"},
                 {"circled", "⓪⑥③⑨ Ⓛⓘⓝⓐ", "0639 lina"},
                 {"circled two digits", "⑩", "10"},
                 {"dark circles", "➏❸ 🅛🅘🅝🅐 🅰", "63 lina a"},
                 {"raised and lowered", "x² H₂O", "x2 h2o"},
                 {"Arabic-Indic", "٠٦٣٩", "0639"},
                 {"keycaps", "0\uFE0F\u20E36\uFE0F\u20E33\u20E3", "063"}});
}

TEST(Folding, WhatIsNotSeenIsOut) {
  expect_folded({{"zero width", "0\u200B6\u200C3\u200D9\u20609", "06399"},
                 {"soft hyphen", "mas\u00ADsage", "massage"},
                 {"bidi controls", "\u202E06\u202C \u206639\u2069", "06 39"},
                 {"byte order mark", "\uFEFFLina", "lina"},
                 {"variation selector", "❤\uFE0F", "❤"},
                 {"filler letter", "a\u3164b", "ab"}});
}

TEST(Folding, RunsOfWhiteSpaceAreOneSpace) {
  expect_folded({{"mixed", " a \t\n\u00A0\u202F\u3000 b ", " a b "},
                 {"nothing seen between", "a \u200B b", "a b"},
                 {"Braille blank", "a\u2800\u2800b", "a b"},
                 {"accent on a space", "a \u0301 b", "a b"}});
}

TEST(Folding, LookAlikesAreReadAsLatinInALatinWord_UTS39) {
  expect_folded({{"Cyrillic in a Latin word", "mаssаge", "massage"},
                 {"capitals", "ВONJOUR", "bonjour"},
                 {"Greek in a Latin word", "Νatalie vοus", "natalie vous"},
                 {"a Cyrillic word beside", "massage Москва", "massage москва"},
                 {"a Greek word", "ΑΘΗΝΑ", "αθηνα"}});
}

TEST(Folding, EachByteKnowsWhereItComesFrom) {
  const FoldedText text = fold("É\u200Bﬁ  ½x");
  EXPECT_EQ(text.text, "efi 1⁄2x");
  EXPECT_THAT(text.origin, ElementsAre(0, 2, 2, 3, 5, 5, 5, 5, 5, 6));
}

TEST(Folding, ALookAlikeTakesOneByteAndKeepsItsOrigin_UTS39) {
  const FoldedText text = fold("xмаs а");
  EXPECT_EQ(text.text, "xmas а");
  EXPECT_THAT(text.origin, ElementsAre(0, 1, 2, 3, 4, 5, 5));
}

TEST(Folding, InvalidUtf8IsReadAsReplacementCharacters) {
  EXPECT_EQ(folded("a\xff"
                   "b\xc3"),
            "a\uFFFDb\uFFFD");
  EXPECT_THAT(fold("a\xff"
                   "b")
                  .origin,
              ElementsAre(0, 1, 1, 1, 2));
}

std::string random_bytes(std::mt19937& random, std::size_t length) {
  static const std::vector<std::string> parts{"a",        "É",  "\u0301", "\u200B", "ﷺ",    "  ",
                                              "\xf0\x9f", "😀", "а",      "Ν",      "\xff", "ﬃ"};
  std::string bytes;
  while (bytes.size() < length) bytes += parts[random() % parts.size()];
  return bytes;
}

TEST(Folding, OriginsNeverDecreaseAndFoldingTwiceChangesNothing) {
  std::mt19937 random(77);
  for (int i = 0; i < 500; ++i) {
    const std::string bytes = random_bytes(random, 60);
    const FoldedText text = fold(bytes);
    ASSERT_EQ(text.text.size(), text.origin.size());
    ASSERT_TRUE(std::ranges::is_sorted(text.origin));
    ASSERT_EQ(folded(text.text), text.text) << bytes;
  }
}

TEST(Folding, AWordOfTenThousandMarksIsFoldedAsQuicklyAsAnother) {
  std::string marks = "a";
  for (int i = 0; i < 10000; ++i) marks += i % 2 == 0 ? "\u0301" : "\u0323";
  EXPECT_EQ(folded(marks + "b"), "ab");
}

}  // namespace
}  // namespace vigie
