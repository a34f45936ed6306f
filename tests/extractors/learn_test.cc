// From saved pages to a definition that reads the site's other pages.
#include "extractors/induction/learn.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/read_page.h"
#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::page_of;
using testing::SitesFolder;

struct MadeAd {
  std::string id, name, town, price, age, phone, text;
};

const std::vector<MadeAd> kAds = {
    {"445501", "Lina", "Cergy", "80 €", "27", "06 39 98 00 11", "Bonjour, je reçois chez moi, au calme, le soir."},
    {"445502", "Eva", "Pontoise", "100 €", "31", "06 39 98 00 12", "De passage quelques jours, appelez la veille."},
    {"445503", "Mia", "Sarcelles", "120 €", "24", "06 39 98 00 13", "Nouvelle ici, je me déplace dans le quartier."},
    {"445504", "Zoé", "Argenteuil", "90 €", "38", "06 39 98 00 14", "Sur rendez-vous, du lundi au vendredi, merci."},
};

std::string ad_page(const MadeAd& ad) {
  return "<html><head><title>" + ad.name + " à " + ad.town + " - Exemple</title><link rel=canonical href='/annonce/x-" +
         ad.id + R"(.htm'></head><body><header><a href=/>Exemple</a> <a href="tel:0199001122">Aide</a></header>
    <h1 class="titre css-1x2y3z">)" +
         ad.name + " à " + ad.town + R"(</h1><div class=photos><img src=/p/)" + ad.id + "-1.jpg><img src=/p/" + ad.id +
         R"(-2.jpg></div><dl><dt>Âge :</dt><dd>)" + ad.age + " ans</dd><dt>Ville :</dt><dd>" + ad.town +
         "</dd></dl><p class=prix>" + ad.price + "</p><div class=texte>" + ad.text +
         "</div><a class=appel href='tel:" + ad.phone + R"('>Appeler</a>
    <div class=bas>Téléphone : 01 99 00 11 22</div><footer>Exemple SAS, SIRET 123 456 789 00012</footer></body></html>)";
}

std::string row(const MadeAd& ad) {
  return "<article class=carte><a class=lien href='/annonce/x-" + ad.id + ".htm'><h2>" + ad.name + " à " + ad.town +
         "</h2></a><img src=/p/" + ad.id + "-1.jpg><span class=ville>" + ad.town + "</span><span class=prix>" +
         ad.price + "</span></article>";
}

std::string listing_page(std::size_t ads) {
  std::string rows;
  for (std::size_t i = 0; i < ads; ++i) rows += row(kAds.at(i));
  return "<html><body><nav><a href=/>Accueil</a></nav><main>" + rows + "</main></body></html>";
}

SavedPage saved(const std::string& name, const std::string& html) { return {name, page_of("", html)}; }

LearnRequest request() {
  return {.base = "https://www.exemple.example",
          .id = {},
          .listing = saved("liste.html", listing_page(4)),
          .ads = {saved("annonce-1.html", ad_page(kAds[0])), saved("annonce-2.html", ad_page(kAds[1])),
                  saved("annonce-3.html", ad_page(kAds[2]))},
          .examples = {}};
}

LearntSite learnt(const LearnRequest& request) {
  auto site = learn(request);
  if (!site) throw std::runtime_error(to_string(site.error()));
  return *std::move(site);
}

SiteDefinition definition_of(const LearnRequest& request) {
  const auto site = SitesFolder().load(learnt(request).toml);
  if (!site) throw std::runtime_error(to_string(site.error()) + "\n" + learnt(request).toml);
  return *site;
}

const LearntField& field_of(const LearntSite& site, std::string_view name) {
  return *std::ranges::find(site.fields, name, &LearntField::field);
}

