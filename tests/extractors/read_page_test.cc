#include "extractors/read_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using testing::page_of;

const SiteDefinition& exemple() {
  static const SiteDefinition kSite = testing::SitesFolder()
                                          .load(R"(id = "exemple"
name = "Exemple"
kind = "classified"
base = "https://www.exemple.example"
ad_url = '-(\d+)\.htm'
[departments]
url = "/{code}"
[listing]
ad = "article"
link = "a@href"
title = "a"
phones = [".tel", "a[href^='tel:']@href"]
next = "a[rel=next]@href"
[ad]
title = "h1"
text = ".texte"
phones = [".tel", "a[href^='tel:']@href"]
photos = "img@data-src|src"
[marks]
gone = ".expiree"
login = { select = "h1", pattern = "Connectez-vous" }
)")
                                          .value();
  return kSite;
}

TEST(ReadListing, GivesRowsOnce_WithAbsoluteAddresses) {
  const auto listing = read_listing(page_of("https://www.exemple.example/95?sid=1", R"(
    <article><a href="/annonce-12.htm?sid=1">Lina</a></article>
    <article><a href="/pub">Publicité</a></article>
    <article><a href="https://www.exemple.example/annonce-12.htm">Lina, épinglée</a></article>
    <article><a href="annonce-13.htm#photos">Mia</a> <b class=tel>06 39 98 00 12</b></article>
    <a rel=next href="?page=2">suivant</a>)"),
                                    exemple());
  ASSERT_TRUE(listing) << listing.error();
  ASSERT_EQ(listing->ads.size(), 2u);
  EXPECT_EQ(listing->ads[0].url, "https://www.exemple.example/annonce-12.htm");
  EXPECT_EQ(listing->ads[0].title, "Lina");
  EXPECT_EQ(listing->ads[1].ad_id, "13");
  EXPECT_EQ(listing->ads[1].phones, std::vector<std::string>{"06 39 98 00 12"});
  EXPECT_EQ(listing->next, "https://www.exemple.example/95?page=2");
}

TEST(ReadListing, WithoutRowsIsEmptyAndNoError) {
  const auto listing = read_listing(page_of("https://www.exemple.example/95", "<p>Rien"), exemple());
  ASSERT_TRUE(listing);
  EXPECT_TRUE(listing->ads.empty());
  EXPECT_FALSE(listing->next);
}

TEST(ReadListing, ALastPageThatLinksToItselfHasNoNext) {
  const auto listing =
      read_listing(page_of("https://www.exemple.example/95?page=9", "<a rel=next href='?page=9'>"), exemple());
  EXPECT_FALSE(listing->next);
}

TEST(ReadPage, WhatIsNoPageIsRefused) {
  for (const std::string& body : {std::string(), std::string("\xFF\xD8\xFF\0\0", 5), std::string("du texte seul")}) {
    EXPECT_FALSE(read_listing(page_of("https://www.exemple.example/95", body), exemple()));
    EXPECT_FALSE(read_ad(page_of("https://www.exemple.example/a-1.htm", body), exemple()));
  }
}

TEST(ReadAd, TakesEveryDistinctPhoneAndPhoto) {
  const auto ad = read_ad(page_of("https://www.exemple.example/lina-77.htm?sid=4", R"(
    <h1>Lina</h1><div class=texte>Bonjour<br>à Cergy</div>
    <b class=tel>06 39 98 00 12</b><b class=tel>06.39.98.00.12</b>
    <a href="tel:+33639980013">appeler</a><a href="tel:06%2039%2098%2000%2014">appeler</a>
    <img data-src="/p/1.jpg" src="data:image/gif;base64,AA"><img src="/p/2.jpg"><img src="/p/1.jpg">)"),
                          exemple());
  ASSERT_TRUE(ad) << ad.error();
  EXPECT_EQ(ad->site, "exemple");
  EXPECT_EQ(ad->ad_id, "77");
  EXPECT_EQ(ad->url, "https://www.exemple.example/lina-77.htm");
  EXPECT_EQ(ad->text, "Bonjour\nà Cergy");
  EXPECT_EQ(ad->phones, (std::vector<std::string>{"06 39 98 00 12", "+33639980013", "06 39 98 00 14"}));
  ASSERT_EQ(ad->photos.size(), 2u);
  EXPECT_EQ(ad->photos[0].url, "https://www.exemple.example/p/1.jpg");
}

TEST(ReadAd, NameBeforeTheTitleIsNoPartOfIt) {
  const auto ad =
      read_ad(page_of("https://www.exemple.example/a-1.htm", "<h1>Lina - Belle blonde</h1><p><b>Pseudo :</b> Lina</p>"),
              exemple());
  ASSERT_TRUE(ad) << ad.error();
  EXPECT_EQ(ad->title, "Belle blonde");
}

