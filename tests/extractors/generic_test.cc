// Generic extraction of an ad, one way of real sites at a time. Listings: generic_listing_test.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/generic_pages.h"

namespace vigie::extractors {
namespace {

using ::testing::ElementsAre;
using testing::generic_ad_of;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::photo_urls;

TEST(GenericAd, JsonLd_OfSchemaOrg) {
  const RawAd ad = generic_ad_of(R"(<title>Exemple</title><script type="application/ld+json">
    {"@context":"https://schema.org","@graph":[
      {"@type":"Organization","name":"Exemple Annonces","telephone":"01 99 00 11 22","image":"/logo.png"},
      {"@type":"Product","name":"Lina de passage","description":"Bonjour, je reçois chez moi.<br>Discrète.",
       "image":["/p/1.jpg",{"@type":"ImageObject","contentUrl":"/p/2.jpg"}],"telephone":"06 39 98 00 12",
       "datePublished":"2026-09-07","address":{"@type":"PostalAddress","addressLocality":"Cergy"},
       "offers":{"@type":"Offer","price":80,"priceCurrency":"EUR"}}]}</script><h1>Autre titre</h1>)");
  EXPECT_EQ(ad.title, "Lina de passage");
  EXPECT_EQ(ad.text, "Bonjour, je reçois chez moi.\nDiscrète.");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_EQ(ad.price, "80 EUR");
  EXPECT_EQ(ad.posted, "2026-09-07");
  EXPECT_THAT(ad.phones, ElementsAre("06 39 98 00 12"));
  EXPECT_THAT(photo_urls(ad),
              ElementsAre("https://www.exemple.example/p/1.jpg", "https://www.exemple.example/p/2.jpg"));
}

TEST(GenericAd, BrokenJsonLd_LeavesTheRestOfThePage) {
  const RawAd ad = generic_ad_of(
      R"(<script type="application/ld+json">{"name": "Lina, }</script><h1>Lina</h1><a href="tel:0639980012">x</a>)");
  EXPECT_EQ(ad.title, "Lina");
  EXPECT_THAT(ad.phones, ElementsAre("0639980012"));
}

TEST(GenericAd, Microdata) {
  const RawAd ad = generic_ad_of(R"(<div itemscope itemtype="https://schema.org/Offer">
    <h2 itemprop=name>Lina de passage</h2><div itemprop=description>Bonjour,<br>je reçois.</div>
    <span itemprop=addressLocality>Cergy</span><meta itemprop=price content=80>
    <time itemprop=datePublished datetime="2026-09-07T10:00:00+02:00">hier</time>
    <a itemprop=telephone href="/voir">06 39 98 00 12</a><img itemprop=image src=/p/1.jpg></div>)");
  EXPECT_EQ(ad.title, "Lina de passage");
  EXPECT_EQ(ad.text, "Bonjour,\nje reçois.");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_EQ(ad.price, "80");
  EXPECT_EQ(ad.posted, "2026-09-07T10:00:00+02:00");
  EXPECT_THAT(ad.phones, ElementsAre("06 39 98 00 12"));
  EXPECT_THAT(photo_urls(ad), ElementsAre("https://www.exemple.example/p/1.jpg"));
}

TEST(GenericAd, OpenGraph_WhereThePageShowsNothingElse) {
  const RawAd ad = generic_ad_of(R"(<meta property="og:title" content="Lina à Cergy">
    <meta property="og:description" content="Bonjour, je reçois."><meta property="og:image" content="/p/1.jpg">
    <meta property="og:locality" content="Cergy"><meta property="product:price:amount" content="80">
    <meta name="description" content="Le premier site d'annonces">)");
  EXPECT_EQ(ad.title, "Lina à Cergy");
  EXPECT_EQ(ad.text, "Bonjour, je reçois.");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_EQ(ad.price, "80");
  EXPECT_THAT(photo_urls(ad), ElementsAre("https://www.exemple.example/p/1.jpg"));
}

TEST(GenericAd, StateOfNext_TheAdWhoseIdStandsInTheAddress) {
  const RawAd ad = generic_ad_of(R"(<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{
    "similar":[{"id":111,"title":"Eva","body":"Autre","city":"Paris","price":"1 €","phone":"06 39 98 00 99"}],
    "ad":{"id":445566,"title":"Lina","body":"Je reçois","location":{"city":"Cergy"},"price":{"price":80,"currency":"EUR"},
          "publishedAt":"2026-09-07","images":[{"url":"/p/1.jpg"},{"url":"/p/2.jpg"}]}}}}</script>)");
  EXPECT_EQ(ad.title, "Lina");
  EXPECT_EQ(ad.text, "Je reçois");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_EQ(ad.price, "80 EUR");
  EXPECT_EQ(ad.posted, "2026-09-07");
  EXPECT_THAT(photo_urls(ad),
              ElementsAre("https://www.exemple.example/p/1.jpg", "https://www.exemple.example/p/2.jpg"));
  EXPECT_THAT(ad.phones, IsEmpty());
}

