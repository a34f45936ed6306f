#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "testbed/digit_picture.h"
#include "testbed/latin1.h"
#include "testbed/replica_tools.h"
#include "tests/testbed/replica_support.h"

namespace vigie::testbed {
namespace {

using testing::HasSubstr;
using testing::Not;

/// How one site writes an address of an ad and of page n of a listing.
struct Site {
  std::string id;
  std::unique_ptr<Replica> (*make)(const Templates&);
  std::function<std::string(int)> url, page;
  std::string link_end;  ///< after the id in a listing
};

const Site kWannonce = {"wannonce", make_wannonce,
                        [](int n) { return fmt::format("https://www.wannonce.com/rencontres-adultes-85/x-{}.htm", n); },
                        [](int n) {
                          const std::string folder = "/r/fr/ile-de-france-13/rencontres-adultes-85/";
                          return n == 1 ? folder : fmt::format("{}p{}.htm?num1=2", folder, n);
                        },
                        ".htm\""};
const Site kLeboncoin = {"leboncoin", make_leboncoin,
                         [](int n) { return fmt::format("https://www.leboncoin.fr/ad/prestations_de_services/{}", n); },
                         [](int n) { return fmt::format("/recherche?category=34&locations=d_95,d_94&page={}", n); },
                         "\""};
const Site kSexemodel = {
    "sexemodel", make_sexemodel, [](int n) { return fmt::format("https://www.sexemodel.com/escort/elena-{}/", n); },
    [](int n) {
      return fmt::format("/profiles/search_box/1/sort/0/city_ids/ile-de-france/base_city/1/gender/f/distance/0/{}.html",
                         n);
    },
    "/\""};
const Site kVivastreet = {
    "vivastreet", make_vivastreet,
    [](int n) { return fmt::format("https://www.vivastreet.com/rencontre/argenteuil-95100/x/{}", n); },
    [](int n) { return n == 1 ? "/rencontre/ile-de-france" : fmt::format("/rencontre/ile-de-france/t+{}", n); }, "\""};

/// A site on one night: 70 ads of 95 and 94, and one that is gone.
class Replicas : public testing::TestWithParam<const Site*> {
 protected:
  static constexpr int kFirst = 10000000, kAds = 70, kDead = 10009999;

  Replicas() {
    for (int i = 0; i < kAds; ++i) {
      const bool north = i % 2 == 0;
      ads_.push_back(hand_made(GetParam()->id, {.id = std::to_string(kFirst + i),
                                                .url = GetParam()->url(kFirst + i),
                                                .town = north ? "Argenteuil" : "Vitry-sur-Seine",
                                                .department = north ? "95" : "94"}));
    }
    const Date before = kNight - std::chrono::days{2};
    ads_.push_back(hand_made(
        GetParam()->id, {.id = std::to_string(kDead), .url = GetParam()->url(kDead), .first = before, .last = before}));
    night_ = site_night(ads_, GetParam()->id, kNight);
  }

  Response get(const std::string& target, bool gate_passed = true) const {
    Request request = request_of(target);
    request.host = replica_->hosts().front();
    if (gate_passed) request.cookies["setaduan"] = "oui";
    return replica_->answer(request, night_);
  }

