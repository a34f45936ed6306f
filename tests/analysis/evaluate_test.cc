#include "analysis/evaluate.h"

#include <gtest/gtest.h>

namespace vigie::analysis {
namespace {

ClusteredAd found(const std::string& ad, const std::string& person, const std::string& network = "",
                  AdKind kind = AdKind::kOffer) {
  return {.site = "s1", .ad_id = ad, .kind = kind, .person = person, .network = network};
}

TruthLine truth(const std::string& ad, const std::string& person, const std::string& network = "",
                AdKind kind = AdKind::kOffer) {
  return {.site = "s1", .ad_id = ad, .person = person, .network = network, .kind = kind};
}

// Bagga and Baldwin 1998, figures 1 to 3: twelve ads of three persons, two of which are found as one;
// truth {1…5} {6, 7} {8 9 A B C}; found {1…5} {6 7 8 9 A B C}. B³ precision 76 %, recall 100 %.
TEST(Evaluate, GivesTheBCubedOfThePaper_BaggaBaldwin1998) {
  std::vector<ClusteredAd> ads;
  std::vector<TruthLine> lines;
  for (int i = 1; i <= 12; ++i) {
    const std::string ad = std::to_string(i);
    ads.push_back(found(ad, i <= 5 ? "p1" : "p6"));
    lines.push_back(truth(ad, i <= 5 ? "a" : i <= 7 ? "b" : "c"));
  }
  const Evaluation result = evaluate(ads, lines);
  EXPECT_NEAR(result.person_bcubed.precision, 0.7619, 1e-4);  // (5 + 2 · 2/7 + 5 · 5/7) / 12
  EXPECT_EQ(result.person_bcubed.recall, 1);
  EXPECT_NEAR(result.person_bcubed.f1, 2 * 0.7619 / 1.7619, 1e-4);
  EXPECT_NEAR(result.person_pairwise.precision, 21.0 / 31, 1e-9);  // 10 + 1 + 10 of 10 + 21 pairs
  EXPECT_EQ(result.person_pairwise.recall, 1);
  EXPECT_EQ(result.largest_person, 7u);
  EXPECT_EQ(result.largest_true_person, 5u);
}

// The other reply of the same figure: {1…5, 8…C} {6 7}: B³ precision 58 %.
TEST(Evaluate, GivesTheBCubedOfThePapersSecondReply_BaggaBaldwin1998) {
  std::vector<ClusteredAd> ads;
  std::vector<TruthLine> lines;
  for (int i = 1; i <= 12; ++i) {
    const std::string ad = std::to_string(i);
    ads.push_back(found(ad, i == 6 || i == 7 ? "p6" : "p1"));
    lines.push_back(truth(ad, i <= 5 ? "a" : i <= 7 ? "b" : "c"));
  }
  const Evaluation result = evaluate(ads, lines);
  EXPECT_NEAR(result.person_bcubed.precision, 7.0 / 12, 1e-9);
  EXPECT_EQ(result.person_bcubed.recall, 1);
}

TEST(Evaluate, AnAdWithoutAFoundPersonStandsAlone) {
  const Evaluation result =
      evaluate({found("1", ""), found("2", ""), found("3", "p3")}, {truth("1", "a"), truth("2", "a"), truth("3", "b")});
  EXPECT_EQ(result.person_bcubed.precision, 1);
  EXPECT_NEAR(result.person_bcubed.recall, (0.5 + 0.5 + 1) / 3, 1e-9);
  EXPECT_EQ(result.person_pairwise.recall, 0);
}

TEST(Evaluate, AHandIsANetworkOrAPersonWithoutOne) {
  const Evaluation result =
      evaluate({found("1", "p1", "n1"), found("2", "p2", "n1"), found("3", "p3"), found("4", "p3")},
               {truth("1", "a", "x"), truth("2", "b", "x"), truth("3", "c"), truth("4", "c")});
  EXPECT_EQ(result.hand_bcubed.f1, 1);
  EXPECT_EQ(result.hand_pairwise.f1, 1);
  EXPECT_EQ(result.person_bcubed.f1, 1);
}

TEST(Evaluate, ANetworkNamedLikeAPersonIsNotThatPerson) {
  const Evaluation result = evaluate({found("1", "p1", "7"), found("2", "7")}, {truth("1", "a"), truth("2", "b")});
  EXPECT_EQ(result.hand_pairwise.precision, 1);
}

TEST(Evaluate, LeavesAdsWithoutAPersonOutOfPersonsAndCountsTheirKind) {
  const Evaluation result = evaluate(
      {found("1", "p1"), found("2", "p1", "", AdKind::kUnsure), found("3", "", "", AdKind::kClient), found("9", "p9")},
      {truth("1", "a"), truth("2", "", "", AdKind::kOther), truth("3", "", "", AdKind::kClient), truth("4", "d")});
  EXPECT_EQ(result.ads, 3u);
  EXPECT_EQ(result.only_in_truth, 1u);
  EXPECT_EQ(result.person_bcubed.f1, 1);
  EXPECT_NEAR(result.kind_accuracy, 2.0 / 3, 1e-9);
}

TEST(Evaluate, OfNothingFindsNothingWrong) {
  const Evaluation result = evaluate({}, {});
  EXPECT_EQ(result.ads, 0u);
  EXPECT_EQ(result.person_bcubed.f1, 1);
  EXPECT_EQ(result.kind_accuracy, 1);
}

TEST(TruthLine, IsReadWithNullsAsNone) {
  const auto line = parse_truth_line(R"({"site":"s1","ad_id":"12","person":"p1","network":null,"kind":"offer"})");
  ASSERT_TRUE(line) << line.error();
  EXPECT_EQ(line->site, "s1");
  EXPECT_EQ(line->ad_id, "12");
  EXPECT_EQ(line->person, "p1");
  EXPECT_EQ(line->network, "");
  EXPECT_EQ(line->kind, AdKind::kOffer);
}

TEST(TruthLine, IsRefusedWhereItIsNotOne) {
  for (const char* line : {"", "{", "[]", "12", R"({"site":"s1"})", R"({"site":"","ad_id":"1","kind":"offer"})",
                           R"({"site":"s1","ad_id":7,"kind":"offer"})", R"({"site":"s1","ad_id":"1","kind":"unsure"})",
                           R"({"site":"s1","ad_id":"1","person":3,"kind":"offer"})", R"({"site":"s1","ad_id":"1"})"}) {
    const auto refused = parse_truth_line(line);
    ASSERT_FALSE(refused) << line;
    EXPECT_EQ(refused.error().code, Error::kBadInput);
  }
}

// Found {1 2}{3 4 5}{6}; truth {1 2}{3 4}{5 6}: one of three whole; {3 4 5} mixes two, {5 6} is found in two.
TEST(Evaluate, CountsWholeClustersThoseMixedAndThoseTornApart) {
  const std::vector<std::string> found{"a", "a", "b", "b", "b", "c"}, truth{"x", "x", "y", "y", "z", "z"};
  std::vector<ClusteredAd> ads;
  std::vector<TruthLine> lines;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string site = i < 2 ? "s1" : "s2";
    ads.push_back({site, std::to_string(i), AdKind::kOffer, found[i], ""});
    lines.push_back(
        {.site = site, .ad_id = std::to_string(i), .person = truth[i], .network = "", .kind = AdKind::kOffer});
  }
  const Evaluation result = evaluate(ads, lines);
  EXPECT_DOUBLE_EQ(result.person_clusters.exact.precision, 1.0 / 3);
  EXPECT_DOUBLE_EQ(result.person_clusters.exact.f1, 1.0 / 3);
  EXPECT_EQ(result.person_clusters.over_merged, 1U);
  EXPECT_EQ(result.person_clusters.over_split, 1U);
  ASSERT_EQ(result.sites.size(), 2U);
  EXPECT_EQ(result.sites[0].site, "s1");
  EXPECT_DOUBLE_EQ(result.sites[0].person_bcubed.f1, 1);
  EXPECT_EQ(result.sites[1].person_clusters.over_merged, 1U);
}

}  // namespace
}  // namespace vigie::analysis
