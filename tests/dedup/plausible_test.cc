#include "dedup/clusters/plausible.h"

#include <cmath>
#include <set>

#include <gmock/gmock.h>

namespace vigie::dedup {
namespace {

constexpr JoiningRules kRules{.prior_bits = -8, .dilution_bits = 1, .most_years = 10};
const FieldBits kNoFields = [](ItemIndex, ItemIndex) { return 0.0; };

Clustering of_pairs(std::size_t pairs, double bits) {
  std::vector<Attraction> links;
  std::vector<std::uint64_t> keys;
  for (ItemIndex i = 0; i < 2 * pairs; ++i) keys.push_back(1000 + i);
  for (ItemIndex i = 0; i < pairs; ++i) links.push_back({2 * i, 2 * i + 1, bits});
  return with_samples(Joining(std::vector<Item>(2 * pairs), links, kNoFields, kRules, {}), keys);
}

class PlausibleLinks : public ::testing::TestWithParam<double> {};

// One of the two moves where a sample judges otherwise than the best clustering. 20,000 draws: ± .01 is 3 deviations.
TEST_P(PlausibleLinks, AreKeptInTheirShareOfSamples) {
  constexpr std::size_t kPairs = 1000;
  const Clustering found = of_pairs(kPairs, GetParam());
  const double otherwise = static_cast<double>(found.moved.size()) / (kPairs * kSamples);
  const double kept = GetParam() > 0 ? 1 - otherwise : otherwise;
  EXPECT_NEAR(kept, 1 / (1 + std::exp2(-GetParam())), .011);
}

INSTANTIATE_TEST_SUITE_P(Bits, PlausibleLinks, ::testing::Values(-3.0, -1.0, 0.1, 1.0, 3.0));

TEST(Plausible, WhatIsSureIsNeverDoubted) { EXPECT_TRUE(of_pairs(1000, kSure + 1).moved.empty()); }

TEST(Plausible, SamplesDependOnTheKeysAlone) {
  const auto two = [](std::uint64_t a, std::uint64_t b) {
    const std::vector<Attraction> links{{0, 1, 0.1}};
    std::vector<int> samples;
    const std::vector<std::uint64_t> keys{a, b};
    for (const MovedItem& one : with_samples(Joining(std::vector<Item>(2), links, kNoFields, kRules, {}), keys).moved)
      samples.push_back(one.sample);
    return samples;
  };
  EXPECT_EQ(two(1, 2), two(1, 2));
  EXPECT_NE(two(1, 2), two(1, 3));
}

// {0 1 2} {3 4} against {0 1} {2 3} {4}: the first keeps its name, {2 3} takes the second's by its tie's first set.
TEST(Plausible, ASampledSetIsNamedAfterTheOneItHasMostInCommonWith) {
  const auto all = moved({{0, 1, 2}, {3, 4}}, {{0, 1}, {2, 3}, {4}}, 7);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].sample, 7);
  EXPECT_EQ(all[0].item, 2U);
  EXPECT_EQ(all[0].set, 1U);
  EXPECT_EQ(all[1].item, 4U);
  EXPECT_EQ(all[1].set, 2U);
}

}  // namespace
}  // namespace vigie::dedup
