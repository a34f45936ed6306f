#include "analysis/network_share.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::analysis {
namespace {

TEST(NetworkShare, HasNoIntervalWhereFewNetworksTellNothing) {
  EXPECT_FALSE(network_share_interval(std::vector{3, 4, 2, 9}, 40));
  EXPECT_FALSE(network_share_interval(std::vector{3, 4, 2, 9, 2}, 0));
}

TEST(NetworkShare, LiesAroundTheShareAndIsTheSameInAnyOrder) {
  const auto first = network_share_interval({2, 3, 5, 2, 8, 2}, 78).value();
  const auto again = network_share_interval({8, 2, 2, 3, 2, 5}, 78).value();
  EXPECT_LT(first.lo, 0.22);
  EXPECT_GT(first.hi, 0.22);
  EXPECT_EQ(first.lo, again.lo);
  EXPECT_EQ(first.hi, again.hi);
}

TEST(NetworkShare, IsWiderWherePersonsComeInFewerLargerNetworks) {
  const auto width = [](const std::vector<int>& networks) {
    const auto share = network_share_interval(networks, 100).value();
    return share.hi - share.lo;
  };
  EXPECT_GT(width(std::vector(6, 10)), 1.5 * width(std::vector(30, 2)));
}

/// Many networks of two, few of up to sixty.
int heavy_tailed(std::mt19937& random) {
  const double u = std::uniform_real_distribution<double>(0.001, 1)(random);
  return std::min(2 + static_cast<int>(2 * (std::pow(u, -1 / 1.5) - 1)), 60);
}

// 300 markets of 100 networks and persons alone, three tenths of them networks.
TEST(NetworkShare, CoversTheShareOfTheMarketFromWhichItWasDrawn) {
  std::mt19937 random(7);
  double persons = 0;
  for (int i = 0; i < 200'000; ++i) persons += heavy_tailed(random);
  const double mean = persons / 200'000, truth = 0.3 * mean / (0.3 * mean + 0.7);
  int covered = 0;
  for (int market = 0; market < 300; ++market) {
    std::vector<int> networks(static_cast<std::size_t>(std::binomial_distribution<int>(100, 0.3)(random)));
    for (int& size : networks) size = heavy_tailed(random);
    const auto share = network_share_interval(networks, 100 - static_cast<int>(networks.size())).value();
    covered += share.lo <= truth && truth <= share.hi ? 1 : 0;
  }
  RecordProperty("coverage_percent", covered / 3);
  EXPECT_GE(covered, 270);
}

}  // namespace
}  // namespace vigie::analysis