  Templates templates_ = templates();
  std::unique_ptr<Replica> replica_ = GetParam()->make(templates_);
  std::vector<RawAd> ads_;
  SiteNight night_;
};

TEST_P(Replicas, EveryLiveAdIsReachableOverThePages) {
  std::string pages;
  for (int page = 1; page <= 3; ++page) pages += get(GetParam()->page(page)).body;
  for (int i = 0; i < kAds; ++i) {
    EXPECT_THAT(pages, HasSubstr(std::to_string(kFirst + i) + GetParam()->link_end)) << i;
  }
  EXPECT_THAT(pages, Not(HasSubstr(std::to_string(kDead))));
}

TEST_P(Replicas, NoPageHoldsThemAll) {
  const std::string first = get(GetParam()->page(1)).body;
  int found = 0;
  for (int i = 0; i < kAds; ++i) {
    found += first.find(std::to_string(kFirst + i) + GetParam()->link_end) != std::string::npos;
  }
  EXPECT_GT(found, 10);
  EXPECT_LT(found, kAds);
}

TEST_P(Replicas, AnAdsPageShowsWhatItSays) {
  const Response page = get(GetParam()->url(kFirst));
  EXPECT_EQ(page.status, 200);
  for (const char* shown : {"06 39 98 12 34", "27", "100", "Argenteuil", "/photos/aaaaaaaaaaaaaaaa.jpg"}) {
    EXPECT_THAT(page.body, HasSubstr(shown));
  }
  EXPECT_THAT(page.body, HasSubstr("&lt;3 &amp; l"));
  EXPECT_THAT(page.body, HasSubstr("<br>"));
}

TEST_P(Replicas, RobotsTxtAllowsListingsAndAds) {
  const Response robots = get("/robots.txt", false);
  EXPECT_EQ(robots.status, 200);
  EXPECT_THAT(robots.body, HasSubstr("User-agent: *"));
  EXPECT_THAT(robots.body, Not(HasSubstr("Disallow: /\n")));
}

TEST_P(Replicas, AnAdThatNeverWasIsNoPageWithAnAd) {
  EXPECT_THAT(get(GetParam()->url(12345678)).body, Not(HasSubstr("06 39 98 12 34")));
}

INSTANTIATE_TEST_SUITE_P(Sites, Replicas, testing::Values(&kWannonce, &kLeboncoin, &kSexemodel, &kVivastreet),
                         [](const auto& info) { return info.param->id; });

class Wannonce : public Replicas {};
INSTANTIATE_TEST_SUITE_P(Site, Wannonce, testing::Values(&kWannonce));

TEST_P(Wannonce, WithoutTheCookieThereIsOnlyTheGate) {
  for (const std::string& target : {GetParam()->page(1), GetParam()->url(kFirst)}) {
    const Response gate = get(target, false);
    EXPECT_EQ(gate.status, 200);
    EXPECT_THAT(gate.body, HasSubstr("setaduan=oui"));
    EXPECT_THAT(gate.body, Not(HasSubstr(std::to_string(kFirst))));
  }
}

TEST_P(Wannonce, BytesAreLatin1AndTheHeaderNamesNoCharset) {
  const Response page = get(GetParam()->url(kFirst));
  EXPECT_EQ(page.content_type, "text/html");
  EXPECT_THAT(page.body, HasSubstr("charset=ISO-8859-1"));
  EXPECT_THAT(page.body, HasSubstr("\xC9l\xE9na"));
  EXPECT_THAT(page.body, HasSubstr("&#339;nologue"));
  EXPECT_THAT(page.body, HasSubstr("100 &#8364;"));
}

TEST_P(Wannonce, TheNumberOutsideTheTextIsAnImage) {
  const std::string page = get(GetParam()->url(kFirst)).body;
  EXPECT_THAT(page, HasSubstr("genImg/tel.htm?fid=10000000"));
  EXPECT_THAT(page, Not(HasSubstr("tel:")));
  const Response picture = get("/genImg/tel.htm?fid=10000000");
  EXPECT_EQ(picture.content_type, "image/gif");
  EXPECT_EQ(picture.body, digit_picture("0639981234"));
}

TEST_P(Wannonce, ADeadAdIsNotFound) { EXPECT_EQ(get(GetParam()->url(kDead)).status, 404); }

TEST_P(Wannonce, TheFormsPlaceIsKeptByACookie) {
  const Response first = get("/rencontres-adultes-85/?typefilt=loc&pa=fr&localisation=val-de-marne");
  EXPECT_EQ(first.headers.at("Set-Cookie"), "localisation=val-de-marne; path=/");
  EXPECT_THAT(first.body, HasSubstr("35 annonces"));
}

class Leboncoin : public Replicas {};
INSTANTIATE_TEST_SUITE_P(Site, Leboncoin, testing::Values(&kLeboncoin));

nlohmann::json state_of(const std::string& page) {
  const std::string begin = R"(<script id="__NEXT_DATA__" type="application/json">)";
  const std::size_t from = page.find(begin) + begin.size();
  return nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from));
}