TEST(Learn, TheDefinitionReadsAnotherAdOfTheSite) {
  const SiteDefinition site = definition_of(request());
  const Page page = page_of("https://www.exemple.example/annonce/x-445504.htm", ad_page(kAds[3]));
  const auto ad = read_ad(page, site);
  ASSERT_TRUE(ad) << ad.error();
  EXPECT_EQ(ad->site, "exemple");
  EXPECT_EQ(ad->ad_id, "445504");
  EXPECT_EQ(ad->title, "Zoé à Argenteuil");
  EXPECT_EQ(ad->text, kAds[3].text);
  EXPECT_EQ(ad->age, "38 ans");
  EXPECT_EQ(ad->place, "Argenteuil");
  EXPECT_EQ(ad->price, "90 €");
  EXPECT_THAT(ad->phones, ElementsAre("06 39 98 00 14"));
  EXPECT_EQ(ad->photos.size(), 2u);
}

TEST(Learn, TheDefinitionReadsTheListing) {
  const SiteDefinition site = definition_of(request());
  const Page page = page_of("https://www.exemple.example/95", listing_page(3));
  const auto listing = read_listing(page, site);
  ASSERT_TRUE(listing) << listing.error();
  ASSERT_EQ(listing->ads.size(), 3u);
  EXPECT_EQ(listing->ads[1].ad_id, "445502");
  EXPECT_EQ(listing->ads[1].url, "https://www.exemple.example/annonce/x-445502.htm");
  EXPECT_EQ(listing->ads[1].title, "Eva à Pontoise");
  EXPECT_EQ(listing->ads[1].place, "Pontoise");
  EXPECT_EQ(listing->ads[1].price, "100 €");
}

TEST(Learn, IsOfOneScreenWithRulesThatLast) {
  const LearntSite site = learnt(request());
  EXPECT_EQ(site.id, "exemple");
  EXPECT_EQ(site.rows, 4u);
  EXPECT_LE(std::ranges::count(site.toml, '\n'), 40);
  EXPECT_THAT(site.toml, HasSubstr(R"(age    = { label = "Âge", in = "dt" })"));
  EXPECT_THAT(site.toml, HasSubstr(R"(ad     = "article")"));
  EXPECT_THAT(site.toml, Not(HasSubstr("css-1x2y3z")));
  EXPECT_THAT(site.toml, HasSubstr("# "));
}

TEST(Learn, ShowsWhatItReadsOfEachAd) {
  const LearntSite site = learnt(request());
  EXPECT_THAT(field_of(site, "place").values, ElementsAre("Cergy", "Pontoise", "Sarcelles"));
  EXPECT_THAT(field_of(site, "age").values, ElementsAre("27 ans", "31 ans", "24 ans"));
}

TEST(Learn, WhatIsOnEveryPageIsTheSites) {
  const SiteDefinition site = definition_of(request());
  const Page page = page_of("https://www.exemple.example/annonce/x-445504.htm", ad_page(kAds[3]));
  EXPECT_THAT(read_ad(page, site)->phones, Not(::testing::Contains(HasSubstr("01 99"))));
}

TEST(Learn, TwoAdsAreEnough) {
  LearnRequest two = request();
  two.ads.pop_back();
  const Page page = page_of("https://www.exemple.example/annonce/x-445504.htm", ad_page(kAds[3]));
  const auto ad = read_ad(page, definition_of(two));
  ASSERT_TRUE(ad) << ad.error();
  EXPECT_EQ(ad->title, "Zoé à Argenteuil");
  EXPECT_EQ(ad->price, "90 €");
}

