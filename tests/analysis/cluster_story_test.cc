#include "analysis/cluster_story.h"

#include <gmock/gmock.h>

#include "analysis/cluster_names.h"
#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

using storage::ClusterLevel;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ClusterNames, AreReadAsTheyAreWritten) {
  EXPECT_EQ(number_named('p', name_of(PersonId{12})), 12);
  for (const char* const wrong : {"", "p", "12", "n12", "p12x", "p-1", "p0", "p99999999999999999999"})
    EXPECT_FALSE(number_named('p', wrong)) << wrong;
}

// Ads 1 to 3 are one person, 4 another; both are a network. Weights are made up.
class Story : public StoredAds {
 protected:
  void SetUp() override {
    store({{.ad_id = "1", .seen = {night(7)}, .phone = "1000"},
           {.ad_id = "2", .seen = {night(8)}, .phone = "1000", .age = 30},
           {.ad_id = "3", .seen = {night(9)}},
           {.ad_id = "4", .seen = {night(9)}, .in = "94"}});
    linkage_ = {.links = {{row(1), row(2), 8, {{EvidenceKind::kSamePhone, 20, {}}, {EvidenceKind::kOtherAge, -2, {}}}},
                          {row(2), row(3), 1.5, {{EvidenceKind::kSamePhoto, 11.5, {}}}},
                          {row(3), row(4), 0.5, {{EvidenceKind::kSameName, 10.5, {}}}}},
                .persons = {{{row(1), row(2), row(3)}}, {{row(4)}}},
                .ties = {{0, 1, 4, {{EvidenceKind::kSameText, 4, {}}}}},
                .networks = {{{0, 1}}}};
    link();
  }
  static AdRow row(int number) { return AdRow{number}; }
  void link() { ASSERT_TRUE(database_.store_linkage(linkage_, Instant{})); }
  ClusterStory story(std::string_view name) const {
    return cluster_story(database_, name.front() == 'p' ? ClusterLevel::kPerson : ClusterLevel::kNetwork, name).value();
  }

  Linkage linkage_;
};

TEST_F(Story, SaysWhatHoldsAPersonTogetherAndWhatSpeaksAgainst) {
  const ClusterStory person = story("p1");
  EXPECT_THAT(person.members, ElementsAre(1, 2, 3));
  ASSERT_EQ(person.speaks_for.size(), 2U);
  EXPECT_EQ(person.speaks_for[0].kind, EvidenceKind::kSamePhone);
  EXPECT_DOUBLE_EQ(person.speaks_for[0].bits, 20);
  ASSERT_EQ(person.speaks_against.size(), 1U);
  EXPECT_EQ(person.speaks_against[0].kind, EvidenceKind::kOtherAge);
  EXPECT_EQ(person.ads.at(1).age, 30);
}

TEST_F(Story, ALinksWaterfallStartsAtThePrior) {
  const ClusterStory person = story("p1");
  ASSERT_EQ(person.inside.size(), 2U);
  EXPECT_DOUBLE_EQ(start_bits(person.inside[0]), -10);
  EXPECT_DOUBLE_EQ(start_bits(person.inside[1]), -10);
}

TEST_F(Story, TheWeakestCutNamesWhoWouldPartAndTheLinksThatHoldThem) {
  const auto cut = story("p1").weakest_cut;
  ASSERT_TRUE(cut);
  EXPECT_THAT(cut->side, ElementsAre(3));
  EXPECT_DOUBLE_EQ(cut->bits, 1.5);
  EXPECT_THAT(cut->severed, ElementsAre(1));
}

TEST_F(Story, LinksToOthersStandApart) {
  const ClusterStory person = story("p1");
  ASSERT_EQ(person.outside.size(), 1U);
  EXPECT_EQ(person.outside[0].right_cluster, 2);
}

TEST_F(Story, ANetworkIsHeldByTiesOfItsPersons) {
  const ClusterStory network = story("n1");
  EXPECT_THAT(network.members, ElementsAre(1, 2));
  ASSERT_EQ(network.inside.size(), 1U);
  EXPECT_EQ(network.speaks_for.at(0).kind, EvidenceKind::kSameText);
  EXPECT_DOUBLE_EQ(network.weakest_cut.value().bits, 4);
  EXPECT_EQ(network.ads.size(), 4U);
}

TEST_F(Story, ANumberThatNobodyBearsSaysWhereItsAdsAre) {
  linkage_.persons = {{{row(1), row(2), row(3), row(4)}}};
  linkage_.ties.clear();
  linkage_.networks.clear();
  link();
  const ClusterStory gone = story("p2");
  EXPECT_TRUE(gone.identity.ended);
  EXPECT_THAT(gone.members, IsEmpty());
  EXPECT_THAT(gone.identity.now, ElementsAre(testing::Pair(1, 1)));
  EXPECT_TRUE(story("n1").identity.ended);
}

TEST_F(Story, ANameThatIsNoneAndANumberThatWasNeverGivenAreRefused) {
  EXPECT_EQ(cluster_story(database_, ClusterLevel::kPerson, "n1").error().code, Error::kBadInput);
  EXPECT_EQ(cluster_story(database_, ClusterLevel::kPerson, "p77").error().code, Error::kNotFound);
}

TEST_F(Story, ListsCountWhatWasSeenWithinTheFilter) {
  const auto all = database_.persons({}).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].ads, 3);
  EXPECT_EQ(all[0].network, NetworkId{1});
  EXPECT_EQ(all[0].first_night, night(7));
  const auto some = database_.persons({department("95"), Period{night(8), night(9)}}).value();
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some[0].ads, 2);
  EXPECT_EQ(some[0].nights, 2);
  const auto networks = database_.networks({department("94"), {}}).value();
  ASSERT_EQ(networks.size(), 1U);
  EXPECT_EQ(networks[0].persons, 1) << "of those seen there";
}

}  // namespace
}  // namespace vigie::analysis
