// The replicas of skokka, eurogirlsescort, paruvendu and locanto, over hand-made ads.
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "testbed/replica_tools.h"
#include "tests/testbed/replica_support.h"

namespace vigie::testbed {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Site {
  std::string id, host, place_path, empty_path, unknown_path, gate_cookie, gate_value;
  std::unique_ptr<Replica> (*make)(const Templates&);
  std::string (*ad_id)(int);
  std::function<std::string(const std::string& id)> url;
  std::string page_key;
  int per_page;
};

std::string as_number(int n) { return std::to_string(n); }
/// "fr5m8m" and the number, as the site's codes mix letters and digits.
std::string as_code(int n) { return "fr5m8m" + std::to_string(n); }

const Site kSkokka = {.id = "skokka",
                      .host = "fr.skokka.com",
                      .place_path = "/escorts/val-d-oise/",
                      .empty_path = "/escorts/melun/",
                      .unknown_path = "/escorts/nulle-part/",
                      .gate_cookie = "adult_cookie",
                      .gate_value = "1",
                      .make = make_skokka,
                      .ad_id = as_code,
                      .url = [](const std::string& id) { return "https://fr.skokka.com/annonce/elena-" + id + "/"; },
                      .page_key = "p",
                      .per_page = 25};
const Site kEuroGirls = {
    .id = "eurogirlsescort",
    .host = "www.eurogirlsescort.com",
    .place_path = "/escorts/argenteuil/",
    .empty_path = "/escorts/melun/",
    .unknown_path = "/escorts/nulle-part/",
    .gate_cookie = "over18",
    .gate_value = "1",
    .make = make_eurogirlsescort,
    .ad_id = as_number,
    .url = [](const std::string& id) { return "https://www.eurogirlsescort.com/escort/elena/" + id + "/"; },
    .page_key = "profile-paginator-page",
    .per_page = 30};
const Site kParuVendu = {
    .id = "paruvendu",
    .host = "www.paruvendu.fr",
    .place_path = "/rencontres/annonces/val-d-oise-95/",
    .empty_path = "/rencontres/annonces/seine-et-marne-77/",
    .unknown_path = "/rencontres/annonces/nulle-part-99/",
    .make = make_paruvendu,
    .ad_id = as_number,
    .url = [](const std::string& id) { return "https://www.paruvendu.fr/rencontres/annonces/val-d-oise-95/x/" + id; },
    .page_key = "p",
    .per_page = 20};
const Site kLocanto = {
    .id = "locanto",
    .host = "argenteuil.locanto.fr",
    .place_path = "/Rencontres/20701/",
    .make = make_locanto,
    .ad_id = as_number,
    .url = [](const std::string& id) { return "https://argenteuil.locanto.fr/ID_" + id + "/elena.html"; },
    .page_key = "page",
    .per_page = 20};

/// 70 live ads of Argenteuil and one that is gone.
class MoreReplicas : public testing::TestWithParam<const Site*> {
 protected:
  static constexpr int kFirst = 7100000, kAds = 70, kDead = 7199999;

  explicit MoreReplicas(const Site& site = *GetParam()) : site_(&site) {
    for (int i = 0; i < kAds; ++i) add(kFirst + i, kNight);
    add(kDead, kNight - std::chrono::days{2});
    night_ = site_night(ads_, site.id, kNight);
  }

  void add(int number, Date night) {
    const std::string id = site_->ad_id(number);
    ads_.push_back(hand_made(site_->id, {.id = id, .url = site_->url(id), .first = night, .last = night}));
    ads_.back().posted = "il y a 3 heures";
  }

  Response get(const std::string& target, const std::string& host = {}, bool gate_passed = true) const {
    Request request = request_of(target);
    request.host = host.empty() ? site_->host : host;
    if (gate_passed && !site_->gate_cookie.empty()) request.cookies[site_->gate_cookie] = site_->gate_value;
    return replica_->answer(request, night_);
  }

  Response ad(int number) const { return get(site_->url(site_->ad_id(number))); }
  std::string page(int number) const {
    return get(fmt::format("{}?{}={}", site_->place_path, site_->page_key, number)).body;
  }
  /// Which of the live ads a page links to.
  std::set<int> linked(const std::string& body) const {
    std::set<int> found;
    for (int i = 0; i < kAds; ++i) {
      const std::string id = site_->ad_id(kFirst + i);
      if (body.find(id + "/") != std::string::npos || body.find(id + "\"") != std::string::npos) found.insert(i);
    }
    return found;
  }

