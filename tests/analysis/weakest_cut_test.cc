#include "analysis/weakest_cut.h"

#include <bit>
#include <random>

#include <gmock/gmock.h>

namespace vigie::analysis {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

// The example of Stoer and Wagner 1997, figure 1: eight vertices, the minimum cut of weight 4 parts {3, 4, 7, 8}.
TEST(WeakestCut, IsThatOfThePublishedExample_StoerWagner1997_Figure1) {
  const std::vector<Hold> holds{{0, 1, 2}, {0, 4, 3}, {1, 2, 3}, {1, 4, 2}, {1, 5, 2}, {2, 3, 4},
                                {2, 6, 2}, {3, 6, 2}, {3, 7, 2}, {4, 5, 3}, {5, 6, 1}, {6, 7, 3}};
  const auto cut = weakest_cut(8, holds);
  ASSERT_TRUE(cut);
  EXPECT_DOUBLE_EQ(cut->bits, 4);
  EXPECT_THAT(cut->side, testing::AnyOf(ElementsAre(0, 1, 4, 5), ElementsAre(2, 3, 6, 7)));
}

TEST(WeakestCut, OfPartsThatNothingHoldsIsNothing) {
  const auto cut = weakest_cut(3, std::vector<Hold>{{0, 1, 5}});
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->bits, 0);
  EXPECT_THAT(cut->side, ElementsAre(2));
}

TEST(WeakestCut, IsNotLookedForInOneMemberOrInTooMany) {
  EXPECT_FALSE(weakest_cut(1, {}));
  EXPECT_FALSE(weakest_cut(kMostMembersToCut + 1, {}));
}

class RandomCluster : public testing::TestWithParam<std::uint64_t> {};

// Against all 2^(n-1) - 1 ways of parting n members.
TEST_P(RandomCluster, IsPartedAsTryingAllWaysSays) {
  std::mt19937_64 random(GetParam());
  constexpr std::size_t kMembers = 9;
  std::vector<Hold> holds;
  for (std::size_t left = 0; left < kMembers; ++left) {
    for (std::size_t right = left + 1; right < kMembers; ++right) {
      if (random() % 2 == 0) holds.push_back({left, right, static_cast<double>(random() % 1000) / 100});
    }
  }
  double least = 1e9;
  for (std::uint32_t side = 1; side < (1U << (kMembers - 1)); ++side) {
    double bits = 0;
    for (const Hold& hold : holds) bits += ((side >> hold.left) & 1U) != ((side >> hold.right) & 1U) ? hold.bits : 0;
    least = std::min(least, bits);
  }
  const auto cut = weakest_cut(kMembers, holds).value();
  EXPECT_THAT(cut.bits, DoubleNear(least, 1e-9));
  EXPECT_LE(cut.side.size(), kMembers / 2);
  double severed = 0;
  const auto on_side = [&](std::size_t member) { return std::ranges::count(cut.side, member) == 1; };
  for (const Hold& hold : holds) severed += on_side(hold.left) != on_side(hold.right) ? hold.bits : 0;
  EXPECT_THAT(severed, DoubleNear(cut.bits, 1e-9));
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomCluster, testing::Range<std::uint64_t>(1, 21));

}  // namespace
}  // namespace vigie::analysis
