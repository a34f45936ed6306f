#include <gmock/gmock.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class DriftTest : public StorageTest {
 protected:
  ScanId night(const std::string& date) {
    const auto scan = database_.begin_scan(scan_of(date, {department("95")})).value();
    EXPECT_TRUE(database_.store_site_outcome(scan, {.site = "s14"}));
    return scan;
  }
  void list(ScanId scan, const std::string& date, const std::vector<std::string>& ids) {
    FetchedPage page{.scan = scan, .frontier = FrontierId{0}, .page = listing(), .night = day(date)};
    page.fetched = instant(date + "T02:00:00+02:00");
    for (const std::string& id : ids) page.listed.push_back({row_of(lina(id))});
    ASSERT_TRUE(database_.store_page(page));
  }

  Database database_ = open();
  const FieldNight price_{.page = PageKind::kAd,
                          .field = "price",
                          .found = {18, 20},
                          .fresh = {5, 6},
                          .agreed = {3, 4},
                          .kept = {9, 10},
                          .only_generic = 1,
                          .shapes = {{"9 €", 17}, {"a", 1}}};
  const Drift drift_{.site = "s14",
                     .page = PageKind::kAd,
                     .field = "price",
                     .measure = DriftMeasure::kForm,
                     .since = day("2026-09-08"),
                     .was = {37, 40},
                     .now = {0, 39},
                     .was_shape = "9 €",
                     .now_shape = "a 9.9",
                     .ended = {}};
};

TEST_F(DriftTest, FieldsOfANightComeBackInTheOrderOfNights) {
  const auto first = night("2026-09-07"), second = night("2026-09-08");
  FieldNight other = price_;
  other.shapes.clear();
  ASSERT_TRUE(database_.store_field_nights(first, "s14", std::vector{price_}));
  ASSERT_TRUE(database_.store_field_nights(second, "s14", std::vector{other}));
  const auto nights = database_.field_nights("s14", 60).value();
  ASSERT_THAT(nights, SizeIs(2));
  EXPECT_EQ(nights[0].first, day("2026-09-07"));
  EXPECT_THAT(nights[0].second, ElementsAre(price_));
  EXPECT_THAT(nights[1].second, ElementsAre(other));
  EXPECT_THAT(database_.field_nights("s14", 1).value(), SizeIs(1));
  EXPECT_THAT(database_.field_nights("s15", 60).value(), IsEmpty());
}

TEST_F(DriftTest, AScanStoredAgainTakesThePlaceOfTheFirst) {
  const auto scan = night("2026-09-07");
  ASSERT_TRUE(database_.store_field_nights(scan, "s14", std::vector{price_}));
  ASSERT_TRUE(database_.store_field_nights(scan, "s14", std::vector{price_}));
  EXPECT_THAT(database_.field_nights("s14", 60).value(), SizeIs(1));
}

TEST_F(DriftTest, ADriftIsOpenUntilItEnds) {
  night("2026-09-08");
  ASSERT_TRUE(database_.store_drifts(std::vector{drift_}));
  EXPECT_THAT(database_.open_drifts().value(), ElementsAre(drift_));
  Drift ended = drift_;
  ended.now = {0, 60};
  ended.ended = day("2026-09-10");
  ASSERT_TRUE(database_.store_drifts(std::vector{ended}));
  EXPECT_THAT(database_.open_drifts().value(), IsEmpty());
  EXPECT_THAT(database_.drifts("s14").value(), ElementsAre(ended));
}

TEST_F(DriftTest, AdsStillListedAreThoseOfTheNightBefore) {
  list(night("2026-09-07"), "2026-09-07", {"1", "2", "3"});
  const auto second = night("2026-09-08");
  list(second, "2026-09-08", {"2", "4"});
  EXPECT_EQ(database_.ads_still_listed(second, "s14").value(), (Count{1, 3}));
}

TEST_F(DriftTest, ControlAdsAreThoseSeenLastAndLongestUnread) {
  ASSERT_TRUE(database_.store_ads(std::vector{lina("1"), lina("2")}));
  AdRecord later = lina("3");
  later.raw.seen.push_back(day("2026-09-08"));
  ASSERT_TRUE(database_.store_ads(std::vector{later}));
  const auto ads = database_.control_ads("s14", ScanId{0}, 2).value();
  ASSERT_THAT(ads, SizeIs(2));
  EXPECT_EQ(ads[0].ad_id, "3");
  EXPECT_EQ(ads[1].ad_id, "1");
}

}  // namespace
}  // namespace vigie::storage