TEST(GenericAd, StateOfNext_ValuesThatAreNamedInAList) {
  const RawAd ad = generic_ad_of(R"(<script id="__NEXT_DATA__" type="application/json">{"ad":{"subject":"Lina","body":
    "Bonjour","city":"Cergy","images":[{"key":"1","value":"x"}],"attributes":[{"key":"rating","value":"0"},
    {"key":"age","key_label":"Âge","value":"46"}]}}</script>)");
  EXPECT_EQ(ad.age, "46");
}

TEST(GenericAd, AHeadingOfOneWordIsTheName) {
  EXPECT_EQ(generic_ad_of("<h1>Lina <small>de passage à Cergy</small></h1>").name, "Lina");
  EXPECT_EQ(generic_ad_of("<h1>Marie-Ange</h1><p>Bonjour</p>").name, "Marie-Ange");
  for (const char* heading : {"Annonce", "Escorts", "Val-d'Oise", "détente", "Belle brune"}) {
    EXPECT_FALSE(generic_ad_of("<h1>" + std::string(heading) + "</h1>").name) << heading;
  }
}

TEST(GenericAd, TheWordThatThePageIsTitledWithIsTheName) {
  const std::string title = "<title>Irina - Cergy - Site</title><div><b>Irina</b></div><big>Douceur avec Irina</big>";
  EXPECT_EQ(generic_ad_of(title).name, "Irina");
  EXPECT_FALSE(generic_ad_of("<title>Cergy - Site</title><p>Ville : Cergy</p><b>Cergy</b>").name);
}

TEST(GenericAd, WhoSignedTheDateIsTheName) {
  EXPECT_EQ(generic_ad_of("<h1>Massage à Trappes</h1><h5>Hier à 09h37 par Mila</h5>").name, "Mila");
  EXPECT_FALSE(generic_ad_of("<h1>Massage à Trappes</h1><h5>Massage par Mila</h5>").name);
}

TEST(GenericAd, StateOfNuxt_BehindAnAssignment) {
  const RawAd ad = generic_ad_of(R"(<script>window.__NUXT__ = {"data":[{"ad":{"title":"Lina {95}","description":
    "Je dis \"bonjour\" }","ville":"Cergy","tel":["06 39 98 00 12","06 39 98 00 13"]}}]};init({"title":"x"});</script>)");
  EXPECT_EQ(ad.title, "Lina {95}");
  EXPECT_EQ(ad.text, "Je dis \"bonjour\" }");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_THAT(ad.phones, ElementsAre("06 39 98 00 12", "06 39 98 00 13"));
}

TEST(GenericAd, StateOfApollo_ByNameOfTheEntry) {
  const RawAd ad = generic_ad_of(R"(<script>window.__APOLLO_STATE__={"ROOT_QUERY":{"viewer":null},
    "Ad:445566":{"__typename":"Ad","id":"445566","subject":"Lina","aboutMe":"Je reçois","currentCity":"Cergy","age":27},
    "Ad:2":{"id":"2","subject":"Eva","aboutMe":"Autre","currentCity":"Paris","age":30}}</script>)");
  EXPECT_EQ(ad.title, "Lina");
  EXPECT_EQ(ad.text, "Je reçois");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_EQ(ad.age, "27");
}

TEST(GenericAd, ASettingsObjectIsNoAd) {
  const RawAd ad = generic_ad_of(
      R"(<script>var config = {"title":"Exemple","images":"/cdn","lang":"fr"};</script><h1>Lina à Cergy</h1>)");
  EXPECT_EQ(ad.title, "Lina à Cergy");
  EXPECT_THAT(ad.photos, IsEmpty());
}

struct PhoneMarkup {
  std::string what, html, phone;
};

class PhoneOf : public ::testing::TestWithParam<PhoneMarkup> {};

