#include "analysis/decisions.h"

#include <gmock/gmock.h>

#include "analysis/cluster_story.h"
#include "analysis/clusters.h"
#include "analysis/link_ads.h"
#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

using storage::Verdict;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Ads 1 to 4 share phone, name and age; ads 5 and 6 another; ad 7 stands alone.
class Decisions : public StoredAds {
 protected:
  void SetUp() override {
    std::vector<MadeRecord> ads;
    for (int i = 1; i <= 4; ++i)
      ads.push_back({.ad_id = std::to_string(i), .seen = {night(7)}, .phone = "1000", .name = "Anouchka", .age = 24});
    for (int i = 5; i <= 6; ++i)
      ads.push_back({.ad_id = std::to_string(i), .seen = {night(7)}, .phone = "2000", .name = "Bertille", .age = 41});
    ads.push_back({.ad_id = "7", .seen = {night(7)}, .phone = "3000", .name = "Clarisse", .age = 33});
    store(ads);
    link();
  }
  void link() { ASSERT_TRUE(link_ads(database_, config_, Instant{})); }
  Result<std::int64_t> take(Verdict verdict, std::vector<std::string> subjects, std::vector<std::string> ads = {}) {
    return decide(database_, {.verdict = verdict,
                              .subjects = std::move(subjects),
                              .ads = std::move(ads),
                              .who = "claire",
                              .why = "heard it",
                              .now = Instant{}});
  }
  Result<std::int64_t> take_back(std::int64_t id) { return undo(database_, id, "claire", "was wrong", Instant{}); }
  /// By ad, "p1" …
  std::vector<std::string> persons() {
    std::vector<std::string> names;
    const auto ads = clusters(database_, std::nullopt).value();
    for (const ClusteredAd& ad : ads) names.push_back(ad.person);
    return names;
  }
};

TEST_F(Decisions, ASplitStaysSplitWhenAllIsLinkedAgain) {
  ASSERT_THAT(persons(), ElementsAre("p1", "p1", "p1", "p1", "p2", "p2", "p3"));
  ASSERT_TRUE(take(Verdict::kSplit, {"p1"}, {"a4"}));
  link();
  EXPECT_THAT(persons(), ElementsAre("p1", "p1", "p1", "p4", "p2", "p2", "p3"));
  link();
  EXPECT_THAT(persons(), ElementsAre("p1", "p1", "p1", "p4", "p2", "p2", "p3"));
}

TEST_F(Decisions, AnUndoneSplitIsOneAgainUnderItsOldNumber) {
  const auto id = take(Verdict::kSplit, {"p1"}, {"a4"});
  ASSERT_TRUE(id);
  link();
  ASSERT_TRUE(take_back(*id));
  link();
  EXPECT_THAT(persons(), ElementsAre("p1", "p1", "p1", "p1", "p2", "p2", "p3"));
  EXPECT_EQ(take_back(*id).error().code, Error::kBadInput);
  EXPECT_EQ(take_back(*id + 1).error().code, Error::kBadInput) << "an undoing";
  EXPECT_EQ(take_back(99).error().code, Error::kNotFound);
}

TEST_F(Decisions, AJoinIsOnePersonWhateverTheAdsSay) {
  ASSERT_TRUE(take(Verdict::kJoin, {"p2", "s1/7"}));
  link();
  EXPECT_THAT(persons(), ElementsAre("p1", "p1", "p1", "p1", "p2", "p2", "p2"));
}

TEST_F(Decisions, WhatIsNoOfferHasNoPersonAndIsNotCounted) {
  ASSERT_TRUE(take(Verdict::kNotAnOffer, {"a7"}));
  link();
  EXPECT_EQ(persons().back(), "");
  EXPECT_EQ(clusters(database_, std::nullopt).value().back().kind, AdKind::kOther);
  EXPECT_EQ(database_.seen_ads(department("95"), {night(7), night(7)}).value().back().kind, AdKind::kOther);
}

