// Sites of which only the address is known: listings are found from the home page.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crawler/scan.h"
#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

class Discovery : public TinySiteTest {
 protected:
  Discovery() {
    define(R"(
id   = "tiny"
name = "Tiny"
kind = "escort"
base = "https://www.tiny.example"
known_by = "a test"
ad_url = '/ad/(\d+)'

[departments]
discover = true
)");
    for (const char* id : {"1", "2", "3", "4"}) pages_[std::string("/ad/") + id] = tiny_ad(id);
  }

  static std::string links(const std::vector<std::pair<std::string, std::string>>& all) {
    std::string html;
    for (const auto& [path, words] : all) html += "<li><a href='" + path + "'>" + words + "</a></li>";
    return page("<html><body><ul>" + html + "</ul></body></html>");
  }
  std::vector<std::string> departments_of_ads() const {
    std::vector<std::string> all;
    const auto ads = database_.linkable_ads();
    for (const auto& ad : ads.value()) all.push_back(ad.department ? std::string(ad.department->text()) : "");
    return all;
  }
};

TEST_F(Discovery, DepartementsAreFoundByNameNumberAndAddress) {
  pages_["/"] =
      links({{"/val-doise/", "Val-d'Oise"}, {"/z/94", "94 - Créteil"}, {"/oise/", "Oise"}, {"/aide", "Aide"}});
  pages_["/val-doise/"] = tiny_listing({"1", "2"});
  pages_["/z/94"] = tiny_listing({"3", "4"});
  const auto summary = scan_served("95,94");
  EXPECT_TRUE(summary.complete()) << summary.sites[0].detail;
  EXPECT_EQ(summary.sites[0].ads, 4);
  EXPECT_THAT(asked_, AllOf(IsSupersetOf({"/val-doise/", "/z/94"}), Not(Contains("/oise/")), Not(Contains("/aide"))));
  EXPECT_THAT(departments_of_ads(), testing::UnorderedElementsAre("95", "95", "94", "94"));
}

TEST_F(Discovery, EveryTownOfTheDepartementThatTheSiteOffersIsPolled) {
  pages_["/"] = links({{"/cergy", "Cergy"}, {"/lyon", "Lyon"}, {"/argenteuil-95100", "Argenteuil (12)"}});
  pages_["/cergy"] = tiny_listing({"1", "2"});
  pages_["/argenteuil-95100"] = tiny_listing({"3", "4"});
  EXPECT_EQ(scan_served().sites[0].ads, 4);
  EXPECT_THAT(asked_, Not(Contains("/lyon")));
}

TEST_F(Discovery, QuestionOfAgeIsAnsweredAsAVisitorWould) {
  pages_["/"] = page("<h1>Avertissement</h1><a href=/accueil>J'ai 18 ans ou plus</a>");
  pages_["/accueil"] = links({{"/95", "Val-d'Oise"}, {"/94", "Val-de-Marne"}});
  pages_["/95"] = tiny_listing({"1", "2"});
  EXPECT_EQ(scan_served().sites[0].ads, 2);
}

TEST_F(Discovery, RegionsLeadOnToTheirDepartements) {
  pages_["/"] = links({{"/idf", "Île-de-France"}, {"/bre", "Bretagne"}});
  pages_["/idf"] = links({{"/idf/95", "Val d'Oise"}, {"/idf/75", "Paris"}});
  pages_["/idf/95"] = tiny_listing({"1", "2"});
  EXPECT_EQ(scan_served().sites[0].ads, 2);
  EXPECT_THAT(asked_, AllOf(Not(Contains("/bre")), Not(Contains("/idf/75"))));
}

TEST_F(Discovery, DepartementWithoutAdsOfItsOwnLeadsOnToItsTowns) {
  pages_["/"] = links({{"/95", "Val-d'Oise"}, {"/94", "Val-de-Marne"}});
  pages_["/95"] = links({{"/95/cergy", "Cergy"}, {"/95/pontoise", "Pontoise"}});
  pages_["/95/cergy"] = tiny_listing({"1", "2"});
  pages_["/95/pontoise"] = tiny_listing({"3"});
  EXPECT_EQ(scan_served().sites[0].ads, 3);
}