TEST(Learn, IdsOfTheQuery) {
  LearnRequest query = request();
  std::string rows;
  for (const MadeAd& ad : kAds) {
    rows += "<tr class=ligne><td><a href='/detail.php?lang=fr&id=" + ad.id + "'>" + ad.name + " à " + ad.town +
            "</a></td><td>" + ad.price + "</td></tr>";
  }
  query.listing = saved("liste.html", "<table>" + rows + "</table>");
  const SiteDefinition site = definition_of(query);
  const Page page = page_of("https://www.exemple.example/95", query.listing.page.body);
  const auto listing = read_listing(page, site);
  ASSERT_TRUE(listing) << listing.error();
  ASSERT_EQ(listing->ads.size(), 4u);
  EXPECT_EQ(listing->ads[2].ad_id, "445503");
  const Page ad_of_query = page_of("https://www.exemple.example/detail.php?lang=fr&id=445504", ad_page(kAds[3]));
  EXPECT_EQ(read_ad(ad_of_query, site)->ad_id, "445504");
}

TEST(Learn, IdsOfWords) {
  LearnRequest words = request();
  std::string rows;
  for (const char* slug : {"lina-douce", "eva-blonde", "mia-brune", "zoe-calme"}) {
    rows += std::string("<li class=carte><a href='/escort/") + slug +
            "/'><img src=/p/1.jpg></a><p>Je reçois au calme " + "sur rendez-vous, merci de prévenir.</p></li>";
  }
  words.listing = saved("liste.html", "<ul>" + rows + "</ul>");
  const SiteDefinition site = definition_of(words);
  const Page page = page_of("https://www.exemple.example/95", words.listing.page.body);
  const auto listing = read_listing(page, site);
  ASSERT_TRUE(listing) << listing.error();
  ASSERT_EQ(listing->ads.size(), 4u);
  EXPECT_EQ(listing->ads[0].ad_id, "lina-douce");
}

struct AdAddresses {
  std::string what, before, after;
  std::vector<std::string> ids;
};

class LearnAddresses : public ::testing::TestWithParam<AdAddresses> {};

/// The rows' addresses are of ads that were not there when the definition was learnt.
TEST_P(LearnAddresses, GiveTheIdsOfOtherAds) {
  const auto page_with = [](const std::string& id) {
    return "<article class=carte><a href=\"" + GetParam().before + id + GetParam().after +
           "\">Une annonce à Cergy</a><img src=/p/1.jpg><p>au calme, sur rendez-vous</p></article>";
  };
  LearnRequest other = request();
  other.listing = saved("liste.html", page_with(GetParam().ids[0]) + page_with(GetParam().ids[1]));
  const SiteDefinition site = definition_of(other);
  const Page page = page_of("https://www.exemple.example/95", page_with(GetParam().ids[2]));
  const auto listing = read_listing(page, site);
  ASSERT_EQ(listing->ads.size(), 1u) << GetParam().what << '\n' << learnt(other).toml;
  EXPECT_EQ(listing->ads[0].ad_id, GetParam().ids[2]) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Ways, LearnAddresses,
    ::testing::Values(AdAddresses{"number", "/annonce/x-", ".htm", {"445501", "445502", "445999"}},
                      AdAddresses{"short numbers", "/escort/x/", "/", {"61", "62", "123"}},
                      AdAddresses{"a query behind it", "/annonce/", "/?source=vip", {"445501", "445502", "445999"}},
                      AdAddresses{"a number behind it", "/annonce/", "?ref=20260907", {"445501", "445502", "445999"}},
                      AdAddresses{"in the query", "/detail.php?id=", "&lang=fr", {"445501", "445502", "445999"}},
                      AdAddresses{"words", "/escort/", "/", {"lina-douce", "eva-blonde", "mia-brune"}},
                      AdAddresses{
                          "letters and figures", "/annonce/", "/", {"lina-fr5m8m5mr", "eva-fr5m8m5ms", "mia-frab12c"}},
                      AdAddresses{"an apostrophe", "/l'annonce'", ".htm", {"445501", "445502", "445999"}}));