TEST_P(Leboncoin, TheStateOfASearchHoldsItsAds) {
  const auto data = state_of(get(GetParam()->page(2)).body)["props"]["pageProps"]["searchData"];
  EXPECT_EQ(data["total"], kAds);
  ASSERT_EQ(data["ads"].size(), 35);
  const auto& ad = data["ads"][0];
  EXPECT_EQ(ad["list_id"], 10000001);
  EXPECT_EQ(ad["location"]["department_id"], "94");
  EXPECT_EQ(ad["price"][0], 100);
  EXPECT_EQ(ad["subject"], "Éléna <3 & l'été");
}

TEST_P(Leboncoin, OneDepartmentIsThatOne) {
  const auto state = state_of(get("/recherche?category=34&locations=d_95").body);
  EXPECT_EQ(state["props"]["pageProps"]["searchData"]["total"], 35);
}

TEST_P(Leboncoin, TheNumberStandsInTheTextAlone) {
  const auto ad = state_of(get(GetParam()->url(kFirst)).body)["props"]["pageProps"]["ad"];
  EXPECT_EQ(ad["list_id"], kFirst);
  EXPECT_THAT(ad["body"].get<std::string>(), HasSubstr("06 39 98 12 34"));
  EXPECT_EQ(ad["has_phone"], true);
  EXPECT_FALSE(ad.contains("phone"));
}

TEST_P(Leboncoin, ATextCannotEndTheScript) {
  ads_[0].text = "</script><b>";
  EXPECT_EQ(state_of(get(GetParam()->url(kFirst)).body)["props"]["pageProps"]["ad"]["body"], "</script><b>");
}

TEST_P(Leboncoin, ADeadAdIsGone) { EXPECT_EQ(get(GetParam()->url(kDead)).status, 410); }

class Sexemodel : public Replicas {};
INSTANTIATE_TEST_SUITE_P(Site, Sexemodel, testing::Values(&kSexemodel));

TEST_P(Sexemodel, ADeadAdLeadsHome) {
  const Response answer = get(GetParam()->url(kDead));
  EXPECT_EQ(answer.status, 302);
  EXPECT_EQ(answer.headers.at("Location"), "/");
  EXPECT_EQ(get("/").status, 200);
}

TEST_P(Sexemodel, PagesBeyondTheEndRepeatTheLast) {
  const std::string last = get(GetParam()->page(3)).body, beyond = get(GetParam()->page(50)).body;
  EXPECT_THAT(last, HasSubstr("10000069/\""));
  EXPECT_THAT(beyond, HasSubstr("10000069/\""));
  EXPECT_THAT(beyond, HasSubstr("51.html"));
}

TEST_P(Sexemodel, AnAdHasATagThatStays) {
  const Response first = get(GetParam()->url(kFirst));
  EXPECT_EQ(first.headers.at("ETag"), get(GetParam()->url(kFirst)).headers.at("ETag"));
  EXPECT_NE(first.headers.at("ETag"), get(GetParam()->url(kFirst + 1)).headers.at("ETag"));
}

class Vivastreet : public Replicas {};
INSTANTIATE_TEST_SUITE_P(Site, Vivastreet, testing::Values(&kVivastreet));

TEST_P(Vivastreet, ADeadAdSaysThatItExpired) {
  const Response answer = get(GetParam()->url(kDead));
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, HasSubstr("Annonce expirée"));
  EXPECT_THAT(answer.body, Not(HasSubstr("hdrAdTitle")));
}

TEST_P(Vivastreet, TheNumberStandsInTheOnclick) {
  EXPECT_THAT(get(GetParam()->url(kFirst)).body, HasSubstr("tel:0639981234';"));
}

TEST_P(Vivastreet, TheLastPageHasNoNext) {
  EXPECT_THAT(get(GetParam()->page(2)).body, HasSubstr("»"));
  EXPECT_THAT(get(GetParam()->page(3)).body, Not(HasSubstr("»")));
}

TEST_P(Vivastreet, AnUnknownPlaceIsNotFound) { EXPECT_EQ(get("/rencontre/nulle-part").status, 404); }