/// Nothing but its address is known.
constexpr auto kAddressAlone = R"(
id   = "tiny"
name = "Tiny"
kind = "escort"
base = "https://www.tiny.example"
known_by = "a test"

[departments]
discover = true
)";

// Without the form of an ad's address its rows are guessed, and a list of towns looks like rows.
TEST_F(Discovery, TownsOfADepartementAreNoAds) {
  define(kAddressAlone);
  pages_["/"] = links({{"/95", "Val-d'Oise"}, {"/94", "Val-de-Marne"}});
  pages_["/95"] = links({{"/95/cergy-95000", "Cergy <i>95000</i>"},
                         {"/95/pontoise-95300", "Pontoise <i>95300</i>"},
                         {"/95/argenteuil-95100", "Argenteuil <i>95100</i>"}});
  pages_["/95/cergy-95000"] = tiny_listing({"1", "2"});
  pages_["/95/pontoise-95300"] = tiny_listing({"3", "4"});
  const auto summary = scan_served();
  EXPECT_THAT(asked_, IsSupersetOf({"/95/cergy-95000", "/95/pontoise-95300"}));
  const auto ads = database_.linkable_ads();
  for (const auto& ad : ads.value()) EXPECT_THAT(ad.ad_id, Not(HasSubstr("95")));
  EXPECT_EQ(summary.sites[0].ads, 4);
}

TEST_F(Discovery, TownsOfOtherDepartementsAreNoAdsBesideFewAds) {
  define(kAddressAlone);
  const std::string around =
      "<p>Autour : <a href=/v/meaux-77100>Meaux</a> <a href=/v/trappes-78190>Trappes</a> <a "
      "href=/v/creteil-94000>Créteil</a> <a href=/v/melun-77000>Melun</a> <a href=/v/lyon-69001>Lyon</a></p>";
  pages_["/"] = links({{"/v/cergy-95000", "Cergy 95000"}, {"/v/pontoise-95300", "Pontoise 95300"}});
  pages_["/v/cergy-95000"] = page("<html><body><ul>" + tiny_row("1", "Cergy") + "</ul>" + around + "</body></html>");
  pages_["/v/pontoise-95300"] = page("<html><body><p>Personne.</p>" + around + "</body></html>");
  EXPECT_EQ(scan_served().sites[0].ads, 1);
  const auto ads = database_.linkable_ads();
  for (const auto& ad : ads.value()) EXPECT_EQ(ad.ad_id, "1");
}

TEST_F(Discovery, HomePageWithoutPlacesIsReadAsAListing) {
  pages_["/"] = tiny_listing({"1", "2", "3"});
  EXPECT_EQ(scan_served().sites[0].ads, 3);
}

TEST_F(Discovery, DepartementThatTheSiteDoesNotNameIsSaid) {
  pages_["/"] = links({{"/95", "Val-d'Oise"}});
  pages_["/95"] = tiny_listing({"1", "2"});
  EXPECT_THAT(scan_served("95,48").sites[0].detail, HasSubstr("48"));
}

TEST_F(Discovery, PagesThatLeadRoundAndRoundEnd) {
  pages_["/"] = links({{"/a", "Île-de-France"}});
  pages_["/a"] = links({{"/b", "Île-de-France"}});
  pages_["/b"] = links({{"/a", "Île-de-France"}});
  scan_served();
  EXPECT_EQ(std::ranges::count(asked_, "/a"), 1);
}

TEST_F(Discovery, AdOfAnotherDepartementIsNotCountedForTheListings) {
  pages_["/"] = links({{"/95", "Val-d'Oise"}});
  pages_["/95"] =
      page("<html><body><ul>" + tiny_row("1", "Cergy") + tiny_row("2", "Marseille") + "</ul></body></html>");
  scan_served();
  EXPECT_THAT(asked_, AllOf(Contains("/ad/1"), Not(Contains("/ad/2"))));
}

}  // namespace
}  // namespace vigie::crawler
