// Rows of a listing by their structure, and the link to its next page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/generic/records.h"
#include "tests/extractors/generic_pages.h"

namespace vigie::extractors {
namespace {

using ::testing::ElementsAre;
using testing::generic_listing_of;
using testing::ids;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string card(const std::string& id, const std::string& title = "Lina à Cergy") {
  return "<div class=card><a href='/annonce/x-" + id + ".htm'><img src='/p/" + id +
         ".jpg'></a><h3><a href='/annonce/x-" + id + ".htm'>" + title +
         "</a></h3><span class=city>Cergy</span><span class=price>80 €</span>" +
         "<p>Bonjour, je reçois au calme, appelez-moi la veille.</p></div>";
}

const std::string kMenu = R"(<nav><ul><li><a href=/annonces/paris>Paris</a><li><a href=/annonces/essonne>Essonne</a>
  <li><a href=/annonces/yvelines>Yvelines</a><li><a href=/annonces/oise>Oise</a><li><a href=/annonces/aisne>Aisne</a>
  </ul></nav>)";

TEST(GenericListing, CardsWithTheirFacts) {
  const Listing listing = generic_listing_of(card("445501") + card("445502", "Eva") + card("445503"));
  ASSERT_THAT(ids(listing), ElementsAre("445501", "445502", "445503"));
  EXPECT_EQ(listing.ads[1].url, "https://www.exemple.example/annonce/x-445502.htm");
  EXPECT_EQ(listing.ads[1].title, "Eva");
  EXPECT_EQ(listing.ads[1].place, "Cergy");
  EXPECT_EQ(listing.ads[1].price, "80 €");
}

TEST(GenericListing, LabelsInARow) {
  const std::string facts = "<b>Ville :</b><i>Cergy</i><b>Âge :</b><i>27 ans</i></div>";
  const Listing listing = generic_listing_of("<div><a href=/annonce/445501>Lina</a>" + facts +
                                             "<div><a href=/annonce/445502>Eva</a>" + facts);
  ASSERT_THAT(ids(listing), ElementsAre("445501", "445502"));
  EXPECT_EQ(listing.ads[1].place, "Cergy");
  EXPECT_EQ(listing.ads[1].age, "27 ans");
}

TEST(GenericListing, RowsOfATable) {
  std::string rows;
  for (const char* id : {"445501", "445502", "445503"}) {
    rows += std::string("<tr><td>hier</td><td><a href='/detail.php?id=") + id +
            "'>Lina, à Cergy</a></td><td>80 €</td></tr>";
  }
  const Listing listing = generic_listing_of("<table><tr><th>Date<th>Annonce<th>Prix</tr>" + rows + "</table>");
  ASSERT_THAT(ids(listing), ElementsAre("445501", "445502", "445503"));
  EXPECT_EQ(listing.ads[0].title, "Lina, à Cergy");
  EXPECT_EQ(listing.ads[0].price, "80 €");
  EXPECT_EQ(listing.ads[0].posted, "hier");
}

TEST(GenericListing, LinksThatAreWholeRows) {
  std::string rows;
  for (const char* id : {"445501", "445502", "445503"}) {
    rows += std::string("<a class=row href='/annonce/") + id +
            "'><img src=/p/1.jpg><h2>Lina</h2><span>Cergy, au calme, sur rendez-vous</span></a>";
  }
  EXPECT_THAT(ids(generic_listing_of("<main>" + rows + "</main>")), ElementsAre("445501", "445502", "445503"));
}

TEST(GenericListing, AddressesOfWords) {
  std::string rows;
  for (const char* slug : {"lina-douce", "eva-blonde", "mia-brune"}) {
    rows += std::string("<li><a href='/escort/") + slug + "'><img src=/p/1.jpg></a><p>Je reçois au calme, à Cergy, " +
            "sur rendez-vous pris la veille.</p></li>";
  }
  EXPECT_THAT(ids(generic_listing_of(kMenu + "<ul>" + rows + "</ul>")),
              ElementsAre("lina-douce", "eva-blonde", "mia-brune"));
}

TEST(GenericListing, AFavouriteBesideEachAdIsNotItsLink) {
  std::string rows;
  for (const char* id : {"445501", "445502", "445503"}) {
    rows += std::string("<div class=row><a href='/compte/favoris?id=") + id +
            "'>Ajouter aux favoris</a><a href='/rencontres/lina/" + id +
            "'><h3>Lina, à Cergy</h3></a><p>Je reçois au calme, à Cergy, sur rendez-vous.</p></div>";
  }
  const auto listing = generic_listing_of("<main>" + rows + "</main>");
  ASSERT_THAT(ids(listing), ElementsAre("445501", "445502", "445503"));
  EXPECT_EQ(listing.ads[0].url, "https://www.exemple.example/rencontres/lina/445501");
}

// The one ad whose name has figures stands among the others, though its address has another shape.
TEST(GenericListing, ARowWhoseAddressHasAnotherEndIsARowToo) {
  std::string rows;
  for (const char* path : {"d49fe74bedd1edd1/lina-douce", "d49fe74bedd1edd2/eva-25-ans", "d49fe74bedd1edd3/mia-brune",
                           "d49fe74bedd1edd4/lola-blonde", "d49fe74bedd1edd5/rose-rousse"}) {
    rows += std::string("<article class=row><h3><a href='/a/") + path + "'>Belle brune</a></h3><span>Cergy</span>" +
            "<p>Je reçois au calme, à Cergy, sur rendez-vous pris la veille.</p></article>";
  }
  EXPECT_THAT(
      ids(generic_listing_of("<main>" + rows + "</main>")),
      ElementsAre("d49fe74bedd1edd1", "d49fe74bedd1edd2", "d49fe74bedd1edd3", "d49fe74bedd1edd4", "d49fe74bedd1edd5"));
}

TEST(GenericListing, MenusAreNoRows) {
  EXPECT_THAT(ids(generic_listing_of(kMenu + "<main>" + card("445501") + card("445502") + card("445503") + "</main>")),
              ElementsAre("445501", "445502", "445503"));
}

TEST(GenericListing, AMenuThatNothingNamesIsNoRowsBesideAds) {
  const std::string menu = R"(<div><a href=/annonces/paris>Paris</a><a href=/annonces/essonne>Essonne</a>
    <a href=/annonces/yvelines>Yvelines</a><a href=/annonces/oise>Oise</a><a href=/annonces/aisne>Aisne</a></div>)";
  EXPECT_THAT(ids(generic_listing_of(menu + "<main>" + card("445501") + card("445502") + card("445503") + "</main>")),
              ElementsAre("445501", "445502", "445503"));
}

