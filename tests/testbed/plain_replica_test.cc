// The twenty plain sites, over hand-made ads and a generated market.
#include "testbed/plain_replica.h"

#include <algorithm>
#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testbed/address_pattern.h"
#include "testbed/communes.h"
#include "testbed/latin1.h"
#include "testbed/market.h"
#include "testbed/replica_tools.h"
#include "tests/testbed/replica_support.h"

namespace vigie::testbed {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::MatchesRegex;
using testing::Not;

std::string encoded(const std::string& text, Charset charset) {
  if (charset == Charset::kWindows1252) return to_windows_1252(text);
  return charset == Charset::kLatin1 ? to_latin1(text) : text;
}

/// Addresses within the site, in their order, each as often as it is linked.
std::vector<std::string> links(const std::string& html) {
  static const std::regex kLink("(?:href|HREF)=\"(/[^\"]*)\"");
  std::vector<std::string> found;
  for (std::sregex_iterator at(html.begin(), html.end(), kLink), end; at != end; ++at) {
    found.push_back(std::regex_replace((*at)[1].str(), std::regex("&amp;"), "&"));
  }
  return found;
}

Request request_at(const Replica& replica, const std::string& target) {
  Request request = request_of(target);
  request.cookies = replica.visitor_cookies();
  return request;
}

struct PlainCase {
  const PlainSite* site;
};

std::vector<PlainCase> cases() {
  std::vector<PlainCase> all;
  for (const PlainSite& site : plain_sites()) all.push_back({&site});
  return all;
}

/// What one site carries of a market in 95 and 94, three nights; tonight is the last.
class PlainReplicas : public testing::TestWithParam<PlainCase> {
 protected:
  static constexpr Date kLastNight = kNight + std::chrono::days{2}, kLongAfter = kNight + std::chrono::days{30};

  PlainReplicas() : site_(*GetParam().site), replica_(site_, templates_) {
    market_ = generate_market({.seed = 7,
                               .departments = DepartmentCode::parse_list("95,94").value(),
                               .persons = 100,
                               .nights = 3,
                               .first_night = kNight,
                               .sites = {std::string(site_.id)}});
    night_ = site_night(market_.ads, site_.id, kLastNight);
  }

  Response get(const std::string& target, bool gate_passed = true) const {
    return replica_.answer(gate_passed ? request_at(replica_, target) : request_of(target), night_);
  }

  std::vector<PlainPlace> places_of_95() const {
    auto places = plain_places(site_.unit);
    std::erase_if(places, [](const PlainPlace& place) { return place.department->code != "95"; });
    return places;
  }

  std::string page(const PlainPlace& place, int number) const {
    AddressValues values = place.address;
    values["n"] = fmt::to_string(number);
    values["offset"] = fmt::to_string((number - 1) * site_.per_page);
    return get(write_address(number == 1 ? site_.place : site_.page, values)).body;
  }

  int pages_of(const PlainPlace& place) const { return page_count(ads_in(night_, place), site_.per_page); }

  /// The live ads of 95 that a page links to.
  std::set<std::string> linked(const std::string& html) const {
    std::set<std::string> found;
    const AddressPattern ad(site_.ad);
    for (const std::string& link : links(html)) {
      const auto values = ad.read(request_of(link));
      const RawAd* live = values ? find_ad(night_.live, values->at("id")) : nullptr;
      if (live != nullptr && live->department == "95") found.insert(live->ad_id);
    }
    return found;
  }

  const RawAd& live_ad() const { return *night_.live.front(); }