TEST_P(PhoneOf, IsFound) {
  EXPECT_THAT(generic_ad_of("<h1>Lina</h1>" + GetParam().html).phones, ElementsAre(GetParam().phone))
      << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Markups, PhoneOf,
    ::testing::Values(
        PhoneMarkup{"tel", "<a href='tel:+33639980012'>Appeler</a>", "+33639980012"},
        PhoneMarkup{"tel, spaces", "<a href='tel:06%2039%2098%2000%2012'>Appeler</a>", "06 39 98 00 12"},
        PhoneMarkup{"sms", "<a href='sms:0639980012?body=Bonjour'>SMS</a>", "0639980012"},
        PhoneMarkup{"backwards", "<b data-n='21 00 89 93 60'>Voir</b>", "06 39 98 00 12"},
        PhoneMarkup{"base64", "<b data-phone='MDYgMzkgOTggMDAgMTI='>Voir</b>", "06 39 98 00 12"},
        PhoneMarkup{"plain attribute", "<b data-tel='0033639980012'>Voir</b>", "0033639980012"},
        PhoneMarkup{"onclick", "<b onclick=\"location='tel:0639980012'\">Voir</b>", "0639980012"},
        PhoneMarkup{"label", "<p><b>Téléphone :</b> 06 39 98 00 12</p>", "06 39 98 00 12"},
        PhoneMarkup{"class", "<i class=ad-phone>06.39.98.00.12</i>", "06.39.98.00.12"},
        PhoneMarkup{"WhatsApp keeps its channel", "<a href='https://wa.me/33639980012?text=Bonjour%2095'>x</a>",
                    "https://wa.me/33639980012"},
        PhoneMarkup{"WhatsApp, long", "<a href='https://api.whatsapp.com/send?text=2&phone=%2B33639980012'>x</a>",
                    "https://wa.me/33639980012"},
        PhoneMarkup{"WhatsApp without country", "<a href='https://wa.me/0639980012'>x</a>", "0639980012"}));

TEST(GenericAd, TelegramLinkGoesWithThePhones) {
  const RawAd ad = generic_ad_of(R"(<h1>Lina</h1><p><b>Téléphone :</b> 06 39 98 00 12</p>
    <a href="https://t.me/lina_95">Telegram</a><footer><a href="https://t.me/exemple_support">Aide</a></footer>)");
  EXPECT_THAT(ad.phones, ElementsAre("06 39 98 00 12", "https://t.me/lina_95"));
}

TEST(GenericAd, TelegramShareLinkIsNoHandle) {
  EXPECT_THAT(generic_ad_of("<h1>Lina</h1><a href='https://t.me/share/url?url=x'>Partager</a>").phones, IsEmpty());
}

TEST(GenericAd, NumberOfAnIdOrATrackerIsNoPhone) {
  EXPECT_THAT(generic_ad_of("<h1>Lina</h1><b data-id='44556677889' data-ts='1757232000123'>x</b>").phones, IsEmpty());
}

TEST(GenericAd, HiddenNumberIsNotTheAds) {
  const RawAd ad = generic_ad_of(R"(<h1>Lina</h1><div style="display: none"><a href="tel:0199001122">x</a></div>
    <div hidden><p><a href="tel:0199001123">x</a></p></div><a href="tel:0639980012">x</a>)");
  EXPECT_THAT(ad.phones, ElementsAre("0639980012"));
}

struct Pair {
  std::string what, html;
  std::optional<std::string> RawAd::*member;
  std::string value;
};

class LabelledValue : public ::testing::TestWithParam<Pair> {};