TEST(GenericListing, LinksToPlacesThatLookLikeThoseToAdsAreNoRows) {
  std::string rows, places;
  for (const char* id : {"445501", "445502", "445503"}) {
    rows += std::string("<tr><td><a href='/annonce-") + id + "-lina.html'>Lina vous reçoit</a><p>" +
            "Bonjour, je reçois au calme, appelez-moi la veille.</p></td></tr>";
  }
  for (const char* name : {"essonne-91", "paris-75", "yvelines-78", "oise-60", "aisne-02"})
    places += std::string("<b><a href='/annonces-") + name + ".html'>" + name + "</a></b> ";
  EXPECT_THAT(ids(generic_listing_of("<table>" + rows + "</table><p>" + places + "</p>")),
              ElementsAre("445501", "445502", "445503"));
}

TEST(GenericListing, NamesWithFiguresAndWithoutAreRowsOfOneList) {
  std::string rows;
  for (const char* name : {"cindy8888", "hugo", "tania4337", "kenza", "hugo1884"}) {
    rows += std::string("<section><a href='/") + name + "'><img src=/p/1.jpg><i>" + name + "</i></a></section>";
  }
  EXPECT_THAT(
      ids(generic_listing_of("<nav><a href=/>Accueil</a><a href=/settings/>Compte</a></nav><main>" + rows + "</main>")),
      ElementsAre("cindy8888", "hugo", "tania4337", "kenza", "hugo1884"));
}

TEST(GenericListing, ACodeThatBeginsWithAFigureIsNoPageNumber) {
  std::string rows;
  for (const char* id : {"48B956", "K72R68", "VQGDZ6"})
    rows += std::string("<li><a href='/p/") + id + "'>Lina</a><p>Je reçois au calme.</p></li>";
  EXPECT_THAT(ids(generic_listing_of("<ul>" + rows + "</ul>")), ElementsAre("48B956", "K72R68", "VQGDZ6"));
}

TEST(GenericListing, RelatedListsAreLeftOut) {
  const std::string related =
      "<aside class=related>" + card("777701") + card("777702") + card("777703") + card("777704") + "</aside>";
  EXPECT_THAT(ids(generic_listing_of("<main>" + card("445501") + card("445502") + "</main>" + related)),
              ElementsAre("445501", "445502"));
}

TEST(GenericListing, OneOrTwoAdsAreRowsToo) {
  EXPECT_THAT(ids(generic_listing_of(kMenu + "<main><div>" + card("445501") + "</div></main>")), ElementsAre("445501"));
  EXPECT_THAT(ids(generic_listing_of(kMenu + "<main><div>" + card("445501") + card("445502") + "</div></main>")),
              ElementsAre("445501", "445502"));
}