TEST_F(Decisions, AnAgencysPhoneIsHandedToLinking) {
  ASSERT_TRUE(take(Verdict::kAgency, {"p1"}));
  ASSERT_TRUE(take(Verdict::kAgency, {"06 39 98 20 00"}));
  const auto constraints = constraints_of(database_.decisions().value());
  EXPECT_EQ(constraints.agencies.size(), 2U);
  EXPECT_THAT(constraints.same, IsEmpty());
  EXPECT_EQ(take(Verdict::kAgency, {"06 39 98 99 99"}).error().code, Error::kNotFound);
}

TEST_F(Decisions, AContradictionIsRefusedAndNamesWhatItContradicts) {
  ASSERT_TRUE(take(Verdict::kJoin, {"a1", "a5"}));
  ASSERT_TRUE(take(Verdict::kJoin, {"a5", "a7"}));
  const auto apart = take(Verdict::kNotSame, {"a1", "a7"});
  ASSERT_FALSE(apart);
  EXPECT_EQ(apart.error().code, Error::kBadInput);
  EXPECT_THAT(apart.error().what, HasSubstr("1, 2"));
  ASSERT_TRUE(take_back(2));
  ASSERT_TRUE(take(Verdict::kNotSame, {"a1", "a7"}));
  EXPECT_THAT(take(Verdict::kJoin, {"a5", "a7"}).error().what, HasSubstr("4"));
  EXPECT_THAT(take(Verdict::kNotAnOffer, {"a5"}).error().what, HasSubstr("1"));
}

TEST_F(Decisions, WhatIsNotThereIsSaid) {
  EXPECT_EQ(take(Verdict::kJoin, {"p1", "a99"}).error().code, Error::kNotFound);
  EXPECT_EQ(take(Verdict::kJoin, {"p1", "p77"}).error().code, Error::kNotFound);
  EXPECT_EQ(take(Verdict::kJoin, {"p1", "s1/none"}).error().code, Error::kNotFound);
  EXPECT_EQ(take(Verdict::kJoin, {"p1", "Anouchka"}).error().code, Error::kBadInput);
  EXPECT_EQ(take(Verdict::kJoin, {"p1", "a1"}).error().code, Error::kBadInput) << "the same ad twice";
  EXPECT_EQ(take(Verdict::kJoin, {"p1"}).error().code, Error::kBadInput);
  EXPECT_EQ(take(Verdict::kSplit, {"p1"}, {"a1", "a2", "a3", "a4"}).error().code, Error::kBadInput);
  EXPECT_EQ(take(Verdict::kSplit, {"p1"}, {"a5"}).error().code, Error::kBadInput);
  EXPECT_THAT(database_.decisions().value(), IsEmpty());
}

TEST_F(Decisions, ShowSaysWhereTheAdsSpeakAgainstThem) {
  ASSERT_TRUE(take(Verdict::kSplit, {"p1"}, {"a4"}));
  ASSERT_TRUE(take(Verdict::kJoin, {"p2", "a7"}));
  ASSERT_TRUE(take(Verdict::kAgency, {"p2"}));
  link();
  const auto parted = cluster_story(database_, storage::ClusterLevel::kPerson, "p1").value().decisions;
  ASSERT_EQ(parted.size(), 1U);
  EXPECT_TRUE(parted[0].against_evidence);
  EXPECT_GT(parted[0].bits.value(), 0);
  const auto joined = cluster_story(database_, storage::ClusterLevel::kPerson, "p2").value().decisions;
  ASSERT_EQ(joined.size(), 2U) << "the agency, too";
  EXPECT_TRUE(joined[0].against_evidence);
  EXPECT_FALSE(joined[1].against_evidence);
}

TEST_F(Decisions, AreKeptWithWhoWhenAndWhy) {
  ASSERT_TRUE(take(Verdict::kNotSame, {"p1", "p2"}));
  const auto decision = database_.decisions().value().at(0);
  EXPECT_EQ(decision.what.who, "claire");
  EXPECT_EQ(decision.what.why, "heard it");
  EXPECT_EQ(decision.what.left.size(), 4U);
  EXPECT_EQ(constraints_of(std::vector{decision}).apart.size(), 8U);
}

}  // namespace
}  // namespace vigie::analysis
