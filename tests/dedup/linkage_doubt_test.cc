#include "dedup/estimate/linkage_doubt.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

// m = 3, mean 110, B = 100: t(2; .975) = 4.302653, arm = 4.302653 √(4/3 · 100) = 49.683.
TEST(LinkageDoubt, AddsTheVarianceBetweenSamples_Rubin1987) {
  const auto [estimate, of_linkage] = with_linkage({100, 80, 140}, std::array{100.0, 110.0, 120.0});
  EXPECT_EQ(estimate.n, 100);
  EXPECT_NEAR(estimate.lo, 100 - std::hypot(20, 49.683), .001);
  EXPECT_NEAR(estimate.hi, 100 + std::hypot(40, 49.683), .001);
  EXPECT_NEAR(of_linkage, 2 * 49.683 * 49.683 / (2 * 49.683 * 49.683 + 400 + 1600), 1e-4);
}

TEST(LinkageDoubt, IsNoneWhereAllSamplesAgree) {
  const auto [estimate, of_linkage] = with_linkage({100, 80, 140}, std::array{100.0, 100.0, 100.0});
  EXPECT_DOUBLE_EQ(estimate.lo, 80);
  EXPECT_DOUBLE_EQ(estimate.hi, 140);
  EXPECT_EQ(of_linkage, 0);
}

TEST(LinkageDoubt, OneSampleTellsNothing) {
  EXPECT_DOUBLE_EQ(with_linkage({100, 80, 140}, std::array{90.0}).estimate.n, 100);
}

}  // namespace
}  // namespace vigie::dedup
