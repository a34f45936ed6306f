#include "crawler/page_reading.h"

#include <gtest/gtest.h>

namespace vigie::crawler {
namespace {

using namespace std::chrono_literals;
using storage::FrontierPage;
using storage::KnownAd;
using storage::PageKind;

constexpr Instant kNow{std::chrono::seconds(1'800'000'000)};

KnownAd known(std::chrono::seconds ago) { return {.row = AdRow{1}, .has_content = true, .last_fetched = kNow - ago}; }

TEST(NeedsPage, NewAdDoes) { EXPECT_TRUE(needs_page(std::nullopt, kNow)); }

TEST(NeedsPage, KnownAdWaitsForThreeNights) {
  EXPECT_FALSE(needs_page(known(24h), kNow));
  EXPECT_FALSE(needs_page(known(2 * 24h), kNow));
  EXPECT_TRUE(needs_page(known(3 * 24h), kNow));
  EXPECT_TRUE(needs_page(known(3 * 24h - 1h), kNow));  // it was read later in its night
}

TEST(NeedsPage, OldAdThatDoesNotChangeWaitsLongerAndOneThatDoesNot) {
  KnownAd old = known(9 * 24h);
  old.first_fetched = kNow - 29 * 24h;  // read for twenty days
  old.versions = 1;
  EXPECT_FALSE(needs_page(old, kNow));
  old.versions = 2;
  EXPECT_TRUE(needs_page(old, kNow));
}

TEST(RevisitAfter, IsHalfTheTimeInWhichAChangeIsToBeExpected) {
  EXPECT_EQ(revisit_after(std::chrono::days(0), 1), 3 * 24h);
  EXPECT_EQ(revisit_after(std::chrono::days(20), 1), 10 * 24h);
  EXPECT_EQ(revisit_after(std::chrono::days(20), 2), 5 * 24h);
  EXPECT_EQ(revisit_after(std::chrono::days(500), 1), 28 * 24h);
}

TEST(NeedsPage, ChangedRowOrMissingContentDoes) {
  KnownAd changed = known(24h);
  changed.row_changed = true;
  EXPECT_TRUE(needs_page(changed, kNow));
  KnownAd bare = known(24h);
  bare.has_content = false;
  EXPECT_TRUE(needs_page(bare, kNow));
}

TEST(CompleteFromRow, AddsWhatOnlyTheRowShows) {
  RawAd row;
  row.site = "s";
  row.ad_id = "7";
  row.url = "https://annonces.example/7";
  row.place = "Vitry-sur-Seine";
  row.title = "titre coupé…";
  row.phones = {"06 39 98 00 12"};
  RawAd ad;
  ad.site = "s";
  ad.ad_id = "other";
  ad.url = "https://annonces.example/7?session=1";
  ad.title = "titre entier";
  const RawAd whole = complete_from_row(ad, row);
  EXPECT_EQ(whole.place, "Vitry-sur-Seine");
  EXPECT_EQ(whole.title, "titre entier");
  EXPECT_EQ(whole.phones, row.phones);
  EXPECT_EQ(whole.ad_id, "7");
  EXPECT_EQ(whole.url, row.url);
}

TEST(SoftGone, AdThatLeadsHomeIsGone) {
  const auto department = DepartmentCode::parse("95").value();
  const FrontierPage ad{
      .site = "s", .department = department, .kind = PageKind::kAd, .url = "https://annonces.example/7", .ad_id = "7"};
  EXPECT_TRUE(is_soft_gone(ad, "https://annonces.example/"));
  EXPECT_FALSE(is_soft_gone(ad, "https://annonces.example/7-titre"));
  FrontierPage listing = ad;
  listing.kind = PageKind::kListing;
  EXPECT_FALSE(is_soft_gone(listing, "https://annonces.example/"));
}

}  // namespace
}  // namespace vigie::crawler
