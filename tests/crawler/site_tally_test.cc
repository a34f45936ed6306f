#include "crawler/site_tally.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::crawler {
namespace {

using storage::FrontierPage;
using storage::PageKind;
using ::testing::HasSubstr;

const auto k95 = DepartmentCode::parse("95").value();
const auto k94 = DepartmentCode::parse("94").value();

FrontierPage listing(DepartmentCode department) {
  return {.site = "s", .department = department, .url = "u", .ad_id = {}};
}
FrontierPage ad() { return {.site = "s", .department = k95, .kind = PageKind::kAd, .url = "u", .ad_id = "1"}; }

SiteTally with_ads(int pages, int failed, Outcome outcome) {
  SiteTally tally;
  tally.page(listing(k95), Outcome::kOk, "");
  tally.ads(pages, pages);
  for (int i = 0; i < pages; ++i) tally.page(ad(), i < failed ? outcome : Outcome::kOk, "why");
  return tally;
}

TEST(SiteTally, SiteWithoutAnyAdIsSuspicious) {
  SiteTally tally;
  tally.page(listing(k95), Outcome::kEmpty, "the listing shows no ads");
  const auto summary = tally.summary("s");
  EXPECT_EQ(summary.outcome, Outcome::kEmpty);
  EXPECT_THAT(summary.detail, HasSubstr("95"));
  EXPECT_EQ(summary.failures, 1);
}

TEST(SiteTally, OneEmptyDepartmentAmongOthersIsNamedOnly) {
  SiteTally tally = with_ads(3, 0, Outcome::kOk);
  tally.page(listing(k94), Outcome::kEmpty, "");
  const auto summary = tally.summary("s");
  EXPECT_EQ(summary.outcome, Outcome::kOk);
  EXPECT_THAT(summary.detail, HasSubstr("94"));
}

TEST(SiteTally, FewFailedAdsDoNotSpoilTheNight) {
  const auto summary = with_ads(20, 2, Outcome::kNetwork).summary("s");
  EXPECT_EQ(summary.outcome, Outcome::kOk);
  EXPECT_EQ(summary.failures, 2);
}

TEST(SiteTally, ManyFailedAdsAreTheSitesOutcome) {
  const auto summary = with_ads(20, 3, Outcome::kRobots).summary("s");
  EXPECT_EQ(summary.outcome, Outcome::kRobots);
  EXPECT_EQ(summary.detail, "why");
  EXPECT_EQ(summary.pages, 18);
}

TEST(SiteTally, GoneAdsAreNoFailures) {
  const auto summary = with_ads(4, 4, Outcome::kGone).summary("s");
  EXPECT_EQ(summary.outcome, Outcome::kOk);
  EXPECT_EQ(summary.failures, 0);
}

TEST(SiteTally, ListingThatFailedIsTheSitesOutcomeThoughOthersHaveAds) {
  SiteTally tally = with_ads(20, 0, Outcome::kOk);
  tally.page(listing(k94), Outcome::kNetwork, "no answer");
  EXPECT_EQ(tally.summary("s").outcome, Outcome::kNetwork);
  EXPECT_EQ(tally.summary("s").detail, "no answer");
}

TEST(SiteTally, CutListingIsALimit) {
  SiteTally tally = with_ads(3, 0, Outcome::kOk);
  tally.cut(k95);
  EXPECT_EQ(tally.summary("s").outcome, Outcome::kLimit);
  EXPECT_THAT(tally.summary("s").detail, HasSubstr("95"));
}

}  // namespace
}  // namespace vigie::crawler