TEST_P(Vivastreet, AsksForASecondBetweenRequests) { EXPECT_THAT(get("/robots.txt").body, HasSubstr("Crawl-delay: 1")); }

// Places of addresses.

class Places : public testing::Test {
 protected:
  std::size_t at(std::string_view place) const { return ads_at(night_, place).size(); }

  std::vector<RawAd> ads_ = {hand_made("x", {.id = "1", .url = "", .town = "Melun", .department = "77"}),
                             hand_made("x", {.id = "2", .url = "", .town = "Meaux 77100", .department = "77"}),
                             hand_made("x", {.id = "3", .url = "", .town = "Chelles (77)", .department = "77"}),
                             hand_made("x", {.id = "4", .url = "", .town = "Paris 15e", .department = "75"}),
                             hand_made("x", {.id = "5", .url = "", .town = "Haguenau", .department = "67"})};
  SiteNight night_ = site_night(ads_, "x", kNight);
};

TEST_F(Places, CountryRegionAndDepartment) {
  for (const char* country : {"", "fr", "france"}) EXPECT_EQ(at(country), 5) << country;
  for (const char* region : {"ile-de-france", "ile-de-france-13"}) EXPECT_EQ(at(region), 4) << region;
  for (const char* seventy_seven : {"77", "seine-et-marne", "seine-et-marne-77"}) EXPECT_EQ(at(seventy_seven), 3);
}

TEST_F(Places, RegionsFromBefore2016AreStillKnown) {
  EXPECT_EQ(at("alsace"), 1);
  EXPECT_EQ(at("grand-est"), 1);
  EXPECT_EQ(at("lorraine"), 0);
  EXPECT_TRUE(is_place("lorraine"));
}

TEST_F(Places, ATownShowsThoseOfItsDepartmentThatHaveNoListing) {
  EXPECT_EQ(at("melun"), 2);
  EXPECT_EQ(at("meaux-77100"), 2);
  EXPECT_EQ(at("chelles-77500"), 1);
  EXPECT_EQ(at("paris"), 1);
}

TEST_F(Places, UnknownOnesHaveNothing) {
  EXPECT_FALSE(is_place("nulle-part"));
  EXPECT_FALSE(is_place("seine-et-marne-78"));
  EXPECT_EQ(at("nulle-part"), 0);
}

TEST(SiteNight, OrdersLiveAdsNewestFirstAndTellsTheDead) {
  const Date before = kNight - std::chrono::days{1}, after = kNight + std::chrono::days{1};
  const std::vector<RawAd> ads = {hand_made("x", {.id = "b", .first = kNight}),
                                  hand_made("x", {.id = "old", .first = before}),
                                  hand_made("x", {.id = "dead", .first = before, .last = before}),
                                  hand_made("x", {.id = "future", .first = after, .last = after}),
                                  hand_made("other", {.id = "elsewhere"}),
                                  hand_made("x", {.id = "a"})};
  const auto ids = [](const std::vector<const RawAd*>& list) {
    std::vector<std::string> all;
    for (const RawAd* ad : list) all.push_back(ad->ad_id);
    return all;
  };
  const SiteNight night = site_night(ads, "x", kNight);
  EXPECT_THAT(ids(night.live), testing::ElementsAre("a", "b", "old"));
  EXPECT_THAT(ids(night.dead), testing::ElementsAre("dead"));
}

TEST(Latin1, WhatItLacksIsACharacterReference) {
  EXPECT_EQ(to_latin1("é€😀\n"), "\xE9&#8364;&#128512;\n");
  EXPECT_EQ(to_latin1(""), "");
}

TEST(Slices, PagesCoverTheListOnce) {
  const std::vector<const RawAd*> ads(7);
  EXPECT_EQ(page_count(ads, 3), 3);
  EXPECT_EQ(slice(ads, 3, 3).size(), 1);
  EXPECT_TRUE(slice(ads, 4, 3).empty());
  EXPECT_EQ(page_count({}, 3), 1);
  for (const char* senseless : {"", "0", "-2", "2x", "99999999999999"}) EXPECT_EQ(page_number(senseless), 1);
}

}  // namespace
}  // namespace vigie::testbed
