#include <gmock/gmock.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ScanTest : public StorageTest {
 protected:
  Database database_ = open();
  ScanId scan_ = database_.begin_scan(scan_of("2026-09-07", {department("95"), department("2A")})).value();
};

TEST_F(ScanTest, IsUnfinishedUntilItEnds) {
  const auto scan = database_.unfinished_scan().value();
  ASSERT_TRUE(scan);
  EXPECT_EQ(scan->id, scan_);
  EXPECT_EQ(scan->plan.night, day("2026-09-07"));
  EXPECT_THAT(scan->plan.departments, ElementsAre(department("95"), department("2A")));
  EXPECT_THAT(scan->plan.sites, ElementsAre("s14"));
  ASSERT_TRUE(database_.end_scan(scan_, instant("2026-09-07T05:00:00+02:00")));
  EXPECT_FALSE(database_.unfinished_scan().value());
  EXPECT_EQ(database_.last_scan().value()->ended, instant("2026-09-07T05:00:00+02:00"));
}

TEST_F(ScanTest, GivesUpAnEarlierOneThatHasNotEnded) {
  ASSERT_TRUE(database_.enqueue(scan_, std::vector{listing()}));
  const ScanId next = database_.begin_scan(scan_of("2026-09-08", {department("95")})).value();
  EXPECT_EQ(database_.unfinished_scan().value()->id, next);
  ASSERT_TRUE(database_.end_scan(next, instant("2026-09-08T05:00:00+02:00")));
  EXPECT_FALSE(database_.unfinished_scan().value());
  EXPECT_THAT(database_.pending(scan_, "s14", 100).value(), IsEmpty());
}

TEST_F(ScanTest, FrontierKeepsTheOrderAndPassesOverWhatItHas) {
  ASSERT_TRUE(database_.enqueue(scan_, std::vector{listing(2), listing(1)}));
  ASSERT_TRUE(database_.enqueue(scan_, std::vector{listing(1), page_of(lina())}));
  const auto pages = database_.pending(scan_, "s14", 100).value();
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].page.url, listing(2).url);
  EXPECT_EQ(pages[1].page.page, 1);
  EXPECT_EQ(pages[2].page.kind, PageKind::kAd);
  EXPECT_EQ(pages[2].page.ad_id, lina().raw.ad_id);
  EXPECT_EQ(pages[2].page.department, department("95"));
  EXPECT_THAT(database_.pending(scan_, "s15", 100).value(), IsEmpty());
}

TEST_F(ScanTest, FrontierIsDroppedAtTheEnd) {
  ASSERT_TRUE(database_.enqueue(scan_, std::vector{listing()}));
  ASSERT_TRUE(database_.end_scan(scan_, instant("2026-09-07T05:00:00+02:00")));
  EXPECT_EQ(number("SELECT count(*) FROM frontier"), 0);
}

TEST_F(ScanTest, APlannedSiteHasNoOutcomeUntilItIsStored) {
  EXPECT_THAT(database_.site_outcomes(scan_).value(), IsEmpty());
  const SiteOutcome blocked{.site = "s14",
                            .outcome = Outcome::kBlocked,
                            .pages = 3,
                            .ads = 2,
                            .new_ads = 1,
                            .failures = 1,
                            .detail = "challenge on https://s14.example/0639980012"};
  ASSERT_TRUE(database_.store_site_outcome(scan_, {.site = "s14", .detail = ""}));
  ASSERT_TRUE(database_.store_site_outcome(scan_, blocked));
  const auto outcomes = database_.site_outcomes(scan_).value();
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(outcomes[0].outcome, Outcome::kBlocked);
  EXPECT_EQ(outcomes[0].failures, 1);
  EXPECT_EQ(outcomes[0].detail, blocked.detail);
}

TEST_F(ScanTest, TheLastSuccessOfASiteIsItsLastNightWithoutFailure) {
  EXPECT_THAT(database_.last_successes().value(), IsEmpty());
  ASSERT_TRUE(database_.store_site_outcome(scan_, {.site = "s14", .detail = ""}));
  const ScanId later = database_.begin_scan(scan_of("2026-09-08", {department("95")})).value();
  ASSERT_TRUE(database_.store_site_outcome(later, {.site = "s14", .outcome = Outcome::kBlocked, .detail = ""}));
  ASSERT_TRUE(database_.store_site_outcome(later, {.site = "s15", .outcome = Outcome::kUnchanged, .detail = ""}));
  EXPECT_THAT(database_.last_successes().value(),
              ElementsAre(testing::Pair("s14", day("2026-09-07")), testing::Pair("s15", day("2026-09-08"))));
}

TEST_F(ScanTest, NightsAreThoseScannedOrImportedForTheDepartment) {
  AdRecord imported = lina();
  imported.raw.seen = {day("2026-09-05"), day("2026-09-07")};
  ASSERT_TRUE(database_.store_ads(std::vector{imported}));
  ASSERT_TRUE(database_.begin_scan(scan_of("2026-09-09", {department("94")})));
  const Period all{day("2026-09-01"), day("2026-09-30")};
  EXPECT_THAT(database_.nights(department("95"), all).value(), ElementsAre(day("2026-09-05"), day("2026-09-07")));
  EXPECT_THAT(database_.nights(department("94"), all).value(), ElementsAre(day("2026-09-09")));
  EXPECT_THAT(database_.nights({}, all).value(), ElementsAre(day("2026-09-05"), day("2026-09-07"), day("2026-09-09")));
  EXPECT_THAT(database_.nights({}, {day("2026-09-06"), day("2026-09-08")}).value(), ElementsAre(day("2026-09-07")));
  EXPECT_EQ(database_.stored_period().value(), (Period{day("2026-09-05"), day("2026-09-09")}));
}

TEST_F(StorageTest, AnEmptyDatabaseHasNoPeriodAndNoScan) {
  const Database database = open();
  EXPECT_FALSE(database.stored_period().value());
  EXPECT_FALSE(database.last_scan().value());
  EXPECT_FALSE(database.unfinished_scan().value());
}

}  // namespace
}  // namespace vigie::storage