TEST_P(LabelledValue, IsFound) {
  EXPECT_EQ(generic_ad_of("<h1>Lina</h1>" + GetParam().html).*GetParam().member, GetParam().value) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Pairs, LabelledValue,
    ::testing::Values(
        Pair{"dl", "<dl><dt>Âge :</dt><dd>27 ans</dd><dt>Ville</dt><dd>Cergy</dd></dl>", &RawAd::age, "27 ans"},
        Pair{"dl, second", "<dl><dt>Âge :</dt><dd>27 ans</dd><dt>Ville</dt><dd>Cergy</dd></dl>", &RawAd::place,
             "Cergy"},
        Pair{"dl, first empty", "<dl><dt>Âge</dt><dt>Ville</dt><dd>Cergy</dd></dl>", &RawAd::place, "Cergy"},
        Pair{"table", "<table><tr><th>Tarif</th><td>80 €</td></tr></table>", &RawAd::price, "80 €"},
        Pair{"table of cells", "<table><tr><td>Localisation&nbsp;:</td><td>Cergy (95)</td></tr></table>", &RawAd::place,
             "Cergy (95)"},
        Pair{"row", "<div><span>City:</span> <strong>Cergy</strong></div>", &RawAd::place, "Cergy"},
        Pair{"own text", "<li><b>Prénom :</b> Lina</li>", &RawAd::name, "Lina"},
        Pair{"line", "<p>Ville : Cergy</p>", &RawAd::place, "Cergy"},
        Pair{"capitals", "<p>VILLE : Cergy</p>", &RawAd::place, "Cergy"},
        Pair{"quoted", "<p>Ville : « Cergy »</p>", &RawAd::place, "« Cergy »"},
        Pair{"hard space", "<p>Ville\u00A0:\u00A0Cergy\u00A0</p>", &RawAd::place, "Cergy"},
        Pair{"posted", "<p>Publiée le : 07/09/2026</p>", &RawAd::posted, "07/09/2026"},
        Pair{"English age", "<dl><dt>Age</dt><dd>27</dd></dl>", &RawAd::age, "27"},
        Pair{"English place", "<tr><td><table><tr><td>Location</td><td>Cergy</td></tr></table>", &RawAd::place,
             "Cergy"},
        Pair{"English price", "<dl><dt>Rates</dt><dd>100 EUR / 1h</dd></dl>", &RawAd::price, "100 EUR / 1h"},
        Pair{"English date", "<dl><dt>Posted on</dt><dd>7 September 2026</dd></dl>", &RawAd::posted,
             "7 September 2026"},
        Pair{"class", "<span class='ad__price'>80 €</span>", &RawAd::price, "80 €"},
        Pair{"hump", "<span class='adCity'>Cergy</span>", &RawAd::place, "Cergy"},
        Pair{"test id", "<span data-testid='ad-location'>Cergy</span>", &RawAd::place, "Cergy"},
        Pair{"time", "<time datetime='2026-09-07'>hier</time>", &RawAd::posted, "2026-09-07"},
        Pair{"form of a price", "<p><b>80 €</b></p>", &RawAd::price, "80 €"},
        Pair{"form of roses", "<p><b>100 roses</b></p>", &RawAd::price, "100 roses"},
        Pair{"form of an age", "<p><b>27 ans</b></p>", &RawAd::age, "27 ans"},
        Pair{"form of a date", "<p><i>il y a 3 heures</i></p>", &RawAd::posted, "il y a 3 heures"},
        Pair{"parts of a line", "<p><i>Cergy - il y a 3 heures</i></p>", &RawAd::posted, "il y a 3 heures"}));

TEST(GenericAd, ALabelWithoutAValueGivesNothing) {
  const RawAd ad = generic_ad_of("<h1>Lina</h1><dl><dt>Âge</dt><dd>non précisé</dd><dt>Tarif</dt><dd></dd></dl>");
  EXPECT_FALSE(ad.age);
  EXPECT_FALSE(ad.price);
}

TEST(GenericAd, ProseIsTheTextThoughNothingNamesIt) {
  const RawAd ad = generic_ad_of(R"(<div><a href=/>Accueil</a> <a href=/aide>Aide et questions fréquentes</a></div>
    <div><h1>Lina à Cergy</h1><div>Bonjour à tous, je m'appelle Lina et je reçois dans un endroit calme.<br>
    Appelez-moi la veille.</div></div><p>Copyright 2026</p>)");
  EXPECT_THAT(ad.text.value_or(""), HasSubstr("Bonjour à tous"));
  EXPECT_THAT(ad.text.value_or(""), HasSubstr("la veille"));
  EXPECT_THAT(ad.text.value_or(""), Not(HasSubstr("Accueil")));
  EXPECT_THAT(ad.text.value_or(""), Not(HasSubstr("Copyright")));
}

TEST(GenericAd, ParagraphsOfATextStayTogether) {
  const RawAd ad = generic_ad_of(R"(<h1>Lina</h1><div class=x1><p>Premier paragraphe de mon annonce.</p>
    <p>Deuxième paragraphe, un peu plus long que le premier.</p><p>Troisième.</p></div>)");
  EXPECT_EQ(ad.text,
            "Premier paragraphe de mon annonce.\nDeuxième paragraphe, un peu plus long que le premier.\n"
            "Troisième.");
}

