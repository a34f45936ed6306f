#include "dedup/estimate/chao1.h"

#include <gtest/gtest.h>

#include "tests/dedup/capture_vectors.h"

namespace vigie::dedup {
namespace {

constexpr int kLists = 6;

// shared vectors, capture-recapture/README.md: 2,744 seen, f1 = 2,492, f2 = 241.
TEST(Chao1, AgreesWithThePublishedTable_UKdat) {
  const auto table = published_table("UKdat.csv");
  SKIP_WITHOUT(table);
  const auto estimate = chao1(table->frequencies(), kLists);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_NEAR(estimate->n, 15627.95, 0.01);
}

// The same README: the same with two lists joined.
TEST(Chao1, AgreesWithThePublishedTable_UKdat5) {
  const auto table = published_table("UKdat_5.csv");
  SKIP_WITHOUT(table);
  const auto estimate = chao1(table->frequencies(), kLists);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_NEAR(estimate->n, 17616.73, 0.01);
}

// Cottontails of Edwards and Eberhardt 1967 (135 alive), 18 nights; Chao 1987 estimates 134. The bounds by Chao's
// formulas written once more, in Python: T = f1²/(2 f2), v = f2 (r⁴/4 + r³ + r²/2) with r = f1/f2, C = exp(1.959964
// √ln(1 + v/T²)).
TEST(Chao1, GivesTheLogNormalInterval_Chao1987) {
  const std::vector<std::int64_t> frequencies{43, 16, 8, 6, 0, 2, 1};
  const auto estimate = chao1(frequencies, 18);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_NEAR(estimate->n, 133.78125, 1e-9);
  EXPECT_NEAR(estimate->lo, 102.41949264, 1e-6);
  EXPECT_NEAR(estimate->hi, 202.37157333, 1e-6);
}

TEST(Chao1, NeverGoesBelowThoseSeen) {
  for (std::int64_t once = 1; once < 200; once += 7) {
    for (std::int64_t twice = 1; twice < 200; twice += 7) {
      const std::vector<std::int64_t> frequencies{once, twice, 5};
      const auto estimate = chao1(frequencies, 3);
      ASSERT_TRUE(estimate);
      EXPECT_GE(estimate->lo, static_cast<double>(once + twice + 5));
      EXPECT_LT(estimate->lo, estimate->n);
      EXPECT_GT(estimate->hi, estimate->n);
    }
  }
}

// Computed by the formulas of EstimateS, appendix B, in Python.
TEST(Chao1, IsTheNumberSeenWhereNobodyWasSeenOnlyOnce) {
  const std::vector<std::int64_t> frequencies{0, 10, 20};
  const auto estimate = chao1(frequencies, 5);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_EQ(estimate->n, 30);
  EXPECT_EQ(estimate->lo, 30);
  EXPECT_NEAR(estimate->hi, 35.33028358, 1e-6);
}

TEST(Chao1, BiasCorrectedAgreesWithThePublishedTables) {
  for (const auto& [name, n] : {std::pair{"UKdat.csv", 15569.56}, {"UKdat_5.csv", 17541.69}}) {
    const auto table = published_table(name);
    SKIP_WITHOUT(table);
    const auto estimate = chao1_bias_corrected(table->frequencies(), kLists);
    ASSERT_TRUE(estimate) << estimate.error();
    EXPECT_NEAR(estimate->n, n, 0.01);
  }
}

// D = 76, f1 = 43, f2 = 16 of the cottontails: 76 + 43 · 42 / 34, and the variance written out once more.
TEST(Chao1, BiasCorrectedGivesTheVarianceOfEstimateS) {
  const std::vector<std::int64_t> frequencies{43, 16, 8, 6, 0, 2, 1};
  const auto estimate = chao1_bias_corrected(frequencies, 18);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_NEAR(estimate->n, 76 + 1806.0 / 34, 1e-9);
  const double unseen = 1806.0 / 34,
               variance = 1806.0 / 34 + 43 * 85.0 * 85 / (4 * 289) + 16 * 1806.0 * 1806 / (4 * 83521);
  EXPECT_NEAR(std::log((estimate->hi - 76) / unseen),
              1.959963984540054 * std::sqrt(std::log1p(variance / unseen / unseen)), 1e-9);
}

TEST(Chao1, BiasCorrectedStandsWhereNobodyWasSeenExactlyTwice) {
  const std::vector<std::int64_t> frequencies{12, 0, 3};
  const auto estimate = chao1_bias_corrected(frequencies, 9);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_EQ(estimate->n, 15 + 66);
}

TEST(Chao1, NeedsTwoOccasions) {
  const std::vector<std::int64_t> frequencies{10};
  const auto estimate = chao1(frequencies, 1);
  ASSERT_FALSE(estimate);
  EXPECT_EQ(estimate.error().code, Error::kTooFewOccasions);
}

TEST(Chao1, GivesNoBoundWhereNobodyWasSeenTwice) {
  for (const std::vector<std::int64_t>& frequencies : {std::vector<std::int64_t>{12}, {12, 0, 3}, {}}) {
    const auto estimate = chao1(frequencies, 9);
    ASSERT_FALSE(estimate);
    EXPECT_EQ(estimate.error().code, Error::kNoneSeenTwice);
  }
}

}  // namespace
}  // namespace vigie::dedup
