#include <gmock/gmock.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

using testing::ElementsAre;

class PageTest : public StorageTest {
 protected:
  FetchedPage fetched(FrontierPage page) const {
    FetchedPage fetched{.scan = scan_,
                        .frontier = {},
                        .page = std::move(page),
                        .night = day("2026-09-07"),
                        .fetched = instant("2026-09-07T02:10:00+02:00"),
                        .status = 200,
                        .bytes = 27'000,
                        .took = std::chrono::milliseconds(120),
                        .listed = {},
                        .ads = {},
                        .found = {}};
    const auto frontier = database_.pending(scan_, "s14", 100).value();
    for (const PendingPage& pending : frontier) {
      if (pending.page.url == fetched.page.url) fetched.frontier = pending.id;
    }
    return fetched;
  }
  std::vector<SeenAd> seen(std::string_view code) const {
    return database_.seen_ads(department(code), {day("2026-09-01"), day("2026-09-30")}).value();
  }

  Database database_ = open();
  ScanId scan_ = database_.begin_scan(scan_of("2026-09-07", {department("95")})).value();
};

TEST_F(PageTest, AListingIsDoneAndLeadsToTheAdsThatItShows) {
  ASSERT_TRUE(database_.enqueue(scan_, std::vector{listing()}));
  FetchedPage page = fetched(listing());
  page.listed = {{row_of(lina("1"))}, {row_of(lina("2"))}};
  page.found = {page_of(lina("1")), page_of(lina("2")), listing()};
  EXPECT_EQ(database_.store_page(page).value(), (PageCounts{.new_ads = 2, .changed_ads = 0, .sightings = 2}));
  const auto pending = database_.pending(scan_, "s14", 100).value();
  ASSERT_EQ(pending.size(), 2U);
  EXPECT_EQ(pending[0].page.ad_id, "1");
  EXPECT_EQ(database_.store_page(page).value(), PageCounts{});
  EXPECT_EQ(number("SELECT count(*) FROM fetches WHERE status = 200 AND bytes = 27000 AND took_ms = 120"), 2);
}

TEST_F(PageTest, APartOfAListingLeavesItToBeFetched) {
  ASSERT_TRUE(database_.enqueue(scan_, std::vector{listing()}));
  FetchedPage part = fetched(listing());
  part.listed = {{row_of(lina("1"))}};
  part.found = {page_of(lina("1"))};
  EXPECT_EQ(database_.store_part(part).value().new_ads, 1);
  EXPECT_EQ(database_.pending_count(scan_, "s14").value(), 2);
  EXPECT_EQ(database_.pending(scan_, "s14", 1).value().at(0).page.kind, PageKind::kListing);
  EXPECT_EQ(number("SELECT count(*) FROM fetches"), 0);
}

TEST_F(PageTest, AnAdReadAfterItsRowIsNeitherNewNorChanged) {
  FetchedPage rows = fetched(listing());
  rows.listed = {{row_of(lina())}};
  ASSERT_TRUE(database_.store_page(rows));
  EXPECT_EQ(seen("95").at(0).kind, AdKind::kUnsure);
  FetchedPage page = fetched(page_of(lina()));
  page.ads = {lina()};
  EXPECT_EQ(database_.store_page(page).value(), PageCounts{});
  EXPECT_EQ(seen("95").at(0).kind, AdKind::kOffer);
  EXPECT_EQ(number("SELECT ad FROM fetches WHERE kind = 'ad'"), 1);
}

TEST_F(PageTest, AnAdCountsWhereItSaysItIsNotWhereItWasListed) {
  FetchedPage rows = fetched(listing());
  rows.listed = {{row_of(lina())}};
  ASSERT_TRUE(database_.store_page(rows));
  ASSERT_EQ(seen("95").size(), 1U);
  FetchedPage page = fetched(page_of(lina()));
  page.ads = {lina()};
  page.ads[0].ad.department = department("78");
  ASSERT_TRUE(database_.store_page(page));
  EXPECT_TRUE(seen("95").empty());
  EXPECT_EQ(seen("78").size(), 1U);
}

TEST_F(PageTest, AnAdThatTellsNoPlaceCountsWhereItWasListed) {
  FetchedPage page = fetched(page_of(lina()));
  page.ads = {lina()};
  page.ads[0].ad.department.reset();
  ASSERT_TRUE(database_.store_page(page));
  EXPECT_EQ(seen("95").size(), 1U);
}

TEST_F(PageTest, AnAdThatMovedCountsOnEachNightWhereItWasThen) {
  AdRecord moved = lina();
  moved.raw.seen = {day("2026-09-14")};
  moved.raw.fetched = instant("2026-09-14T02:00:00+02:00");
  moved.raw.place = "Versailles";
  moved.ad.department = department("78");
  ASSERT_TRUE(database_.store_ads(std::vector{lina(), moved}));
  EXPECT_THAT(seen("95").at(0).nights, ElementsAre(day("2026-09-07")));
  EXPECT_THAT(seen("78").at(0).nights, ElementsAre(day("2026-09-14")));
}

TEST_F(PageTest, AnUnchangedPageIsASightingAndAReading) {
  ASSERT_TRUE(database_.store_ads(std::vector{lina()}));
  FetchedPage page = fetched(page_of(lina()));
  page.night = day("2026-09-08");
  page.fetched = instant("2026-09-08T02:10:00+02:00");
  page.status = 304;
  page.outcome = Outcome::kUnchanged;
  EXPECT_EQ(database_.store_page(page).value(), (PageCounts{.new_ads = 0, .changed_ads = 0, .sightings = 1}));
  EXPECT_EQ(known_ad_in(database_, row_of(lina()))->last_fetched, page.fetched);
}

TEST_F(PageTest, AGoneAdIsNoSighting) {
  ASSERT_TRUE(database_.store_ads(std::vector{lina()}));
  FetchedPage page = fetched(page_of(lina()));
  page.night = day("2026-09-08");
  page.status = 410;
  page.outcome = Outcome::kGone;
  EXPECT_EQ(database_.store_page(page).value(), PageCounts{});
}

TEST_F(PageTest, NothingOfAPageStaysWhereItIsRefused) {
  FetchedPage page = fetched(listing());
  page.scan = ScanId{99};
  page.listed = {{row_of(lina())}};
  page.ads = {lina("2")};
  const auto refused = database_.store_page(page);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Error::kDatabase);
  for (const std::string table : {"ads", "ad_versions", "sightings", "identifiers", "photos", "fetches", "frontier"}) {
    EXPECT_EQ(number("SELECT count(*) FROM " + table), 0) << table;
  }
}

TEST_F(PageTest, ATransactionIsNotHeldAfterARefusal) {
  FetchedPage page = fetched(listing());
  page.scan = ScanId{99};
  ASSERT_FALSE(database_.store_page(page));
  page.scan = scan_;
  EXPECT_TRUE(database_.store_page(page));
}

}  // namespace
}  // namespace vigie::storage