  const PlainSite& site_;
  Templates templates_ = templates();
  PlainReplica replica_;
  Market market_;
  SiteNight night_;
};

TEST_P(PlainReplicas, TheHomePageLeadsToTheListingsOf95WithinTwoClicks) {
  std::vector<std::string> reached = links(get(std::string(site_.home)).body);
  for (const std::string& link : std::vector<std::string>(reached)) {
    if (!site_.index.empty()) std::ranges::copy(links(get(link).body), std::back_inserter(reached));
  }
  std::vector<std::string> listings;
  for (const PlainPlace& place : places_of_95()) listings.push_back(write_address(site_.place, place.address));
  EXPECT_THAT(reached, IsSupersetOf(listings));
}

TEST_P(PlainReplicas, EveryLiveAdOf95StandsOnceOnTheListingsPages) {
  std::map<std::string, int> times;
  for (const PlainPlace& place : places_of_95()) {
    for (int number = 1; number <= pages_of(place); ++number) {
      for (const std::string& id : linked(page(place, number))) ++times[id];
    }
  }
  std::map<std::string, int> expected;
  for (const RawAd* ad : night_.live) {
    if (ad->department == "95") expected[ad->ad_id] = 1;
  }
  EXPECT_GT(expected.size(), static_cast<std::size_t>(site_.per_page)) << "one page shows nothing of paging";
  EXPECT_EQ(times, expected);
}

TEST_P(PlainReplicas, PromotedAdsAreOfElsewhereAndOnEveryPage) {
  const PlainPlace place = places_of_95().front();
  const auto promoted = ads_elsewhere(night_, place, site_.promoted);
  EXPECT_EQ(promoted.size(), static_cast<std::size_t>(site_.promoted));
  for (const RawAd* ad : promoted) {
    for (const int number : {1, pages_of(place)}) EXPECT_THAT(links(page(place, number)), Contains(path_of(*ad)));
  }
}

TEST_P(PlainReplicas, PastTheLastPageIsWhatTheTableSays) {
  const PlainPlace place = places_of_95().front();
  const int last = pages_of(place);
  const std::string past = page(place, last + 1);
  switch (site_.past_end) {
    case PastEnd::kEmpty:
      EXPECT_TRUE(linked(past).empty());
      break;
    case PastEnd::kLastAgain:
      EXPECT_EQ(linked(past), linked(page(place, last)));
      break;
    case PastEnd::kFirstAgain:
      EXPECT_EQ(linked(past), linked(page(place, 1)));
      break;
    case PastEnd::kNotFound:
      EXPECT_EQ(past, not_found().body);
  }
}

TEST_P(PlainReplicas, TheNextPageIsLinkedUnlessTheListEnds) {
  for (const PlainPlace& place : places_of_95()) {
    const int last = pages_of(place);
    AddressValues values = place.address;
    for (int number = 1; number < last; ++number) {
      values["n"] = fmt::to_string(number + 1);
      values["offset"] = fmt::to_string(number * site_.per_page);
      EXPECT_THAT(links(page(place, number)), Contains(write_address(site_.page, values)));
    }
  }
}

TEST_P(PlainReplicas, AnAdsPageShowsTitleTownAndText) {
  for (const RawAd* ad : Ads(night_.live).first(10)) {
    const Response response = get(*ad->url);
    EXPECT_EQ(response.status, 200);
    const std::string first_line = ad->text->substr(0, ad->text->find('\n'));
    for (const std::string& shown : {*ad->title, town_of(*ad), first_line}) {
      EXPECT_THAT(response.body, HasSubstr(encoded(escaped(shown), site_.charset)));
    }
  }
}

TEST_P(PlainReplicas, EachPhotoIsOnItsAdsPage) {
  const std::string body = get(*live_ad().url).body;
  for (const RawPhoto& photo : live_ad().photos) EXPECT_THAT(body, HasSubstr(escaped(photo_path(photo))));
}

TEST_P(PlainReplicas, AnAdWithoutOptionalFactsShowsNoEmptyOnes) {
  RawAd& bare = market_.ads.front();
  bare.seen = {kLastNight};
  bare.phones.clear();
  bare.photos.clear();
  bare.price.reset();
  bare.age.reset();
  night_ = site_night(market_.ads, site_.id, kLastNight);
  for (const char* empty : {"src=\"\"", "href=\"tel:\"", "wa.me/\"", "url()", "url('')", ">false<"}) {
    EXPECT_THAT(get(*bare.url).body, Not(HasSubstr(empty)));
  }
}

TEST_P(PlainReplicas, ADeadAdAnswersAsTheTableSays) {
  ASSERT_FALSE(night_.dead.empty());
  const Response response = get(*night_.dead.front()->url);
  switch (site_.dead_ad) {
    case DeadAd::kNotFound:
      EXPECT_EQ(response.status, 404);
      break;
    case DeadAd::kGone:
      EXPECT_EQ(response.status, 410);
      break;
    case DeadAd::kExpired:
      EXPECT_EQ(response.status, 200);
      EXPECT_THAT(response.body, HasSubstr("expir"));
      break;
    case DeadAd::kHome:
      EXPECT_EQ(response.status, 302);
      EXPECT_EQ(response.headers.at("Location"), site_.home);
      return;
  }
  EXPECT_FALSE(response.body.empty());
}

TEST_P(PlainReplicas, OnlyAnAgeGateStandsBeforeThePages) {
  const bool closed = !site_.gate.cookie.empty();
  const Response outside = get("/", false),
                 list = get(write_address(site_.place, places_of_95().front().address), false);
  EXPECT_EQ(outside.status, 200);
  if (closed) {
    EXPECT_THAT(links(outside.body), ElementsAre(site_.gate.enter));
    EXPECT_EQ(list.body, outside.body);
    EXPECT_EQ(get(std::string(site_.gate.enter), false).headers.at("Set-Cookie"),
              std::string(site_.gate.cookie) + "; path=/");
  }
  if (site_.home != "/") {
    EXPECT_THAT(links(outside.body), ElementsAre(site_.home));
  }
  EXPECT_EQ(linked(list.body).empty(), closed);
  EXPECT_EQ(get("/robots.txt", false).body, site_.robots.empty() ? not_found().body : std::string(site_.robots));
}

TEST_P(PlainReplicas, TheHostWithOrWithoutWwwLeadsToTheOther) {
  Request request = request_of("/");
  request.host = replica_.hosts().back();
  EXPECT_EQ(replica_.answer(request, night_).headers.at("Location"), fmt::format("https://{}/", site_.host));
}

TEST_P(PlainReplicas, UnknownAddressesAre404) {
  EXPECT_EQ(get("/nulle-part/du-tout/ici").status, 404);
  AddressValues values = address_values(departments().front(), communes_of_focus().data());
  values["id"] = "99999999999";
  values["title"] = values["name"] = "personne";
  EXPECT_EQ(get(write_address(site_.ad, values)).status, 404);
}

TEST_P(PlainReplicas, ARedesignChangesTheMarkupAndKeepsWhatIsSaid) {
  const std::string ad = get(*live_ad().url).body, list = page(places_of_95().front(), 1);
  night_.night = kLongAfter;
  const bool redesigned = site_.redesigned <= kLongAfter;
  EXPECT_EQ(get(*live_ad().url).body != ad, redesigned);
  EXPECT_EQ(page(places_of_95().front(), 1) != list, redesigned);
  EXPECT_THAT(get(*live_ad().url).body, HasSubstr(encoded(escaped(*live_ad().title), site_.charset)));
}

TEST_P(PlainReplicas, ADatedAdSaysWhenItWasListedFirst) {
  const auto headers = get(*live_ad().url).headers;
  EXPECT_EQ(headers.contains("Last-Modified"), site_.dated);
  if (site_.dated) {
    EXPECT_THAT(headers.at("Last-Modified"), MatchesRegex("(Thu|Fri|Sat), 1[012] Sep 2026 00:00:00 GMT"));
  }
}

INSTANTIATE_TEST_SUITE_P(All, PlainReplicas, testing::ValuesIn(cases()),
                         [](const auto& info) { return "Of_" + std::string(info.param.site->id); });

/// The first page of 95, or of Argenteuil, with the hand-made ads 11111 and 22222 on it.
std::string small_listing(const PlainSite& site, const Templates& templates) {
  std::vector<RawAd> ads;
  for (const char* id : {"11111", "22222"}) {
    const AdAddress address{.id = id, .title = "titre", .name = "Nina", .commune = commune_by_insee("95018")};
    ads.push_back(hand_made(std::string(site.id), {.id = id, .url = site_shape(site.id).url(address)}));
  }
  const auto places = plain_places(site.unit);
  const auto place = std::ranges::find_if(places, [](const PlainPlace& each) {
    return each.department->code == "95" && (each.commune == nullptr || each.commune->name == "Argenteuil");
  });
  const PlainReplica replica(site, templates);
  const Request request = request_at(replica, write_address(site.place, place->address));
  return replica.answer(request, site_night(ads, site.id, kNight)).body;
}

/// The tags with their classes from the first row's link to the second's.
std::set<std::string> row_markup(const std::string& html) {
  static const std::regex kLink("(?:href|HREF)=\"[^\"]*(11111|22222)"), kTag("<([A-Za-z0-9]+)([^>]*)>"),
      kClass("(?:class|CLASS)=\"?([^\">]*)");
  std::ptrdiff_t from = 0, to = 0;
  for (std::sregex_iterator at(html.begin(), html.end(), kLink), end; at != end; ++at) {
    std::ptrdiff_t& first = (*at)[1] == "11111" ? from : to;
    if (first == 0) first = at->position();
  }
  const std::string row(html.begin() + from, html.begin() + to);
  std::set<std::string> tags;
  for (std::sregex_iterator at(row.begin(), row.end(), kTag), end; at != end; ++at) {
    const std::string attributes = (*at)[2];
    std::smatch classes;
    tags.insert((*at)[1].str() + (std::regex_search(attributes, classes, kClass) ? "." + classes[1].str() : ""));
  }
  return tags;
}

TEST(PlainSites, NoTwoHaveRowsOfTheSameMarkup) {
  const Templates loaded = templates();
  std::map<std::set<std::string>, std::string_view> sites;
  for (const PlainSite& site : plain_sites()) {
    const auto markup = row_markup(small_listing(site, loaded));
    EXPECT_GE(markup.size(), 2u) << site.id;
    const auto [other, fresh] = sites.emplace(markup, site.id);
    EXPECT_TRUE(fresh) << site.id << " and " << other->second;
  }
}

TEST(PlainSites, AreTwentyInTheOrderOfTheirIdsWithShapesOfTheirOwn) {
  EXPECT_EQ(plain_sites().size(), 20u);
  EXPECT_TRUE(std::ranges::is_sorted(plain_sites(), {}, &PlainSite::id));
  for (const PlainSite& site : plain_sites()) EXPECT_EQ(site_shape(site.id).site, site.id);
}

TEST(PlainSites, AreServed) {
  const Templates loaded = templates();
  std::set<std::string_view> served;
  for (const auto& replica : make_replicas(loaded)) served.insert(replica->site());
  for (const PlainSite& site : plain_sites()) EXPECT_TRUE(served.contains(site.id)) << site.id;
}

TEST(AddressPatterns, ReadWhatTheyWrote) {
  const AddressPattern pattern("/annonces/{slug}-{code}.html?page={n}");
  const AddressValues values{{"slug", "val-d-oise"}, {"code", "95"}, {"n", "3"}};
  const std::string address = write_address("/annonces/{slug}-{code}.html?page={n}", values);
  EXPECT_EQ(address, "/annonces/val-d-oise-95.html?page=3");
  EXPECT_EQ(pattern.read(request_of(address + "&tri=date")), values);
  EXPECT_FALSE(pattern.read(request_of("/annonces/val-d-oise-95.html")));
  EXPECT_FALSE(pattern.read(request_of("/annonces/val-d-oise-95xhtml?page=3")));
}

TEST(Windows1252, HasBytesOfItsOwnForEuroAndLigature) {
  EXPECT_EQ(to_windows_1252("é€œ’→"), "\xE9\x80\x9C\x92&#8594;");
}

}  // namespace
}  // namespace vigie::testbed
