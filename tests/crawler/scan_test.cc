#include "crawler/scan.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/crawler/losing_proxy.h"
#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using Scan = TinySiteTest;

TEST_F(Scan, ReadsListingsThenAdsAndStoresThem) {
  pages_["/l/95?page=1"] = tiny_listing({"1", "2"});
  pages_["/l/95?page=2"] = tiny_listing({"3"});
  for (const char* id : {"1", "2", "3"}) pages_[std::string("/ad/") + id] = tiny_ad(id);
  const auto summary = scan_served();
  ASSERT_EQ(summary.sites.size(), 1u);
  EXPECT_TRUE(summary.complete()) << summary.sites[0].detail;
  EXPECT_EQ(summary.sites[0].ads, 3);
  EXPECT_EQ(summary.sites[0].new_ads, 3);
  EXPECT_EQ(summary.sites[0].failures, 0);
  EXPECT_THAT(asked_,
              ElementsAre("/robots.txt", "/l/95?page=1", "/ad/1", "/ad/2", "/l/95?page=2", "/ad/3", "/l/95?page=3"));
  const auto ads = database_.linkable_ads().value();
  ASSERT_EQ(ads.size(), 3u);
  EXPECT_EQ(ads[0].department, DepartmentCode::parse("95").value());
  EXPECT_THAT(ads[0].nights, ElementsAre(parse_date("2026-09-07").value()));
}

TEST_F(Scan, SecondNightAsksForListingsNewAdsAndAFewKnownOnes) {
  pages_["/l/95?page=1"] = tiny_listing({"1"});
  pages_["/ad/1"] = tiny_ad("1");
  pages_["/ad/2"] = tiny_ad("2");
  scan_served();
  pages_["/l/95?page=1"] = tiny_listing({"2", "1"});
  const auto summary = scan_served("95", "2026-09-08");
  EXPECT_THAT(asked_, ElementsAre("/robots.txt", "/l/95?page=1", "/ad/2", "/l/95?page=2", "/ad/1"));
  EXPECT_EQ(summary.sites[0].ads, 2);
  EXPECT_EQ(summary.sites[0].new_ads, 1);
  EXPECT_EQ(database_.linkable_ads().value()[0].nights.size(), 2u);
}

std::ptrdiff_t ad_pages(const std::vector<std::string>& asked) {
  return std::ranges::count_if(asked, [](const std::string& path) { return path.starts_with("/ad/"); });
}

TEST_F(Scan, OfKnownAdsAFewAreReadAgainTwentyWhereOneIsNotAsItWasAndNoneThatIsNoLongerListed) {
  std::vector<std::string> ids;
  for (int i = 1; i <= 40; ++i) ids.push_back(std::to_string(i));
  pages_["/l/95?page=1"] = tiny_listing(ids);
  for (const std::string& id : ids) pages_["/ad/" + id] = tiny_ad(id);
  scan_served();
  ids.erase(ids.begin());
  pages_["/l/95?page=1"] = tiny_listing(ids);
  scan_served("95", "2026-09-08");
  EXPECT_EQ(ad_pages(asked_), 3);
  EXPECT_THAT(asked_, Not(Contains("/ad/1")));
  for (const std::string& id : ids) pages_["/ad/" + id] = page("<html><body><h1>Annonce " + id + "</h1></body></html>");
  scan_served("95", "2026-09-09");
  EXPECT_EQ(ad_pages(asked_), 20);
  EXPECT_THAT(asked_, Not(Contains("/ad/1")));
}

std::string tagged(std::string answer, const std::string& etag) {
  return answer.insert(answer.find("\r\n") + 2, "ETag: " + etag + "\r\n");
}

TEST_F(Scan, ReadAgainToFindDriftAPageIsAskedForByItsTagWhereThatIsStrong_RFC9110_8_8_1) {
  pages_["/l/95?page=1"] = tiny_listing({"1", "2"});
  pages_["/ad/1"] = tagged(tiny_ad("1"), "\"a1\"");
  pages_["/ad/2"] = tagged(tiny_ad("2"), "W/\"a2\"");
  scan_served();
  std::map<std::string, std::string> conditions;
  const TinyServer server([&](const Asked& asked) {
    const std::string condition = asked.header("If-None-Match");
    conditions[asked.path()] = condition;
    return condition.empty() ? served(asked) : tagged(answer("304 Not Modified", "", ""), condition);
  });
  const auto summary = scan(settings(server), "2026-09-08");
  EXPECT_TRUE(summary.complete());
  EXPECT_EQ(conditions.at("/ad/1"), "\"a1\"");
  EXPECT_EQ(conditions.at("/ad/2"), "");
  const auto fields = database_.field_nights("tiny", 1).value().front().second;
  const auto text = std::ranges::find(fields, "text", &storage::FieldNight::field);
  ASSERT_NE(text, fields.end());
  EXPECT_EQ(text->kept, (Count{2, 2}));
}