TEST(GenericAd, CookieBannerIsNoText) {
  const RawAd ad = generic_ad_of(R"(<div id=cookie-banner><p>Nous utilisons des cookies afin de mesurer l'audience du
    site, de proposer des contenus adaptés et d'améliorer nos services. Vous pouvez accepter ou refuser.</p></div>
    <h1>Lina</h1><div>Je reçois à Cergy, au calme.</div>)");
  EXPECT_EQ(ad.text, "Je reçois à Cergy, au calme.");
}

TEST(GenericAd, TitleIsTheHeadingOfTheAd_NotTheSites) {
  const RawAd ad = generic_ad_of(R"(<title>Lina, de passage à Cergy - Exemple Annonces</title>
    <div class=logo><h1>Exemple</h1></div><h2>Lina, de passage à Cergy</h2><h2>Tarifs</h2>)");
  EXPECT_EQ(ad.title, "Lina, de passage à Cergy");
}

TEST(GenericAd, TitleWithoutAHeadingIsThePagesWithoutTheSite) {
  EXPECT_EQ(generic_ad_of("<title>Lina à Cergy | Exemple Annonces</title><p>Bonjour").title, "Lina à Cergy");
}

TEST(GenericAd, FooterGivesNothing) {
  const RawAd ad = generic_ad_of(R"(<h1>Lina</h1><div>Je reçois à Cergy, au calme.</div><footer>
    <p>Exemple SAS, SIRET : 123 456 789 00012</p><p>Adresse : 1 rue du Test, Paris</p>
    <a href="tel:0199001122">Service client</a><img src=/pay/visa.jpg><time datetime=2026-01-01>2026</time></footer>)");
  EXPECT_THAT(ad.phones, IsEmpty());
  EXPECT_THAT(ad.photos, IsEmpty());
  EXPECT_FALSE(ad.place);
  EXPECT_FALSE(ad.posted);
}

TEST(GenericAd, FooterByClassGivesNothingEither) {
  const RawAd ad = generic_ad_of(R"(<h1>Lina</h1><div class="site-footer"><p>Téléphone : 01 99 00 11 22</p>
    <p>Ville : Paris</p></div>)");
  EXPECT_THAT(ad.phones, IsEmpty());
  EXPECT_FALSE(ad.place);
}

TEST(GenericAd, SiretBesideALabelOfThePhoneIsNoPhone) {
  const RawAd ad = generic_ad_of("<h1>Lina</h1><p>SIRET : 123 456 789 00012</p><p>Capital : 10 000 €</p>");
  EXPECT_THAT(ad.phones, IsEmpty());
}

TEST(GenericAd, SupportNumberInAMenuIsNotTheAds) {
  const RawAd ad = generic_ad_of(R"(<nav><a href="tel:0199001122">Assistance</a></nav>
    <ul class=main-menu><li><a href="tel:0199001123">Contact</a></ul><h1>Lina</h1><a href="tel:0639980012">x</a>)");
  EXPECT_THAT(ad.phones, ElementsAre("0639980012"));
}

const std::string kRelated = [] {
  std::string html = "<div class=c4>";
  for (const char* id : {"501001", "501002", "501003", "501004"}) {
    html += std::string("<div class=c5><a href='/annonce/eva-") + id + ".htm'><img src='/p/" + id +
            ".jpg'>Eva, une autre annonce</a><p><b>150 €</b></p><a href='tel:06399801" + std::string(id + 4) +
            "'>x</a></div>";
  }
  return html + "</div>";
}();

TEST(GenericAd, OtherAdsOnThePageGiveNothing_ThoughNothingNamesThem) {
  const RawAd ad = generic_ad_of(
      "<h1>Lina</h1><div>Je reçois à Cergy, au calme.</div><p><b>80 €</b></p>"
      "<img src=/p/1.jpg><a href='tel:0639980012'>x</a>" +
      kRelated);
  EXPECT_THAT(ad.phones, ElementsAre("0639980012"));
  EXPECT_EQ(ad.price, "80 €");
  EXPECT_THAT(photo_urls(ad), ElementsAre("https://www.exemple.example/p/1.jpg"));
}

