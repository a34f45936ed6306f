#include <gmock/gmock.h>

#include "tests/storage/fixture.h"

namespace vigie::storage {
namespace {

class AdTest : public StorageTest {
 protected:
  PageCounts import(std::vector<AdRecord> ads) { return database_.store_ads(ads).value(); }

  std::optional<KnownAd> known_ad(const RawAd& row) const { return known_ad_in(database_, row); }

  Database database_ = open();
};

AdRecord reworded(std::string_view fetched) {
  AdRecord ad = lina();
  ad.raw.text = "Nouvelle annonce, autre numéro";
  ad.raw.fetched = instant(fetched);
  ad.raw.seen = {paris_date(*ad.raw.fetched)};
  ad.ad.phones = {{.number = PhoneNumber::from_e164("+33639980099").value(),
                   .confidence = 1,
                   .read = {},
                   .rule = "digits",
                   .channels = {}}};
  return ad;
}

TEST_F(AdTest, ImportedTwiceChangesNothing) {
  const std::vector ads{lina("1"), lina("2"), reworded("2026-09-09T03:00:00+02:00")};
  EXPECT_EQ(import(ads), (PageCounts{.new_ads = 3, .changed_ads = 0, .sightings = 3}));
  const auto counted = "SELECT (SELECT count(*) FROM ad_versions) * 100 + (SELECT count(*) FROM identifiers)";
  const auto before = number(counted);
  EXPECT_EQ(import(ads), PageCounts{});
  EXPECT_EQ(number(counted), before);
}

TEST_F(AdTest, AFileThatHoldsSeveralVersionsOfAnAdImportedTwiceChangesNothing) {
  const std::vector ads{lina(), reworded("2026-09-09T03:00:00+02:00")};
  EXPECT_EQ(import(ads), (PageCounts{.new_ads = 1, .changed_ads = 1, .sightings = 2}));
  EXPECT_EQ(import(ads), PageCounts{});
  EXPECT_EQ(number("SELECT count(*) FROM ad_versions"), 2);
}

TEST_F(AdTest, OnlyTheTimesPassingMakesNoVersion) {
  import({lina()});
  AdRecord later = lina();
  later.raw.fetched = instant("2026-09-08T03:00:00+02:00");
  later.raw.seen = {day("2026-09-08")};
  later.raw.posted = "hier";
  EXPECT_EQ(import({later}), (PageCounts{.new_ads = 0, .changed_ads = 0, .sightings = 1}));
  EXPECT_EQ(number("SELECT count(*) FROM ad_versions"), 1);
}

TEST_F(AdTest, AnAdThatTakesBackItsOldWordsHasThemAsLatestVersion) {
  import({lina(), reworded("2026-09-08T03:00:00+02:00")});
  AdRecord back = lina();
  back.raw.fetched = instant("2026-09-09T03:00:00+02:00");
  EXPECT_EQ(import({back}).changed_ads, 1);
  EXPECT_EQ(number("SELECT count(*) FROM ad_versions"), 2);
  const auto ads = database_.linkable_ads().value();
  ASSERT_EQ(ads.size(), 1U);
  EXPECT_EQ(ads[0].age, 32);
  EXPECT_EQ(number("SELECT current_version FROM ads"), 1);
}

TEST_F(AdTest, AnOlderVersionThatComesLateIsNotTheLatest) {
  import({reworded("2026-09-08T03:00:00+02:00")});
  EXPECT_EQ(import({lina()}).changed_ads, 0);
  EXPECT_EQ(number("SELECT current_version FROM ads"), 1);
}

TEST_F(AdTest, NothingOfAnImportStaysWhereOneAdIsRefused) {
  AdRecord bad = lina("2");
  bad.ad.places.front().insee = "951";
  const auto refused = database_.store_ads(std::vector{lina("1"), bad});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Error::kDatabase);
  EXPECT_EQ(number("SELECT count(*) FROM ads"), 0);
  EXPECT_EQ(number("SELECT count(*) FROM identifiers"), 0);
  EXPECT_EQ(import({lina("1")}).new_ads, 1);
}

TEST_F(AdTest, AListingKnowsWhetherItsRowIsNewOrChanged) {
  const ScanId scan = database_.begin_scan(scan_of("2026-09-07", {department("95")})).value();
  RawAd row = row_of(lina());
  EXPECT_FALSE(known_ad(row));

  FetchedPage page{.scan = scan,
                   .frontier = {},
                   .page = listing(),
                   .night = day("2026-09-07"),
                   .fetched = instant("2026-09-07T02:05:00+02:00"),
                   .status = 200,
                   .listed = {{row}},
                   .ads = {},
                   .found = {}};
  ASSERT_TRUE(database_.store_page(page));
  EXPECT_FALSE(known_ad(row)->has_content);
  EXPECT_FALSE(known_ad(row)->row_changed);

  import({lina()});
  EXPECT_TRUE(known_ad(row)->has_content);
  EXPECT_EQ(known_ad(row)->last_fetched, lina().raw.fetched);

  row.posted = "il y a 2 jours";
  EXPECT_FALSE(known_ad(row)->row_changed);
  row.title = "Lina est de retour";
  EXPECT_TRUE(known_ad(row)->row_changed);
}

TEST_F(AdTest, AChangedRowStaysChangedUntilTheAdIsReadAgain) {
  const ScanId scan = database_.begin_scan(scan_of("2026-09-08", {department("95")})).value();
  import({lina()});
  FetchedPage page{.scan = scan,
                   .frontier = {},
                   .page = listing(),
                   .night = day("2026-09-08"),
                   .fetched = instant("2026-09-08T02:05:00+02:00"),
                   .status = 200,
                   .listed = {{row_of(lina())}},
                   .ads = {},
                   .found = {}};
  ASSERT_TRUE(database_.store_page(page));
  page.listed[0].row.title = "Lina est de retour";
  ASSERT_TRUE(database_.store_page(page));
  EXPECT_TRUE(known_ad(page.listed[0].row)->row_changed);
  import({reworded("2026-09-08T03:00:00+02:00")});
  EXPECT_FALSE(known_ad(page.listed[0].row)->row_changed);
}

TEST_F(AdTest, ClearAdIsWhatWasStoredAndIsWrittenIntoTheAudit) {
  AdRecord ad = lina();
  ad.raw.seen = {day("2026-09-05"), day("2026-09-07")};
  import({ad});
  const AdRow row = database_.linkable_ads().value().at(0).ad;
  const auto clear = database_.clear_ad(row, {instant("2026-09-08T10:00:00+02:00"), "analyst", "read", "ad 1"});
  ASSERT_TRUE(clear) << clear.error();
  EXPECT_EQ(*clear, ad.raw);
  EXPECT_EQ(number("SELECT count(*) FROM audit"), 1);
}

TEST_F(AdTest, ClearAdOfNothingIsNotFoundAndNotAudited) {
  const auto clear = database_.clear_ad(AdRow{7}, {instant("2026-09-08T10:00:00+02:00"), "analyst", "read", "ad 7"});
  ASSERT_FALSE(clear);
  EXPECT_EQ(clear.error().code, Error::kNotFound);
  EXPECT_EQ(number("SELECT count(*) FROM audit"), 0);
}

TEST_F(AdTest, ClearAdIsNotGivenWhereTheAuditCannotBeWritten) {
  import({lina()});
  EXPECT_FALSE(database_.clear_ad(database_.linkable_ads().value().at(0).ad, {{}, "", "", ""}));
}

}  // namespace
}  // namespace vigie::storage