TEST(ReadAd, ADeadAdThatLeadsHomeIsNoAd) {
  const auto ad = read_ad(page_of("https://www.exemple.example/", "<h1>Bienvenue</h1>"), exemple());
  ASSERT_FALSE(ad);
  EXPECT_EQ(ad.error().code, Error::kNotFound);
}

TEST(ReadAd, ASavedPageSaysItsAddressItself) {
  const auto ad = read_ad(page_of("", "<link rel=canonical href='/lina-78.htm'><h1>Lina</h1>"), exemple());
  ASSERT_TRUE(ad) << ad.error();
  EXPECT_EQ(ad->ad_id, "78");
  EXPECT_EQ(ad->url, "https://www.exemple.example/lina-78.htm");
}

TEST(ReadAd, WithoutTitleAndTextIsBadInput) {
  const auto ad = read_ad(page_of("https://www.exemple.example/a-1.htm", "<p>autre chose"), exemple());
  ASSERT_FALSE(ad);
  EXPECT_EQ(ad.error().code, Error::kBadInput);
}

TEST(ReadAd, BytesInWindows1252AreDecoded) {
  Page page = page_of("https://www.exemple.example/a-1.htm", "<meta charset=iso-8859-1><h1>Ren\xE9\x65 \x80</h1>");
  page.content_type = "text/html";
  EXPECT_EQ(read_ad(page, exemple())->title, "Renée €");
}

struct Wall {
  std::string name;
  int status;
  std::string body;
  Outcome outcome;
};

class Recognise : public ::testing::TestWithParam<Wall> {};

TEST_P(Recognise, NamesThePage) {
  const Page page = page_of("https://www.exemple.example/a-1.htm", GetParam().body, GetParam().status);
  EXPECT_EQ(to_text(recognise(page, exemple())), to_text(GetParam().outcome)) << GetParam().name;
}

const std::string kAd = "<h1>Lina</h1><div class=texte>Bonjour</div>";

INSTANTIATE_TEST_SUITE_P(
    Pages, Recognise,
    ::testing::Values(
        Wall{"ad", 200, kAd, Outcome::kOk},
        Wall{"a notice that is not shown", 200, "<div id=disclaimer style='display: none'>18+</div><p>Rien</p>",
             Outcome::kOk},
        Wall{"a notice that is shown", 200, "<div id=disclaimer>18+</div><p>Rien</p>", Outcome::kConsent},
        Wall{"not modified", 304, "", Outcome::kUnchanged}, Wall{"dead", 404, kAd, Outcome::kGone},
        Wall{"dead", 410, "", Outcome::kGone},
        Wall{"expired with 200", 200, "<div class=expiree></div>" + kAd, Outcome::kGone},
        Wall{"members", 200, "<h1>Connectez-vous</h1>", Outcome::kLogin},
        Wall{"password alone", 200, "<form><input type=password></form>", Outcome::kLogin},
        Wall{"password beside an ad", 200, kAd + "<form><input type=password></form>", Outcome::kOk},
        Wall{"refused", 403, "<h1>403</h1>", Outcome::kBlocked}, Wall{"too many", 429, "", Outcome::kBlocked},
        Wall{"Cloudflare", 200, "<title>Just a moment...</title>", Outcome::kBlocked},
        Wall{"Cloudflare, 503", 503, "<title>Just a moment...</title><form id=challenge-form>", Outcome::kBlocked},
        Wall{"DataDome", 200, "<iframe src='https://geo.captcha-delivery.com/captcha/?x'></iframe>", Outcome::kBlocked},
        Wall{"DataDome as JSON", 403, R"({"url":"https://geo.captcha-delivery.com/captcha/"})", Outcome::kBlocked},
        Wall{"captcha alone", 200, "<div class=g-recaptcha></div>", Outcome::kBlocked},
        Wall{"captcha of a contact form", 200, kAd + "<div class=g-recaptcha></div>", Outcome::kOk},
        Wall{"age gate", 200, "<div class='site-age-gate'>Avez-vous 18 ans ?</div>", Outcome::kConsent},
        Wall{"consent", 200, "<div id=didomi-host></div>", Outcome::kConsent},
        Wall{"consent over an ad", 200, kAd + "<div id=didomi-host></div>", Outcome::kOk},
        Wall{"law", 451, "", Outcome::kGeo}, Wall{"closed", 503, "<h1>Revenez</h1>", Outcome::kMaintenance},
        Wall{"closed with 200", 200, "<title>Site en maintenance</title>", Outcome::kMaintenance},
        Wall{"broken", 502, "", Outcome::kNetwork}));

}  // namespace
}  // namespace vigie::extractors