TEST_F(Scan, KnownAdIsStoredAgainWhenItIsDueAndNotBefore) {
  pages_["/l/95?page=1"] = tiny_listing({"1"});
  pages_["/ad/1"] = tiny_ad("1");
  scan_served();
  const auto before = database_.control_ads("tiny", ScanId{0}, 1).value().at(0).text;
  pages_["/ad/1"] =
      page("<html><body><h1>Annonce 1</h1><p class=text>De retour demain dans ma ville.</p></body></html>");
  scan_served("95", "2026-09-08");
  EXPECT_THAT(asked_, Contains("/ad/1"));
  EXPECT_EQ(database_.control_ads("tiny", ScanId{0}, 1).value().at(0).text, before);
  scan_served("95", "2026-09-15");
  EXPECT_NE(database_.control_ads("tiny", ScanId{0}, 1).value().at(0).text, before);
}

TEST_F(Scan, PageThatIsAsItWasIsNotSentAgain_RFC9110_13_1) {
  pages_["/l/95?page=1"] = tiny_listing({"1"});
  pages_["/ad/1"] = tiny_ad("1").insert(std::string("HTTP/1.1 200 OK\r\n").size(),
                                        "ETag: \"a1\"\r\nLast-Modified: Mon, 07 Sep 2026 00:00:00 GMT\r\n");
  scan_served();
  std::string condition;
  const TinyServer server([&](const Asked& asked) {
    if (asked.path() != "/ad/1") return served(asked);
    condition = asked.header("If-None-Match") + " " + asked.header("If-Modified-Since");
    return answer("304 Not Modified", "", "");
  });
  const auto summary = scan(settings(server), "2026-09-14");
  EXPECT_EQ(condition, "\"a1\" Mon, 07 Sep 2026 00:00:00 GMT");
  EXPECT_TRUE(summary.complete());
  const auto ads = database_.linkable_ads().value();
  ASSERT_EQ(ads.size(), 1u);
  EXPECT_EQ(ads[0].nights.size(), 2u);
}

TEST_F(Scan, EndsRightOverALineThatDelaysAndLoses) {
  for (int number = 1; number <= 3; ++number) {
    std::vector<std::string> ids;
    for (int i = 1; i <= 5; ++i) ids.push_back(std::to_string(number * 10 + i));
    pages_["/l/95?page=" + std::to_string(number)] = tiny_listing(ids);
    for (const std::string& id : ids) pages_["/ad/" + id] = tiny_ad(id);
  }
  const TinyServer server([this](const Asked& asked) { return served(asked); });
  const LosingProxy proxy(server.endpoint());
  ScanSettings over_the_line = settings(server);
  over_the_line.network.loopback = Loopback{proxy.address(), {}};
  const auto summary = scan(over_the_line);
  EXPECT_TRUE(summary.complete()) << summary.sites[0].detail;
  EXPECT_GE(proxy.lost(), 5);
  EXPECT_EQ(summary.sites[0].ads, 15);
  const auto ads = database_.control_ads("tiny", ScanId{0}, 100).value();
  ASSERT_EQ(ads.size(), 15u);
  for (const RawAd& ad : ads) EXPECT_THAT(ad.text.value_or(""), testing::EndsWith("avant midi."));
}

TEST_F(Scan, AdWhoseAddressLeadsToAnotherIsGone) {
  pages_["/l/95?page=1"] = tiny_listing({"1", "2"});
  pages_["/ad/1"] = redirect("/ad/2");
  pages_["/ad/2"] = tiny_ad("2");
  const auto summary = scan_served();
  EXPECT_TRUE(summary.complete()) << summary.sites[0].detail;
  EXPECT_EQ(database_.control_ads("tiny", ScanId{0}, 9).value().size(), 1u);
}

