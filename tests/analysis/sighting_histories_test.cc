#include "analysis/sighting_histories.h"

#include <gmock/gmock.h>

#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

using ::testing::ElementsAre;

storage::SeenAd ad_of(std::int64_t person, const char* site, std::vector<Date> nights) {
  storage::SeenAd ad{};
  ad.site = site;
  ad.person = PersonId{person};
  ad.nights = std::move(nights);
  return ad;
}

// A week of which the 10th was not scanned and site s2 was silent on the 8th and 9th.
TEST(SightingHistories, APersonCanOnlyBeSeenWhereOneOfTheirSitesAnswered) {
  const Seen seen{.period = {night(7), night(13)},
                  .nights = {night(7), night(8), night(9), night(11), night(12), night(13)},
                  .silent = {{"s2", night(8)}, {"s2", night(9)}},
                  .ads = {ad_of(1, "s1", {night(7), night(9)}), ad_of(1, "s2", {night(12)}),
                          ad_of(2, "s2", {night(7), night(11)})}};
  const auto histories = open_histories(seen, {&seen.ads[0], &seen.ads[1], &seen.ads[2]});
  EXPECT_EQ(histories.nights, 7);
  ASSERT_EQ(histories.persons.size(), 2U);
  const auto& both = histories.persons[0];
  EXPECT_THAT(histories.groups[both.group], ElementsAre(true, true, true, false, true, true, true));
  EXPECT_EQ(both.first, 0);
  EXPECT_EQ(both.last, 5);
  EXPECT_EQ(both.seen, 3);
  EXPECT_EQ(both.missed, 2);
  const auto& one = histories.persons[1];
  EXPECT_THAT(histories.groups[one.group], ElementsAre(true, false, false, false, true, true, true));
  EXPECT_EQ(one.seen, 2);
  EXPECT_EQ(one.missed, 0);
  EXPECT_THAT(sighting_frequencies(histories), ElementsAre(0, 1, 1));
}

// Here on the 7th and 13th, in another département on the 9th and 10th, in both on the 13th: missed are the 8th, which
// is as near to the 7th as to the 9th, and the 12th; on the 11th the 10th is nearest.
TEST(SightingHistories, WhoIsSeenElsewhereCannotBeSeenHere) {
  const Seen seen{
      .period = {night(7), night(13)},
      .nights = {night(7), night(8), night(9), night(10), night(11), night(12), night(13)},
      .silent = {},
      .ads = {ad_of(1, "s1", {night(7), night(13)})},
      .elsewhere = {{AdRow{5}, PersonId{1}, {night(9), night(10), night(13)}}, {AdRow{6}, PersonId{2}, {night(8)}}}};
  const auto histories = open_histories(seen, {&seen.ads[0]});
  ASSERT_EQ(histories.persons.size(), 1U);
  EXPECT_EQ(histories.persons[0].seen, 2);
  EXPECT_EQ(histories.persons[0].missed, 2);
}

// 1 has a marked ad beside an unmarked one, 2 unmarked ones alone, 3 as well but was seen elsewhere.
TEST(SightingHistories, WhoCannotBeKnownAgainIsCountedApart) {
  const auto unmarked = [](std::int64_t person, int on) {
    storage::SeenAd ad = ad_of(person, "s1", {night(on)});
    ad.is_marked = false;
    return ad;
  };
  const Seen seen{.period = {night(7), night(13)},
                  .nights = {night(7), night(8), night(9)},
                  .silent = {},
                  .ads = {ad_of(1, "s1", {night(7)}), unmarked(1, 8), unmarked(2, 8), unmarked(3, 9)},
                  .elsewhere = {{AdRow{9}, PersonId{3}, {night(10)}}}};
  const auto ads = std::vector{&seen.ads[0], &seen.ads[1], &seen.ads[2], &seen.ads[3]};
  EXPECT_EQ(open_histories(seen, ads).persons.size(), 2U);
  const dedup::Marks counted = marks(seen, ads);
  EXPECT_EQ(counted.unmarked_persons, 1);
  EXPECT_THAT(counted.ads_of_marked, ElementsAre(2, 1));
  EXPECT_EQ(counted.marked_ads, 1);
  EXPECT_EQ(counted.unmarked_ads, 3);
}

}  // namespace
}  // namespace vigie::analysis
