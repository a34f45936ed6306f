// Which links of a page lead to the ads of a place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/generic_pages.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::page_of;
using Place = PlaceLink::Place;

const std::string kSite = "https://www.exemple.example";

DepartmentCode code(std::string_view text) { return DepartmentCode::parse(text).value(); }

/// "95 /val-d-oise", a link a line.
std::vector<std::string> links_of(const std::string& html, const std::vector<std::string_view>& wanted) {
  std::vector<DepartmentCode> codes;
  for (const std::string_view one : wanted) codes.push_back(code(one));
  const Page page = page_of(kSite + "/", html);
  std::vector<std::string> found;
  for (const PlaceLink& link :
       place_links(page, codes, testing::shipped_site("topannonces").departments, normaliser().gazetteer())) {
    EXPECT_TRUE(link.url.starts_with(kSite)) << link.url;
    found.push_back(std::string(link.department.text()) + " " + link.url.substr(kSite.size()));
  }
  return found;
}

struct Department {
  std::string what, html;
};

class DepartmentLink : public ::testing::TestWithParam<Department> {};

TEST_P(DepartmentLink, IsOfTheValDOise) {
  EXPECT_THAT(links_of(GetParam().html, {"95"}), ::testing::SizeIs(1)) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Ways, DepartmentLink,
    ::testing::Values(Department{"name", "<a href=/z/1>Val-d'Oise</a>"},
                      Department{"name, other signs", "<a href=/z/1>Val d’Oise</a>"},
                      Department{"name in words", "<a href=/z/1>Escorts Val-d'Oise (12)</a>"},
                      Department{"number first", "<a href=/z/1>95 - Argent</a>"},
                      Department{"number last", "<a href=/z/1>Annonces 95</a>"},
                      Department{"address by name", "<a href=/annonces/val-d-oise><img src=x></a>"},
                      Department{"address by number", "<a href=/annonces/95/><img src=x></a>"},
                      Department{"option", "<select><option value=/z/1>Val-d'Oise</option></select>"}));

TEST(PlaceLinks, OiseIsNotValDOise) {
  const std::string html = "<a href=/oise>Oise</a><a href=/val-d-oise>Val-d'Oise</a>";
  EXPECT_THAT(links_of(html, {"95"}), ElementsAre("95 /val-d-oise"));
  EXPECT_THAT(links_of(html, {"60"}), ElementsAre("60 /oise"));
  EXPECT_THAT(links_of(html, {"60", "95"}), ElementsAre("60 /oise", "95 /val-d-oise"));
}

TEST(PlaceLinks, OtherPairsThatHoldEachOther) {
  const std::string html =
      "<a href=/a>Loire</a><a href=/b>Loire-Atlantique</a><a href=/c>Haute-Loire</a>"
      "<a href=/d>Savoie</a><a href=/e>Haute-Savoie</a><a href=/f>Alpes-de-Haute-Provence</a>";
  EXPECT_THAT(links_of(html, {"42"}), ElementsAre("42 /a"));
  EXPECT_THAT(links_of(html, {"44"}), ElementsAre("44 /b"));
  EXPECT_THAT(links_of(html, {"73"}), ElementsAre("73 /d"));
}

TEST(PlaceLinks, TownsWhereNoDepartmentIsLinked) {
  EXPECT_THAT(
      links_of("<a href=/v/cergy>Cergy</a><a href=/v/2>Argenteuil 95100 (8)</a><a href=/v/lyon>Lyon</a>", {"95"}),
      ElementsAre("95 /v/cergy", "95 /v/2"));
}

TEST(PlaceLinks, ATownNamedAfterItsDepartmentIsATown) {
  EXPECT_THAT(links_of("<a href=/v/1>Versailles</a><a href=/v/2>Saint-Arnoult-en-Yvelines 78730</a>", {"78"}),
              ElementsAre("78 /v/1", "78 /v/2"));
  EXPECT_THAT(links_of("<a href=/v/1>Yvelines</a><a href=/v/2>Saint-Arnoult-en-Yvelines 78730</a>", {"78"}),
              ElementsAre("78 /v/1"));
}

