#include "extractors/normalise/age_sums.h"

#include <gtest/gtest.h>

namespace vigie::extractors {
namespace {

std::optional<long> sum_of(std::string_view text) {
  const auto tokens = tokenise(text);
  const auto sum = age_sum_at(tokens, 0);
  return sum ? std::optional(sum->value) : std::nullopt;
}

TEST(AgeSums, AreWorkedOut) {
  EXPECT_EQ(sum_of("20-3 ans"), 17);
  EXPECT_EQ(sum_of("20 ans moins 3"), 17);
  EXPECT_EQ(sum_of("10 + 7"), 17);
  EXPECT_EQ(sum_of("deux fois huit ans"), 16);
  EXPECT_EQ(sum_of("34 divise par 2"), 17);
  EXPECT_EQ(sum_of("moitie de 34"), 17);
  EXPECT_EQ(sum_of("204 mois"), 17);
  EXPECT_EQ(sum_of("18 moins un"), 17);
}

TEST(AgeSums, AreOfThoseUnder18Only) {
  for (const char* text :
       {"75 - 24", "25-35", "43 - 30 ans", "18+8", "34 / 3", "240 mois", "17", "99999999999 - 3", "3 -", "5 / 0", ""}) {
    const auto tokens = tokenise(text);
    if (!tokens.empty()) {
      EXPECT_FALSE(age_sum_at(tokens, 0)) << text;
    }
  }
}

}  // namespace
}  // namespace vigie::extractors