TEST_F(Scan, PagesThatChangeAreADriftTheSameNightUntilMended) {
  std::vector<std::string> ids;
  for (int i = 1; i <= 15; ++i) ids.push_back(std::to_string(i));
  pages_["/l/95?page=1"] = tiny_listing(ids);
  for (const std::string& id : ids) pages_["/ad/" + id] = tiny_ad(id);
  for (const char* night : {"2026-09-07", "2026-09-08", "2026-09-09"})
    EXPECT_TRUE(scan_served("95", night).sites[0].drifts.empty()) << night;
  for (const std::string& id : ids)
    pages_["/ad/" + id] = page("<html><body><h1>Annonce " + id + "</h1><p class=css-1x>Texte</p></body></html>");
  const auto changed = scan_served("95", "2026-09-10").sites[0].drifts;
  std::set<std::string> fields;  // the phone stood in the text
  for (const auto& drift : changed) {
    fields.insert(drift.field);
    EXPECT_EQ(drift.since, parse_date("2026-09-10").value());
  }
  EXPECT_EQ(fields, (std::set<std::string>{"phones", "text"}));
  for (const std::string& id : ids) pages_["/ad/" + id] = tiny_ad(id);
  EXPECT_TRUE(scan_served("95", "2026-09-11").sites[0].drifts.empty());
}

TEST_F(Scan, ListThatRepeatsItsLastPageEnds) {
  for (const char* number : {"1", "2", "3", "4"}) {
    pages_[std::string("/l/95?page=") + number] = tiny_listing({number == std::string("1") ? "1" : "2"});
  }
  pages_["/ad/1"] = tiny_ad("1");
  pages_["/ad/2"] = tiny_ad("2");
  const auto summary = scan_served();
  EXPECT_TRUE(summary.complete());
  EXPECT_THAT(asked_, Contains("/l/95?page=3"));
  EXPECT_THAT(asked_, Not(Contains("/l/95?page=4")));
}

TEST_F(Scan, EndlessListIsCutAndSaidSo) {
  for (int number = 1; number < 9; ++number) {
    const auto id = std::to_string(number);
    pages_["/l/95?page=" + id] = tiny_listing({id});
    pages_["/ad/" + id] = tiny_ad(id);
  }
  const auto summary = scan_served();
  EXPECT_EQ(summary.sites[0].outcome, Outcome::kLimit);
  EXPECT_EQ(summary.sites[0].ads, 5);
  EXPECT_THAT(summary.sites[0].detail, HasSubstr("95"));
}

TEST_F(Scan, ListingWithoutAdsIsSuspicious) {
  pages_["/l/95?page=1"] = tiny_listing({});
  const auto summary = scan_served();
  EXPECT_EQ(summary.sites[0].outcome, Outcome::kEmpty);
  EXPECT_FALSE(summary.complete());
}

TEST_F(Scan, RobotsAreObeyed) {
  pages_["/robots.txt"] = page("User-agent: *\nDisallow: /l/");
  const auto summary = scan_served();
  EXPECT_EQ(summary.sites[0].outcome, Outcome::kRobots);
  EXPECT_EQ(summary.sites[0].pages, 0);
  EXPECT_THAT(asked_, ElementsAre("/robots.txt"));
}

TEST_F(Scan, GoneAdIsNoFailure) {
  pages_["/l/95?page=1"] = tiny_listing({"1", "2"});
  pages_["/ad/1"] = tiny_ad("1");
  const auto summary = scan_served();
  EXPECT_TRUE(summary.complete());
  EXPECT_EQ(summary.sites[0].failures, 0);
}

TEST_F(Scan, SiteThatRefusesIsNotAskedOn) {
  pages_["/l/95?page=1"] = tiny_listing({"1", "2", "3", "4", "5"});
  for (const char* id : {"1", "2", "3", "4", "5"}) pages_[std::string("/ad/") + id] = answer("403 Forbidden", "", "no");
  const auto summary = scan_served();
  EXPECT_EQ(summary.sites[0].outcome, Outcome::kBlocked);
  EXPECT_THAT(asked_, Contains("/ad/3"));
  EXPECT_THAT(asked_, Not(Contains("/ad/4")));
}

TEST_F(Scan, SiteThatIsDownStopsNoOther) {
  extractors::SiteDefinition down = site_;
  down.id = "down";
  down.base = "http://www.down.example";
  pages_["/l/95?page=1"] = tiny_listing({"1"});
  pages_["/ad/1"] = tiny_ad("1");
  const TinyServer server([&](const Asked& asked) {
    if (asked.header("Host") == "www.tiny.example") return served(asked);
    return asked.path() == "/robots.txt" ? page("") : std::string();
  });
  ScanSettings both = settings(server);
  both.sites.push_back(&down);
  const auto summary = scan(both);
  ASSERT_EQ(summary.sites.size(), 2u);
  EXPECT_EQ(summary.sites[0].site, "down");
  EXPECT_EQ(summary.sites[0].outcome, Outcome::kNetwork);
  EXPECT_EQ(summary.sites[1].outcome, Outcome::kOk);
  EXPECT_EQ(summary.sites[1].ads, 1);
}