TEST(PlaceLinks, TheDepartmentGoesBeforeItsTownsAndItsRegion) {
  EXPECT_THAT(links_of("<a href=/idf>Île-de-France</a><a href=/cergy>Cergy</a><a href=/95>Val-d'Oise</a>", {"95"}),
              ElementsAre("95 /95"));
  EXPECT_THAT(links_of("<a href=/idf>Île-de-France</a><a href=/cergy>Cergy</a>", {"95"}), ElementsAre("95 /cergy"));
}

TEST(PlaceLinks, RegionsOfTodayAndOfBefore2016) {
  EXPECT_THAT(links_of("<a href=/idf>Île-de-France</a><a href=/bre>Bretagne</a>", {"95"}), ElementsAre("95 /idf"));
  EXPECT_THAT(links_of("<a href=/pic>Picardie</a><a href=/als>Alsace</a>", {"60"}), ElementsAre("60 /pic"));
  EXPECT_THAT(links_of("<a href=/hdf>Hauts-de-France</a>", {"60"}), ElementsAre("60 /hdf"));
}

TEST(PlaceLinks, OfCorsicaAndOverseas) {
  EXPECT_THAT(links_of("<a href=/x/2a>Corse-du-Sud</a><a href=/x/971>971 Guadeloupe</a>", {"2A", "971"}),
              ElementsAre("2A /x/2a", "971 /x/971"));
}

struct NoPlace {
  std::string what, html;
};

class NoPlaceLink : public ::testing::TestWithParam<NoPlace> {};

TEST_P(NoPlaceLink, IsLeftOut) { EXPECT_THAT(links_of(GetParam().html, {"95"}), IsEmpty()) << GetParam().what; }

INSTANTIATE_TEST_SUITE_P(
    Links, NoPlaceLink,
    ::testing::Values(NoPlace{"an ad's title names a town",
                              "<a href=/annonce/lina>Lina, jolie brune, vous reçoit à Cergy ce soir</a>"},
                      NoPlace{"an ad's title names the département",
                              "<a href=/annonce/lina>Lina reçoit dans le Val d'Oise, au calme, ce soir</a>"},
                      NoPlace{"an ad's address", "<a href=/annonce/cergy-44556677.htm>Cergy</a>"},
                      NoPlace{"another site", "<a href=https://autre.example/95>Val-d'Oise</a>"},
                      NoPlace{"another place", "<a href=/94>Val-de-Marne</a>"},
                      NoPlace{"the page itself", "<a href='#top'>Val-d'Oise</a>"},
                      NoPlace{"a town in other words", "<a href=/aide>Aide à Cergy</a>"},
                      NoPlace{"a number inside", "<a href=/aide>Les 95 questions</a>"},
                      NoPlace{"no address", "<a href='mailto:val-d-oise@exemple.example'>Val-d'Oise</a>"}));

TEST(PlaceLinks, EachAddressOnce) {
  EXPECT_THAT(links_of("<a href=/95>Val-d'Oise</a><a href='/95#carte'>95</a>", {"95"}), ElementsAre("95 /95"));
}

TEST(PlaceAddresses, AreThoseThatSayNothingButAPlace) {
  const Page page = page_of(kSite + "/", R"(
<a href=/escort/cergy-95000>Cergy 95000</a> <a href='/escort/L-Hay-les-Roses.html'>L'Haÿ-les-Roses</a>
<a href=/annonces/lyon/>Lyon (12)</a> <a href=/annonces-val-d-oise-95.html>Val-d'Oise</a>
<a href=/fiche/10918/lina-cergy>Cergy</a> <a href=/annonce/lina>Lina à Cergy</a> <a href=/ad/12>Meaux</a>)");
  EXPECT_THAT(place_addresses(page, normaliser().gazetteer()),
              ElementsAre(kSite + "/annonces-val-d-oise-95.html", kSite + "/annonces/lyon/",
                          kSite + "/escort/L-Hay-les-Roses.html", kSite + "/escort/cergy-95000"));
}

TEST(PlaceLinks, WhatIsNoPageHasNone) {
  EXPECT_THAT(links_of("", {"95"}), IsEmpty());
  EXPECT_THAT(links_of(std::string("\xFF\xD8\xFF\0\0", 5), {"95"}), IsEmpty());
}

}  // namespace
}  // namespace vigie::extractors