  const Site* site_;
  Templates templates_ = templates();
  std::unique_ptr<Replica> replica_ = site_->make(templates_);
  std::vector<RawAd> ads_;
  SiteNight night_;
};

TEST_P(MoreReplicas, ThePagesTogetherLinkEveryLiveAdAndNoDeadOne) {
  std::set<int> all;
  const int pages = (kAds + site_->per_page - 1) / site_->per_page;
  for (int number = 1; number <= pages; ++number) {
    const std::string body = page(number);
    EXPECT_THAT(body, Not(HasSubstr(site_->ad_id(kDead))));
    EXPECT_LE(linked(body).size(), static_cast<std::size_t>(site_->per_page) + 2) << number;
    all.merge(linked(body));
  }
  EXPECT_EQ(all.size(), static_cast<std::size_t>(kAds));
}

TEST_P(MoreReplicas, TheFirstAdsAreOnTopOfTheSecondPageToo) { EXPECT_THAT(linked(page(2)), testing::Contains(0)); }

TEST_P(MoreReplicas, AnAdsPageShowsWhatItSays) {
  const Response response = ad(kFirst);
  EXPECT_EQ(response.status, 200);
  for (const char* shown :
       {"Éléna", "&lt;3 &amp; l", "27", "100 €", "Argenteuil", "06 39 98 12 34", "<br>", "aaaaaaaa"}) {
    EXPECT_THAT(response.body, HasSubstr(shown));
  }
  EXPECT_THAT(response.body, Not(HasSubstr("<3")));
}

TEST_P(MoreReplicas, AnAdWithoutOptionalFactsShowsNoEmptyLinksOrImages) {
  RawAd& bare = ads_[3];
  bare.phones.clear();
  bare.photos.clear();
  bare.price.reset();
  bare.age.reset();
  for (const std::string& body : {ad(kFirst + 3).body, page(1)}) {
    for (const char* empty : {"src=\"\"", "href=\"tel:\"", "href=\"tel:+\"", "wa.me/\""}) {
      EXPECT_THAT(body, Not(HasSubstr(empty)));
    }
  }
  EXPECT_THAT(ad(kFirst + 3).body, Not(HasSubstr("tel:")));
}

TEST_P(MoreReplicas, OnlyAnAgeGateStandsBeforeThePages) {
  const std::string outside = get(site_->place_path, {}, false).body;
  EXPECT_EQ(linked(outside).empty(), !site_->gate_cookie.empty());
  EXPECT_THAT(get("/robots.txt", {}, false).body, HasSubstr("User-agent: *"));
}

TEST_P(MoreReplicas, AnAdThatNeverWasShowsNoAd) { EXPECT_THAT(ad(7000001).body, Not(HasSubstr("06 39 98"))); }

INSTANTIATE_TEST_SUITE_P(All, MoreReplicas, testing::Values(&kSkokka, &kEuroGirls, &kParuVendu, &kLocanto),
                         [](const auto& info) { return info.param->id; });

class PlacesInPaths : public MoreReplicas {};

TEST_P(PlacesInPaths, AnUnknownPlaceIs404AndOneWithoutAdsSaysSo) {
  EXPECT_EQ(get(site_->unknown_path).status, 404);
  const Response empty = get(site_->empty_path);
  EXPECT_EQ(empty.status, 200);
  EXPECT_TRUE(linked(empty.body).empty());
  EXPECT_THAT(empty.body, testing::AnyOf(HasSubstr("Aucune annonce"), HasSubstr("No escort")));
  EXPECT_THAT(empty.body, Not(HasSubstr("rel=\"next\"")));
}

INSTANTIATE_TEST_SUITE_P(All, PlacesInPaths, testing::Values(&kSkokka, &kEuroGirls, &kParuVendu),
                         [](const auto& info) { return info.param->id; });

template <const Site& kSite>
class One : public MoreReplicas {
 protected:
  One() : MoreReplicas(kSite) {}
};

using Skokka = One<kSkokka>;
TEST_F(Skokka, TheListBeginsAgainAfterItsEnd) {
  EXPECT_EQ(linked(page(4)), linked(page(1)));
  EXPECT_THAT(page(4), HasSubstr("?p=5"));
}

TEST_F(Skokka, PromotedRowsAreMarked) { EXPECT_THAT(page(3), HasSubstr("item-image-supertop")); }

TEST_F(Skokka, TheNumberIsInATelAndAWhatsappLinkHoweverWritten) {
  for (const char* written : {"06 39 98 12 34", "+33 6 39 98 12 34", "0033 6 39 98 12 34", "0639981234"}) {
    ads_.front().phones = {written};
    const std::string body = ad(kFirst).body;
    EXPECT_THAT(body, HasSubstr("href=\"tel:+33639981234\"")) << written;
    EXPECT_THAT(body, HasSubstr("href=\"https://wa.me/33639981234\"")) << written;
  }
}

TEST_F(Skokka, PhotosAreLazyInNumberedFolders) {
  EXPECT_THAT(ad(kFirst).body, HasSubstr("data-src=\"/image/post/70/70/" + std::string(32, 'a') + ".jpg\""));
  EXPECT_THAT(ad(kFirst).body, HasSubstr("il y a 3 heures"));
}

TEST_F(Skokka, ADeadAdIs404) { EXPECT_EQ(ad(kDead).status, 404); }

using EuroGirls = One<kEuroGirls>;
TEST_F(EuroGirls, TheLogoIsTheFirstHeadingAndTheNameTheSecond) {
  const std::string body = ad(kFirst).body;
  EXPECT_LT(body.find("<h1 class=\"logo\">"), body.find("<h1>Éléna, independent</h1>"));
  EXPECT_NE(body.find("<h1>Éléna, independent</h1>"), std::string::npos);
}

TEST_F(EuroGirls, ZeroWidthSpacesStandInsideWordsOnly) {
  ads_.front().text = "Bonjour, cela est un texte assez long pour quelques signes invisibles & d'autres <choses>.";
  const std::string body = ad(kFirst).body, sign = "\xE2\x80\x8B";
  std::size_t count = 0;
  for (std::size_t at = body.find(sign); at != std::string::npos; at = body.find(sign, at + 1), ++count) {
    EXPECT_TRUE(std::islower(static_cast<unsigned char>(body[at - 1])));
    EXPECT_TRUE(std::islower(static_cast<unsigned char>(body[at + sign.size()])));
  }
  EXPECT_GE(count, 2u);
  EXPECT_THAT(body, HasSubstr("&lt;"));
}

TEST_F(EuroGirls, ADeadProfileRedirectsToTheListing) {
  const Response response = ad(kDead);
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(linked(get(response.headers.at("Location")).body).size(), 30u);
}

TEST_F(EuroGirls, TheQueryOfALinkChangesNothing) {
  EXPECT_EQ(get(site_->url(site_->ad_id(kFirst)) + "?list=city").body, ad(kFirst).body);
}

using ParuVendu = One<kParuVendu>;
TEST_F(ParuVendu, ADeadAdIs410) { EXPECT_EQ(ad(kDead).status, 410); }

TEST_F(ParuVendu, TheSponsoredRowHasNoId) { EXPECT_THAT(page(1), HasSubstr("<div class=\"blocAnnonce pub\"><a")); }

TEST_F(ParuVendu, TheNumberIsMaskedButInItsLink) {
  const std::string body = ad(kFirst).body;
  EXPECT_THAT(body, HasSubstr("href=\"tel:0639981234\""));
  EXPECT_THAT(body, HasSubstr("06 XX XX XX XX"));
}

using Locanto = One<kLocanto>;
TEST_F(Locanto, TheHostIsThePlace) {
  EXPECT_EQ(get(site_->place_path, "nulle-part.locanto.fr").status, 404);
  EXPECT_EQ(linked(get(site_->place_path, "www.locanto.fr").body).size(), 20u);
  const std::string empty = get(site_->place_path, "melun.locanto.fr").body;
  EXPECT_TRUE(linked(empty).empty());
  EXPECT_THAT(empty, HasSubstr("Aucun résultat"));
}

TEST_F(Locanto, AnExpiredAdSaysSoWith200AndLinksOthers) {
  const Response response = ad(kDead);
  EXPECT_EQ(response.status, 200);
  EXPECT_THAT(response.body, HasSubstr("a expiré"));
  EXPECT_THAT(response.body, Not(HasSubstr("vap_header__title")));
  EXPECT_EQ(linked(response.body).size(), 4u);
  EXPECT_EQ(ad(7000001).status, 404);
}

}  // namespace
}  // namespace vigie::testbed
