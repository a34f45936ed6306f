// Numbers of persons and networks over runs of linking: the rule by itself, then as the database keeps it.
#include "storage/identities.h"

#include <algorithm>
#include <random>
#include <set>

#include <gmock/gmock.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

std::vector<AdRow> ads(std::initializer_list<int> rows) {
  std::vector<AdRow> ads;
  for (const int row : rows) ads.push_back(AdRow{row});
  return ads;
}

NumberOfAd numbered(const Clusters& clusters, const Numbers& numbers) {
  NumberOfAd by_ad;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    for (const AdRow ad : clusters[i]) by_ad[ad] = numbers[i];
  }
  return by_ad;
}

TEST(Identities, TheFirstRunNumbersInTheOrderOfFirstAds) {
  EXPECT_THAT(numbers_of({ads({5, 9}), ads({7, 2}), ads({4})}, {}), ElementsAre(3, 1, 2));
}

TEST(Identities, TheLargerPartKeepsTheNumberAndTheOtherTakesANewOne) {
  const FormerNumbers former{.last_run = numbered({ads({1, 2, 3, 4, 5})}, {8}), .ended = {}, .next = 9};
  EXPECT_THAT(numbers_of({ads({1, 2}), ads({3, 4, 5})}, former), ElementsAre(9, 8));
}

TEST(Identities, OfTwoThatMergeTheLargerNumberOfAdsGivesTheNumber) {
  const FormerNumbers former{.last_run = numbered({ads({1}), ads({2, 3})}, {1, 2}), .ended = {}, .next = 3};
  EXPECT_THAT(numbers_of({ads({1, 2, 3})}, former), ElementsAre(2));
}

TEST(Identities, ATieGoesToTheLowerNumberAndTheLowerFirstAd) {
  const FormerNumbers merged{.last_run = numbered({ads({1, 2}), ads({3, 4})}, {6, 5}), .ended = {}, .next = 7};
  EXPECT_THAT(numbers_of({ads({1, 2, 3, 4})}, merged), ElementsAre(5));
  const FormerNumbers split{.last_run = numbered({ads({1, 2, 3, 4})}, {5}), .ended = {}, .next = 7};
  EXPECT_THAT(numbers_of({ads({3, 4}), ads({1, 2})}, split), ElementsAre(7, 5));
}

TEST(Identities, APersonWhoIsFoundAgainTakesHerOldNumberBack) {
  const FormerNumbers former{
      .last_run = numbered({ads({1, 2, 3})}, {1}), .ended = numbered({ads({3})}, {2}), .next = 4};
  EXPECT_THAT(numbers_of({ads({1, 2}), ads({3})}, former), ElementsAre(1, 2));
}

TEST(Identities, MovesNameEachAdThatIsNoLongerWhereItWas) {
  const auto moved = moves(numbered({ads({1, 2}), ads({3})}, {1, 2}), {ads({1, 3})}, {1});
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[0].ad, AdRow{2});
  EXPECT_EQ(moved[0].present, std::nullopt);
  EXPECT_EQ(moved[1].former, 2);
  EXPECT_EQ(moved[1].present, 1);
}

Clusters random_clusters(std::mt19937_64& random, int ads, int most_clusters) {
  Clusters clusters(static_cast<std::size_t>(most_clusters));
  for (int ad = 1; ad <= ads; ++ad) clusters[random() % clusters.size()].push_back(AdRow{ad});
  std::erase_if(clusters, [](const auto& one) { return one.empty(); });
  return clusters;
}

class RandomHistory : public testing::TestWithParam<std::uint64_t> {};

