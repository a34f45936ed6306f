#include "analysis/reliability.h"

#include <gtest/gtest.h>

namespace vigie::analysis {
namespace {

TEST(Reliability, CountsTheLinksOfEachBinThatHold) {
  FoundClusters found;
  std::vector<TruthLine> truth;
  const std::vector<std::string> persons{"x", "x", "y", "", ""};
  for (std::size_t i = 0; i < persons.size(); ++i) {
    found.ads.push_back({"s1", std::to_string(i), AdKind::kOffer, "", ""});
    truth.push_back({.site = "s1", .ad_id = std::to_string(i), .person = persons[i], .network = "", .kind = {}});
  }
  found.ads.push_back({"s1", "not in the truth", AdKind::kOffer, "", ""});
  found.links = {{0, 1, .9}, {0, 2, .86}, {3, 4, .999}, {1, 2, .6}, {0, 5, .9}};
  const auto bins = reliability(found, truth);
  ASSERT_EQ(bins.size(), 3U);
  EXPECT_EQ(bins[0].links, 1U);
  EXPECT_EQ(bins[0].hold, 0);
  EXPECT_EQ(bins[1].links, 2U);
  EXPECT_DOUBLE_EQ(bins[1].given, .88);
  EXPECT_DOUBLE_EQ(bins[1].hold, .5);
  EXPECT_EQ(bins[2].hold, 0);
}

TEST(FoundClusters, NameTheAdsOfPersonsAndNetworks) {
  std::vector<LinkableAd> ads;
  for (const int row : {7, 3, 5}) ads.push_back({.ad = AdRow{row}, .site = "s1", .ad_id = std::to_string(row)});
  const Linkage linkage{.links = {{AdRow{3}, AdRow{5}, 1, {}}},
                        .persons = {{{AdRow{3}, AdRow{5}}}, {{AdRow{7}}}},
                        .ties = {},
                        .networks = {{{0, 1}}}};
  const auto found = found_clusters(ads, linkage);
  EXPECT_EQ(found.ads[1].person, found.ads[2].person);
  EXPECT_NE(found.ads[0].person, found.ads[1].person);
  for (const auto& ad : found.ads) EXPECT_EQ(ad.network, "n0");
  ASSERT_EQ(found.links.size(), 1U);
  EXPECT_EQ(found.links[0].left, 1U);
  EXPECT_EQ(found.links[0].right, 2U);
  EXPECT_DOUBLE_EQ(found.links[0].probability, 2.0 / 3);
}

}  // namespace
}  // namespace vigie::analysis
