#include "model/blurring.h"

#include <gmock/gmock.h>

namespace vigie {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WordTriples, AreEachThreeWordsInARow) {
  EXPECT_THAT(word_triples("coucou, je suis #  ici"), ElementsAre("coucou je suis", "je suis #", "suis # ici"));
}

TEST(WordTriples, OfTwoWordsAreNone) { EXPECT_THAT(word_triples("deux mots"), IsEmpty()); }

TEST(OneLetterLess, LeavesOutEachLetter) {
  EXPECT_THAT(one_letter_less("lina"), ElementsAre("ina", "lna", "lia", "lin"));
}

TEST(OneLetterLess, TakesALetterOfTwoBytesWhole) {
  EXPECT_THAT(one_letter_less("анна"), ElementsAre("нна", "ана", "ана", "анн"));
}

TEST(OneLetterLess, OfAShortNameIsNone) { EXPECT_THAT(one_letter_less("zoe"), IsEmpty()); }

}  // namespace
}  // namespace vigie