TEST(GenericListing, AnAdShownTwiceIsOneRow) {
  EXPECT_THAT(ids(generic_listing_of(card("445501") + card("445502") + card("445503") + card("445501"))),
              ElementsAre("445501", "445502", "445503"));
}

TEST(GenericListing, PagesAndPicturesAreNoAds) {
  const std::string pager =
      "<div><a href='/annonces/val-d-oise?page=2'>2</a><a href='/annonces/val-d-oise?page=3'>3</a>"
      "<a href='/annonces/val-d-oise?page=4'>4</a></div>";
  EXPECT_THAT(generic_listing_of(pager).ads, IsEmpty());
  EXPECT_THAT(generic_listing_of("<a href=/p/1.jpg><img src=/t/1.jpg></a><a href=/p/2.jpg><img src=/t/2.jpg></a>").ads,
              IsEmpty());
}

TEST(GenericListing, LinksToOtherSitesAreNoAds) {
  std::string rows;
  for (const char* id : {"445501", "445502", "445503"})
    rows += std::string("<div><a href='https://partenaire.example/annonce/") + id + "'><img src=/1.jpg>Lina</a></div>";
  EXPECT_THAT(generic_listing_of(rows).ads, IsEmpty());
}

TEST(GenericListing, SubdomainsAreTheSameSite) {
  std::string rows;
  for (const char* id : {"445501", "445502", "445503"})
    rows +=
        std::string("<div><a href='https://cergy.exemple.example/annonce/") + id + "'><img src=/1.jpg>Lina</a></div>";
  EXPECT_THAT(ids(generic_listing_of(rows)), ElementsAre("445501", "445502", "445503"));
}

TEST(GenericListing, EachTownMayHaveItsHostOrFolder) {
  const auto listing_with = [](const std::string& before, const std::string& after) {
    std::string rows;
    for (const char* town : {"cergy", "meaux", "creteil", "trappes", "melun"})
      rows += "<article><a href='" + before + town + after + std::to_string(445500 + rows.size()) +
              "'><img src=/1.jpg><h3>Lina, 27 ans</h3></a><span class=city>" + town + "</span></article>";
    return ids(generic_listing_of(kMenu + "<main>" + rows + "</main>"));
  };
  EXPECT_THAT(listing_with("https://", ".exemple.example/x/"), SizeIs(5));
  EXPECT_THAT(listing_with("/", "/escorts/Lina_"), SizeIs(5));
}

TEST(GenericListing, BannerThatLeadsToAnAdIsNotItsRow) {
  const std::string banner = "<div class=top><a href=/annonce/x-445501.htm>La mieux notée</a></div>";
  const Listing listing = generic_listing_of(banner + "<main>" + card("445501", "Eva") + card("445502", "Mia") +
                                             card("445503") + card("445504") + "</main>");
  ASSERT_THAT(ids(listing), ElementsAre("445501", "445502", "445503", "445504"));
  EXPECT_EQ(listing.ads[0].title, "Eva");
}

TEST(GenericListing, RowsLikeTheOthersAreAdsWhereverTheyLead) {
  const auto row = [](const std::string& path) {
    return "<div class=carte><a href='" + path + "'><img src=/1.jpg><b>Lina</b></a> <a href=/favoris?id=9>♥</a></div>";
  };
  EXPECT_THAT(ids(generic_listing_of("<main>" + row("/avis/639980670") + row("/escorts/meaux/lina-903-4512") +
                                     row("/avis/639980671") + row("/avis/639980672") + "</main>")),
              ElementsAre("639980670", "4512", "639980671", "639980672"));
}

TEST(GenericListing, LinksThatAScriptOpens) {
  const std::string script = R"(<script>function vU(i){window.open('/Profile.asp?UserID='+i)}
function vG(i){window.open('/Gallery.asp?UserID='+i)}</script>)";
  std::string rows;
  for (const std::string id : {"445501", "445502", "445503"}) {
    rows += "<tr><td><a href='javascript:vU(" + id + ")'>Lina " + id.back() + "</a><td><a href='javascript:vG(" + id +
            ")'><img src=/1.jpg></a><td>Cergy</tr>";
  }
  const Listing listing = generic_listing_of(script + "<table>" + rows + "</table>");
  ASSERT_THAT(ids(listing), ElementsAre("445501", "445502", "445503"));
  EXPECT_EQ(listing.ads[0].url, "https://www.exemple.example/Profile.asp?UserID=445501");
  EXPECT_THAT(generic_listing_of("<table>" + rows + "</table>").ads, IsEmpty());
}

TEST(GenericListing, AddressesAreRelativeToBaseHref) {
  const Listing listing = generic_listing_of(
      "<base href='/v2/'><p><a href='ad-445501.htm'>Lina</a> à Cergy</p>"
      "<p><a href='ad-445502.htm'>Eva</a> à Cergy</p>");
  ASSERT_EQ(listing.ads.size(), 2u);
  EXPECT_EQ(listing.ads[0].url, "https://www.exemple.example/v2/ad-445501.htm");
}