TEST_F(Scan, AdsOfOtherDepartmentsAreNotAskedForWhereAListingCoversMore) {
  std::string definition = kTinyDefinition;
  definition.replace(definition.find("url = \"/l/{code}"), 16, "filter_by_place = true\nurl = \"/l/{region}");
  define(definition);
  pages_["/l/ile-de-france?page=1"] =
      page("<ul>" + tiny_row("1", "Cergy") + tiny_row("2", "Créteil") + tiny_row("3", "") + "</ul>");
  for (const char* id : {"1", "2", "3"}) pages_[std::string("/ad/") + id] = tiny_ad(id);
  scan_served("95,78");
  EXPECT_THAT(asked_,
              ElementsAre("/robots.txt", "/l/ile-de-france?page=1", "/ad/1", "/ad/3", "/l/ile-de-france?page=2"));
}

TEST_F(Scan, ResumesWhereItWasBrokenOff) {
  pages_["/l/95?page=1"] = tiny_listing({"1", "2"});
  pages_["/ad/1"] = tiny_ad("1");
  pages_["/ad/2"] = tiny_ad("2");
  const auto scan_id = database_
                           .begin_scan({.night = parse_date("2026-09-07").value(),
                                        .started = parse_instant("2026-09-07T02:00:00+02:00").value(),
                                        .departments = DepartmentCode::parse_list("95").value(),
                                        .sites = {"tiny"}})
                           .value();
  const storage::FrontierPage listing{.site = "tiny",
                                      .department = DepartmentCode::parse("95").value(),
                                      .url = "http://www.tiny.example/l/95?page=1",
                                      .ad_id = {}};
  storage::FrontierPage ad = listing;
  ad.kind = storage::PageKind::kAd;
  ad.url = "http://www.tiny.example/ad/2";
  ad.ad_id = "2";
  const storage::FrontierPage both[] = {listing, ad};
  ASSERT_TRUE(database_.enqueue(scan_id, both));
  const auto first = database_.pending(scan_id, "tiny", 100).value().front();
  ASSERT_TRUE(database_.store_page({.scan = scan_id,
                                    .frontier = first.id,
                                    .page = first.page,
                                    .night = parse_date("2026-09-07").value(),
                                    .fetched = parse_instant("2026-09-07T02:00:01+02:00").value(),
                                    .listed = {},
                                    .ads = {},
                                    .found = {}}));
  const TinyServer server([this](const Asked& asked) { return served(asked); });
  ScanSettings resumed = settings(server, "94");
  resumed.resume = true;
  const auto summary = scan(resumed, "2026-09-08");
  EXPECT_EQ(summary.night, parse_date("2026-09-07").value());
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/ad/2"));
  EXPECT_EQ(database_.linkable_ads().value().at(0).department, DepartmentCode::parse("95").value());
  EXPECT_FALSE(database_.unfinished_scan().value());
}

TEST_F(Scan, WithoutABrokenOffScanThereIsNothingToResume) {
  const TinyServer server([this](const Asked& asked) { return served(asked); });
  ScanSettings resumed = settings(server);
  resumed.resume = true;
  const auto clock = Clock::parse("2026-09-07T02:00:00+02:00@100000").value();
  const auto summary = run_scan(resumed, database_, normaliser_, clock, {});
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, Error::kNotFound);
}

TEST_F(Scan, PlanNamesFirstPagesWithoutAsking) {
  ScanSettings plan{.departments = DepartmentCode::parse_list("95,94").value(), .sites = {&site_}, .network = {}};
  const auto planned = plan_scan(plan);
  ASSERT_EQ(planned.size(), 2u);
  EXPECT_EQ(planned[0].url, "http://www.tiny.example/l/95?page=1");
  EXPECT_EQ(planned[1].department.text(), "94");
}

TEST_F(Scan, PlanAsksForAnAddressSharedByDepartmentsOnce) {
  std::string definition = kTinyDefinition;
  definition.replace(definition.find("/l/{code}"), 9, "/l/{region}");
  define(definition);
  ScanSettings plan{.departments = DepartmentCode::parse_list("95,94,59").value(), .sites = {&site_}, .network = {}};
  EXPECT_EQ(plan_scan(plan).size(), 2u);
}

}  // namespace
}  // namespace vigie::crawler