// Over random runs: no number twice, none reused, the same whatever the order of clusters and of their ads.
TEST_P(RandomHistory, NumbersAreUniqueAndDependOnNoOrder) {
  std::mt19937_64 random(GetParam());
  FormerNumbers former;
  for (int run = 0; run < 20; ++run) {
    Clusters clusters = random_clusters(random, 40, 12);
    const Numbers numbers = numbers_of(clusters, former);
    EXPECT_EQ(std::set(numbers.begin(), numbers.end()).size(), numbers.size());
    for (const std::int64_t number : numbers) EXPECT_LE(number, former.next + 12);

    Clusters shuffled = clusters;
    std::ranges::shuffle(shuffled, random);
    for (auto& one : shuffled) std::ranges::shuffle(one, random);
    EXPECT_EQ(numbered(shuffled, numbers_of(shuffled, former)), numbered(clusters, numbers));

    former.last_run = numbered(clusters, numbers);
    former.next = std::max(former.next, *std::ranges::max_element(numbers) + 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomHistory, testing::Values(1, 2, 3, 4, 5));

class StoredIdentities : public StorageTest {
 protected:
  StoredIdentities() {
    EXPECT_TRUE(database_.store_ads(std::vector{lina("1"), lina("2"), lina("3"), lina("4")}));
    const auto ads = database_.linkable_ads().value();
    for (const LinkableAd& ad : ads) rows_.push_back(ad.ad);
  }

  /// Persons by the places of their ads; the first two are a network where asked for.
  void link(const std::vector<std::vector<std::size_t>>& persons, std::string_view made, bool network = false) {
    Linkage linkage;
    for (const auto& places : persons) {
      Person& person = linkage.persons.emplace_back();
      for (const std::size_t place : places) person.ads.push_back(rows_.at(place));
    }
    if (network) linkage.networks.push_back({{0, 1}});
    const auto stored = database_.store_linkage(linkage, instant(made));
    ASSERT_TRUE(stored) << stored.error();
  }
  Identity person(std::int64_t number) const {
    return database_.identity(ClusterLevel::kPerson, number).value().value();
  }
  std::optional<PersonId> person_of(std::size_t ad) const { return database_.clusters({}).value().at(ad).person; }

  static constexpr auto kFirst = "2026-09-07T02:00:00+02:00", kSecond = "2026-09-08T02:00:00+02:00",
                        kThird = "2026-09-09T02:00:00+02:00";
  Database database_ = open();
  std::vector<AdRow> rows_;
};

TEST_F(StoredIdentities, ANumberThatMergedSaysIntoWhich) {
  link({{0, 1}, {2, 3}}, kFirst);
  link({{0, 1, 2, 3}}, kSecond);
  EXPECT_EQ(person_of(3), PersonId{1});
  const Identity gone = person(2);
  EXPECT_EQ(gone.began, instant(kFirst));
  EXPECT_EQ(gone.ended, instant(kSecond));
  EXPECT_THAT(gone.now, ElementsAre(Pair(1, 2)));
  ASSERT_EQ(gone.passages.size(), 1U);
  EXPECT_EQ(gone.passages[0].present, 1);
  EXPECT_FALSE(person(1).ended);
  EXPECT_EQ(person(1).passages.size(), 1U);
}

TEST_F(StoredIdentities, ANumberWhoseAdsPassedOnAgainStillResolves) {
  link({{0, 1}, {2, 3}}, kFirst);
  link({{0, 1, 2, 3}}, kSecond);
  link({{0, 1, 3}, {2}}, kThird);
  EXPECT_EQ(person_of(2), PersonId{2}) << "it came back";
  EXPECT_FALSE(person(2).ended);
  EXPECT_THAT(person(2).now, ElementsAre(Pair(1, 1)));
  EXPECT_EQ(person(2).passages.size(), 2U);
}

TEST_F(StoredIdentities, ASplitIsWrittenDown) {
  link({{0, 1, 2}, {3}}, kFirst);
  link({{0, 1}, {2}, {3}}, kSecond);
  EXPECT_EQ(person_of(2), PersonId{3});
  EXPECT_THAT(person(1).now, ElementsAre(Pair(3, 1)));
  EXPECT_EQ(person(3).began, instant(kSecond));
  EXPECT_EQ(person(3).passages.at(0).former, 1);
}

TEST_F(StoredIdentities, AnAdThatIsNoOfferAnyMoreLeavesItsPersonForNone) {
  link({{0, 1}, {2}}, kFirst);
  link({{0, 1}}, kSecond);
  EXPECT_TRUE(person(2).ended);
  EXPECT_THAT(person(2).now, IsEmpty());
  EXPECT_EQ(person(2).passages.at(0).present, std::nullopt);
}

TEST_F(StoredIdentities, ANumberIsNeverGivenToSomeoneElse) {
  link({{0}, {1}}, kFirst);
  link({{0}}, kSecond);
  link({{0}, {2}, {3}}, kThird);
  EXPECT_EQ(person_of(2), PersonId{3});
  EXPECT_FALSE(database_.identity(ClusterLevel::kPerson, 5).value());
}

TEST_F(StoredIdentities, NetworksAreNumberedByTheirAds) {
  link({{0, 1}, {2}, {3}}, kFirst, true);
  link({{2}, {3}, {0, 1}}, kSecond, true);
  const auto old = database_.identity(ClusterLevel::kNetwork, 1).value().value();
  EXPECT_FALSE(old.ended) << "it shares an ad with the new one";
  EXPECT_THAT(old.passages, testing::SizeIs(1));
  EXPECT_EQ(old.passages[0].ads, 2U);
  EXPECT_EQ(old.passages[0].present, std::nullopt);
}

TEST_F(StoredIdentities, APurgedAdIsForgottenAndTheCountStays) {
  link({{0, 1}, {2, 3}}, kFirst);
  link({{0, 1, 2, 3}}, kSecond);
  change(
      "PRAGMA foreign_keys = ON; DELETE FROM person_ads WHERE ad = 4; DELETE FROM sightings WHERE ad = 4;"
      "UPDATE ads SET current_version = NULL WHERE id = 4;"
      "DELETE FROM version_identifiers WHERE version IN (SELECT id FROM ad_versions WHERE ad = 4);"
      "DELETE FROM version_photos WHERE version IN (SELECT id FROM ad_versions WHERE ad = 4);"
      "DELETE FROM ad_versions WHERE ad = 4; DELETE FROM ads WHERE id = 4");
  EXPECT_EQ(person(2).passages.at(0).ads, 2U);
  EXPECT_THAT(person(2).now, ElementsAre(Pair(1, 1)));
}

}  // namespace
}  // namespace vigie::storage