TEST(GenericListing, WhatIsNoPageHasNoRows) {
  for (const std::string& body : {std::string(), std::string("\xFF\xD8\xFF\0\0", 5), std::string("<p>Rien")}) {
    EXPECT_THAT(generic_listing_of(body).ads, IsEmpty());
    EXPECT_FALSE(generic_listing_of(body).next);
  }
}

struct Address {
  std::string url, id;
};

class IdIn : public ::testing::TestWithParam<Address> {};

TEST_P(IdIn, IsTheAds) { EXPECT_EQ(id_in(GetParam().url), GetParam().id) << GetParam().url; }

INSTANTIATE_TEST_SUITE_P(Addresses, IdIn,
                         ::testing::Values(Address{"https://a.example/annonce/lina-445566.htm", "445566"},
                                           Address{"https://a.example/445566/lina", "445566"},
                                           Address{"https://a.example/95000/445566-lina-12.html", "445566"},
                                           Address{"https://a.example/2026/detail.php?id=445566", "445566"},
                                           Address{"https://a.example/annonce/445566?ref=20260907", "445566"},
                                           Address{"https://a.example/escort/lina-douce/", "lina-douce"},
                                           Address{"https://a.example/lina.html?x=1", "lina"},
                                           Address{"https://a.example/", ""}));

struct NextLink {
  std::string html;
  std::optional<std::string> path;
};

class NextPage : public ::testing::TestWithParam<NextLink> {};

TEST_P(NextPage, IsTheLinksThatSaysSo) {
  const auto expected =
      GetParam().path ? std::optional("https://www.exemple.example" + *GetParam().path) : std::nullopt;
  EXPECT_EQ(generic_listing_of(GetParam().html).next, expected) << GetParam().html;
}

INSTANTIATE_TEST_SUITE_P(
    Links, NextPage,
    ::testing::Values(NextLink{"<link rel=next href='?page=2'>", "/annonces/val-d-oise?page=2"},
                      NextLink{"<a rel=next href='?page=2'>2</a>", "/annonces/val-d-oise?page=2"},
                      NextLink{"<a rel='nofollow next' href='?page=2'>2</a>", "/annonces/val-d-oise?page=2"},
                      NextLink{"<a href=/p2>Suivant</a>", "/p2"}, NextLink{"<a href=/p2>Page suivante »</a>", "/p2"},
                      NextLink{"<a href=/p2>Next &gt;</a>", "/p2"}, NextLink{"<a href=/p2>»</a>", "/p2"},
                      NextLink{"<ul class=pagination><li><a class=pager-next href=/p2><i></i></a></ul>", "/p2"},
                      NextLink{"<a href=/p2>Voir plus</a>", "/p2"},
                      NextLink{"<a href=/annonces/val-d-oise>Suivant</a>", std::nullopt},
                      NextLink{"<a href=/p0>Précédent</a><a href=/p2>2</a>", std::nullopt},
                      NextLink{"<a href='javascript:void(0)'>Suivant</a>", std::nullopt},
                      NextLink{"<a href=/x>Next door: une annonce</a>", std::nullopt}));

// "lina8888" and "eva8888" are two.
TEST(IdIn, FiguresThatLettersTouchAreNotTornFromThem) {
  EXPECT_EQ(id_in("https://www.exemple.example/lina8888"), "lina8888");
  EXPECT_EQ(id_in("https://www.exemple.example/annonces/val-de-marne-94/lina/2666534381A1KVRE73"),
            "2666534381A1KVRE73");
  EXPECT_EQ(id_in("https://www.exemple.example/annonce/v445566.htm"), "v445566");
  EXPECT_EQ(id_in("https://www.exemple.example/detail.php?id=445566"), "445566");
}

TEST(IdIn, HexadecimalCodeIsTheIdWhole) {
  EXPECT_EQ(id_in("https://www.exemple.example/modele/lina/48a1df6279"), "48a1df6279");
  EXPECT_EQ(id_in("https://www.exemple.example/a/2e33ff78b3c491d0/cours-sur-cormeilles"), "2e33ff78b3c491d0");
  EXPECT_EQ(id_in("https://www.exemple.example/annonce-963005-coiffure-4000.html"), "963005");
  EXPECT_EQ(id_in("https://www.exemple.example/fr/lady/lina-3f9a0417bb21"), "3f9a0417bb21");
  EXPECT_EQ(id_in("https://www.exemple.example/annonce/lina-a-cergy-445566.htm"), "445566");
}

}  // namespace
}  // namespace vigie::extractors