TEST(GenericAd, WhatOnlyOtherAdsShowIsNotFilledIn) {
  const RawAd ad = generic_ad_of("<h1>Lina</h1><div>Je reçois à Cergy, au calme.</div>" + kRelated);
  EXPECT_THAT(ad.phones, IsEmpty());
  EXPECT_FALSE(ad.price);
}

struct Picture {
  std::string what, html;
  std::vector<std::string> urls;
};

class PhotosOf : public ::testing::TestWithParam<Picture> {};

TEST_P(PhotosOf, AreFound) {
  EXPECT_EQ(photo_urls(generic_ad_of("<h1>Lina</h1>" + GetParam().html)), GetParam().urls) << GetParam().what;
}

const std::string kSite = "https://www.exemple.example";

INSTANTIATE_TEST_SUITE_P(
    Markups, PhotosOf,
    ::testing::Values(
        Picture{"plain", "<img src=/p/1.jpg><img src='p/2.webp'>", {kSite + "/p/1.jpg", kSite + "/annonce/p/2.webp"}},
        Picture{"lazy", "<img data-src=/p/1.jpg src='data:image/gif;base64,R0lGOD'>", {kSite + "/p/1.jpg"}},
        Picture{"lazy, blank file", "<img data-original=/p/1.jpg src=/blank.png>", {kSite + "/p/1.jpg"}},
        Picture{"srcset", "<img srcset='/p/1.jpg 1x, /p/1-2x.jpg 2x'>", {kSite + "/p/1.jpg"}},
        Picture{
            "background", "<div style=\"color:red; background-image: url('/p/1.jpg')\"></div>", {kSite + "/p/1.jpg"}},
        Picture{"link to the large one", "<a href=/p/large.jpg><img src=/p/thumb.jpg></a>", {kSite + "/p/large.jpg"}},
        Picture{"other host", "<img src='//cdn.exemple.example/1.jpg'>", {"https://cdn.exemple.example/1.jpg"}},
        Picture{"twice", "<img src=/p/1.jpg><img src=/p/1.jpg>", {kSite + "/p/1.jpg"}},
        Picture{"logo by class", "<img class=site-logo src=/x.jpg>", {}},
        Picture{"logo by name", "<img src=/img/logo-exemple.png>", {}}, Picture{"flag", "<img src=/flags/fr.png>", {}},
        Picture{"svg", "<img src=/a.svg>", {}}, Picture{"pixel", "<img src=https://stats.example/pixel?x=1>", {}},
        Picture{"of another page", "<a href=/annonce/eva-1.htm><img src=/p/9.jpg></a>", {}},
        Picture{"a gallery's anchor", "<a href='#photo-2'><img src=/p/1.jpg></a>", {kSite + "/p/1.jpg"}}));

TEST(GenericAd, LinksAreRelativeToBaseHref) {
  const RawAd ad = generic_ad_of("<base href='https://img.exemple.example/v2/'><h1>Lina</h1><img src=1.jpg>");
  EXPECT_THAT(photo_urls(ad), ElementsAre("https://img.exemple.example/v2/1.jpg"));
}

TEST(GenericAd, MostTrustedSourceWins) {
  const RawAd ad = generic_ad_of(R"(<meta property="og:title" content="Exemple Annonces : les annonces">
    <script type="application/ld+json">{"@type":"Person","name":"Lina","telephone":"06 39 98 00 12"}</script>
    <h1>Une annonce</h1><p><b>Téléphone :</b> 06 39 98 00 13</p>)");
  EXPECT_EQ(ad.title, "Lina");
  EXPECT_THAT(ad.phones, ElementsAre("06 39 98 00 12"));
}

TEST(FindFields, OthersStayBehindTheMostTrusted) {
  const Page page = testing::page_of(testing::kAdUrl, "<h1>Lina</h1><meta property='og:title' content='Autre'>");
  const Findings found = find_fields(page);
  ASSERT_GE(found.at("title").size(), 2u);
  EXPECT_EQ(found.at("title")[0].source, Source::kHeading);
  EXPECT_EQ(found.at("title")[1].value, "Autre");
}

TEST(GenericAd, WhatIsNoPageGivesNothing) {
  for (const std::string& body : {std::string(), std::string("\xFF\xD8\xFF\0\0", 5), std::string("[1, 2]")}) {
    const RawAd ad = generic_ad_of(body);
    EXPECT_FALSE(ad.title || ad.text || ad.price) << body;
    EXPECT_THAT(ad.phones, IsEmpty());
  }
}

}  // namespace
}  // namespace vigie::extractors