TEST(Learn, ValueOfOneAdIsNoLabel) {
  LearnRequest other = request();
  for (std::size_t i = 0; i < other.ads.size(); ++i) {
    other.ads[i] = saved("annonce.html", "<h1>" + kAds[i].name + " à " + kAds[i].town + "</h1><section><h2>" +
                                             kAds[i].name + ", indépendante</h2><p>" + kAds[i].text + "</p></section>");
  }
  EXPECT_THAT(field_of(learnt(other), "text").rule, Not(HasSubstr("indépendante")));
}

TEST(Learn, WhereOneMarkIsMissingAnotherIsTaken) {
  LearnRequest other = request();
  const auto age = "<dt>Âge :</dt><dd>" + kAds[2].age + " ans</dd>";
  auto& page = other.ads[2].page.body;
  page.replace(page.find(age), age.size(), "");
  page.replace(page.find("</h1>"), 5, "</h1><p class=annees>" + kAds[2].age + " ans</p>");
  other.ads[0].page.body += "<p class=annees></p>";
  const SiteDefinition site = definition_of(other);
  for (const SavedPage& ad : other.ads) EXPECT_TRUE(read_ad(ad.page, site)->age) << learnt(other).toml;
}

TEST(Learn, RowsThatAScriptOpensHaveARule) {
  LearnRequest other = request();
  std::string rows;
  for (const MadeAd& ad : kAds)
    rows += "<tr class=rang><td><a href='javascript:vU(" + ad.id + ")'>" + ad.name + "</a><td>" + ad.town + "</tr>";
  const std::string script = "<script>function vU(i){window.open('/annonce.asp?id='+i)}</script>";
  other.listing = saved("liste.html", script + "<table>" + rows + "</table>");
  const auto listing =
      read_listing(page_of("https://www.exemple.example/95", other.listing.page.body), definition_of(other));
  ASSERT_EQ(listing->ads.size(), kAds.size()) << learnt(other).toml;
  EXPECT_EQ(listing->ads[1].url, "https://www.exemple.example/annonce.asp?id=445502");
  EXPECT_EQ(listing->ads[1].ad_id, "445502");
}

TEST(Learn, TheIdIsByTheHostUnlessGiven) {
  LearnRequest given = request();
  given.id = "mon-site";
  EXPECT_EQ(learnt(given).id, "mon-site");
  EXPECT_EQ(definition_of(given).id, "mon-site");
  given.id.clear();
  given.base = "https://paris.exemple-annonces.example/";
  EXPECT_EQ(definition_of(given).base, "https://paris.exemple-annonces.example");
  EXPECT_EQ(definition_of(given).id, "parisexempleannonces");
}

TEST(LearnByExample, PointsAtAValueThatNothingNames) {
  LearnRequest pointed = request();
  for (std::size_t i = 0; i < pointed.ads.size(); ++i) {
    pointed.ads[i].page.body +=
        "<ul class=zz><li class=k1>quelque chose</li><li class=k2>" + kAds[i].town + " Nord</li></ul>";
  }
  pointed.examples["place"] = "Cergy Nord";
  const LearntSite site = learnt(pointed);
  EXPECT_THAT(field_of(site, "place").values, ElementsAre("Cergy Nord", "Pontoise Nord", "Sarcelles Nord"));
  EXPECT_THAT(field_of(site, "place").rule, Not(IsEmpty()));
}

TEST(LearnByExample, TheRestIsLearntAsWithout) {
  LearnRequest pointed = request();
  pointed.examples["price"] = "80 €";
  EXPECT_EQ(field_of(learnt(pointed), "age").rule, field_of(learnt(request()), "age").rule);
  EXPECT_THAT(field_of(learnt(pointed), "price").values, ElementsAre("80 €", "100 €", "120 €"));
}

struct Mistake {
  std::string what;
  void (*make)(LearnRequest&);
  std::string where, words;
};

class LearnMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(LearnMistake, SaysWhatAndWhere) {
  LearnRequest wrong = request();
  GetParam().make(wrong);
  const auto site = learn(wrong);
  ASSERT_FALSE(site) << GetParam().what << '\n' << site->toml;
  EXPECT_EQ(site.error().code, Error::kBadInput);
  EXPECT_EQ(site.error().where, GetParam().where) << GetParam().what;
  EXPECT_THAT(site.error().what, HasSubstr(GetParam().words)) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, LearnMistake,
    ::testing::Values(
        Mistake{"http", [](LearnRequest& r) { r.base = "http://www.exemple.example"; }, "--base", "https://"},
        Mistake{"no address", [](LearnRequest& r) { r.base = "exemple"; }, "--base", "https://"},
        Mistake{"private", [](LearnRequest& r) { r.base = "https://192.168.1.1"; }, "--base", "192.168.1.1"},
        Mistake{"local", [](LearnRequest& r) { r.base = "https://localhost"; }, "--base", "localhost"},
        Mistake{"signs in the base", [](LearnRequest& r) { r.base = "https://www.exemple.example/\"x"; }, "--base", ""},
        Mistake{"id with a folder", [](LearnRequest& r) { r.id = "../exemple"; }, "--id", "exemple"},
        Mistake{"id with signs", [](LearnRequest& r) { r.id = "Mon \"site\""; }, "--id", ""},
        Mistake{"one ad", [](LearnRequest& r) { r.ads.resize(1); }, "", "two or more"},
        Mistake{"no ad", [](LearnRequest& r) { r.ads.clear(); }, "", "two or more"},
        Mistake{"empty listing", [](LearnRequest& r) { r.listing.page.body.clear(); }, "liste.html", "is empty"},
        Mistake{"ad of another site",
                [](LearnRequest& r) {
                  r.ads[1].page.body =
                      "<link rel=canonical href=https://www.autre.example/annonce/7>" + r.ads[1].page.body;
                },
                "annonce-2.html", "www.autre.example"},
        Mistake{"listing that the browser says is of another site",
                [](LearnRequest& r) {
                  r.listing.page.body =
                      "<!-- saved from url=(0031)https://www.autre.example/liste -->" + r.listing.page.body;
                },
                "liste.html", "--base"},
        Mistake{"ad whose links all lead to another site",
                [](LearnRequest& r) {
                  r.ads[0].page.body = "<h1>Lina</h1>";
                  for (const char* n : {"1", "2", "3", "4", "5"})
                    r.ads[0].page.body += std::string("<a href=https://www.autre.example/") + n + ">x</a>";
                },
                "annonce-1.html", "www.autre.example"},
        Mistake{"binary ad", [](LearnRequest& r) { r.ads[1].page.body = std::string("\x89PNG\0\0\r\n", 8); },
                "annonce-2.html", "neither HTML"},
        Mistake{"text", [](LearnRequest& r) { r.ads[0].page.body = "mes notes"; }, "annonce-1.html", "neither HTML"},
        Mistake{"JSON", [](LearnRequest& r) { r.listing.page.body = "{\"ads\":[]}"; }, "liste.html", "listing"},
        Mistake{"an ad as listing", [](LearnRequest& r) { std::swap(r.listing, r.ads[0]); }, "annonce-1.html",
                "listing first"},
        Mistake{"a page without rows", [](LearnRequest& r) { r.listing.page.body = "<h1>Contact</h1>"; }, "liste.html",
                "listing first"},
        Mistake{"id of no letters", [](LearnRequest& r) { r.base = "https://éé.example"; }, "--id", "exemple"},
        Mistake{"one ad twice", [](LearnRequest& r) { r.ads[2].page = r.ads[0].page; }, "annonce-3.html",
                "annonce-1.html"},
        Mistake{"unknown field", [](LearnRequest& r) { r.examples["taille"] = "165"; }, "--example", "taille"},
        Mistake{"value that stands nowhere", [](LearnRequest& r) { r.examples["price"] = "999 €"; }, "--example",
                "999 €"}));

}  // namespace
}  // namespace vigie::extractors
