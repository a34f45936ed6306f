#include "dedup/clusters/joining.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

using Sets = std::vector<std::vector<ItemIndex>>;

constexpr JoiningRules kRules{.prior_bits = -8, .dilution_bits = 1, .most_years = 10};

Sets joined(
    std::size_t items, const std::vector<Attraction>& links, const ItemConstraints& constraints = {},
    const FieldBits& fields = [](ItemIndex, ItemIndex) { return 0.0; }) {
  return join(std::vector<Item>(items), links, fields, kRules, constraints);
}

TEST(Joining, LeavesAloneWhatNothingLinks) { EXPECT_EQ(joined(3, {}), (Sets{{0}, {1}, {2}})); }

TEST(Joining, JoinsWhatIsAboveEvenOdds) { EXPECT_EQ(joined(4, {{0, 1, 3.0}, {2, 3, -.5}}), (Sets{{0, 1}, {2}, {3}})); }

TEST(Joining, FieldsSpeakForAndAgainst) {
  const FieldBits fields = [](ItemIndex a, ItemIndex) { return a == 0 ? -4.0 : 2.0; };
  EXPECT_EQ(joined(4, {{0, 1, 3.0}, {2, 3, -.5}}, {}, fields), (Sets{{0}, {1}, {2, 3}}));
}

// Two cliques of four with one link of 3 bits in 16 pairs: 3 + log2(1/16) = -1.
TEST(Joining, OneLinkDoesNotHoldTwoCrowdsTogether) {
  std::vector<Attraction> links{{3, 4, 3.0}};
  for (const ItemIndex first : {0U, 4U}) {
    for (ItemIndex i = first; i < first + 4; ++i) {
      for (ItemIndex j = i + 1; j < first + 4; ++j) links.push_back({i, j, 6.0});
    }
  }
  EXPECT_EQ(joined(8, links), (Sets{{0, 1, 2, 3}, {4, 5, 6, 7}}));
}

TEST(Joining, AgesOfASetSpanNoMoreThanTheBound) {
  const std::vector<Item> items{{{}, 20}, {{}, 26}, {{}, 32}};
  const auto sets = join(items, std::vector<Attraction>{{0, 1, 5.0}, {1, 2, 5.0}},
                         [](ItemIndex, ItemIndex) { return 0.0; }, kRules, {});
  EXPECT_EQ(sets, (Sets{{0, 1}, {2}}));
}

TEST(Joining, WhatIsKeptApartIsKeptApartThroughOthersToo) {
  const std::vector<Attraction> links{{0, 1, 5.0}, {1, 2, 5.0}, {0, 2, 5.0}};
  EXPECT_EQ(joined(3, links), (Sets{{0, 1, 2}}));
  EXPECT_EQ(joined(3, links, {.same = {}, .apart = {{0, 2}}}), (Sets{{0, 1}, {2}}));
}

TEST(Joining, WhatIsTheSameIsJoinedWithoutALinkUnlessItIsKeptApart) {
  EXPECT_EQ(joined(3, {}, {.same = {{0, 2}}, .apart = {}}), (Sets{{0, 2}, {1}}));
  EXPECT_EQ(joined(3, {}, {.same = {{0, 2}, {2, 1}}, .apart = {{0, 1}}}), (Sets{{0, 2}, {1}}));
}

// Random links, most against, over 60 items: the parts, each by itself, end where the whole does.
TEST(Joining, PartsGoOnAsTheWholeDoes) {
  const FieldBits no_fields = [](ItemIndex, ItemIndex) { return 0.0; };
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937 random(seed);
    std::vector<Attraction> links;
    for (int i = 0; i < 90; ++i) {
      const auto a = static_cast<ItemIndex>(random() % 60), b = static_cast<ItemIndex>(random() % 60);
      if (a != b) links.push_back({std::min(a, b), std::max(a, b), static_cast<double>(random() % 60) - 40});
    }
    const ItemConstraints constraints{.same = {{1, 2}}, .apart = {{3, 4}, {5, 6}}};
    const std::vector<Item> items(60);
    const JoiningRules rules{.prior_bits = -60, .dilution_bits = 1, .most_years = 10};
    Joining whole(items, links, no_fields, rules, constraints);
    whole.run(5);
    Sets of_parts;
    auto parts = Joining(whole).parts(-15);
    EXPECT_GT(parts.size(), 1U);
    for (Joining& part : parts) {
      part.run();
      for (auto& set : part.sets()) of_parts.push_back(set);
    }
    std::ranges::sort(of_parts);
    whole.run();
    EXPECT_EQ(of_parts, whole.sets()) << seed;
  }
}

}  // namespace
}  // namespace vigie::dedup
