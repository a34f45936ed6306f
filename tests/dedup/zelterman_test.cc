#include "dedup/estimate/zelterman.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/dedup/capture_vectors.h"

namespace vigie::dedup {
namespace {

TEST(Zelterman, AgreesWithThePublishedTables) {
  for (const auto& [name, n] : {std::pair{"UKdat.csv", 15603.02}, {"UKdat_5.csv", 17586.27}}) {
    const auto table = published_table(name);
    SKIP_WITHOUT(table);
    const auto estimate = zelterman(table->frequencies(), 6);
    ASSERT_TRUE(estimate) << estimate.error();
    EXPECT_NEAR(estimate->n, n, 0.01);
    EXPECT_LT(estimate->lo, n);
    EXPECT_GT(estimate->hi, n);
  }
}

// λ = 2 · 5 / 10 = 1: N = 20 / (1 − 1/e).
TEST(Zelterman, LooksOnlyAtThoseSeenOnceOrTwice) {
  const std::vector<std::int64_t> few{10, 5, 5}, many{10, 5, 0, 0, 0, 5};
  EXPECT_NEAR(zelterman(few, 6)->n, 20 / (1 - std::exp(-1.0)), 1e-9);
  EXPECT_EQ(zelterman(few, 6)->n, zelterman(many, 6)->n);
}

TEST(Zelterman, SaysWhyThereIsNone) {
  EXPECT_EQ(zelterman(std::vector<std::int64_t>{4, 2}, 1).error().code, Error::kTooFewOccasions);
  EXPECT_EQ(zelterman(std::vector<std::int64_t>{4, 0, 1}, 3).error().code, Error::kNoneSeenTwice);
  EXPECT_EQ(zelterman(std::vector<std::int64_t>{0, 3}, 3).error().code, Error::kNoneSeenTwice);
}

}  // namespace
}  // namespace vigie::dedup
