#include "model/blurring.h"

#include <algorithm>
#include <iterator>

#include <gmock/gmock.h>

namespace vigie {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WordTriples, AreEachThreeWordsInARow) {
  EXPECT_THAT(word_triples("coucou, je suis #  ici"), ElementsAre("coucou je suis", "je suis #", "suis # ici"));
}

TEST(WordTriples, OfTwoWordsAreNone) { EXPECT_THAT(word_triples("deux mots"), IsEmpty()); }

TEST(WordTriples, AreNamedOnce) { EXPECT_THAT(word_triples("la la la la la"), ElementsAre("la la la")); }

// Of two long wordings that share half, what is kept of the shared half is nearly the same.
TEST(WordTriples, OfLongWordingsAreKeptByTheirOwnHash) {
  const auto words = [](int from, int to) {
    std::string text;
    for (int i = from; i < to; ++i) text += "w" + std::to_string(i) + " ";
    return text;
  };
  auto one = word_triples(words(0, 202)), other = word_triples(words(100, 302));
  EXPECT_EQ(one.size(), kMostShingles);
  std::ranges::sort(one);
  std::ranges::sort(other);
  std::vector<std::string> both;
  std::ranges::set_intersection(one, other, std::back_inserter(both));
  EXPECT_GT(both.size(), kMostShingles / 3);
}

TEST(OneLetterLess, LeavesOutEachLetter) {
  EXPECT_THAT(one_letter_less("lina"), ElementsAre("ina", "lna", "lia", "lin"));
}

TEST(OneLetterLess, TakesALetterOfTwoBytesWhole) {
  EXPECT_THAT(one_letter_less("анна"), ElementsAre("нна", "ана", "ана", "анн"));
}

TEST(OneLetterLess, OfAShortNameIsNone) { EXPECT_THAT(one_letter_less("zoe"), IsEmpty()); }

}  // namespace
}  // namespace vigie
