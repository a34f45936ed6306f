// The definitions of sites/: which there are, how sure we are of each, how départements become addresses.
#include <functional>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using ::testing::UnorderedElementsAre;

/// Polled sites that cannot serve every département, each with the reason that its definition gives. None so far.
const std::set<std::string> kServeOnlySome = {};

std::vector<std::string> urls_of(const SiteDefinition& site, std::string_view code) {
  std::vector<std::string> urls;
  for (const auto& request : listing_requests(site, DepartmentCode::parse(code).value())) urls.push_back(request.url);
  return urls;
}

std::set<std::string> ids_where(const std::function<bool(const SiteDefinition&)>& holds) {
  std::set<std::string> ids;
  for (const auto& site : testing::shipped().all()) {
    if (holds(site)) ids.insert(site.id);
  }
  return ids;
}

TEST(ShippedSites, LoadWithoutErrors) {
  for (const Error& error : Definitions::load(testing::kSites).errors) ADD_FAILURE() << error;
}

TEST(ShippedSites, AreFortyPolledAndTwelveImported) {
  EXPECT_EQ(ids_where([](const auto& site) { return site.access.import_only.empty(); }).size(), 40u);
  EXPECT_THAT(ids_where([](const auto& site) { return !site.access.import_only.empty(); }),
              UnorderedElementsAre("meetic", "badoo", "tinder", "gleeden", "adopteunmec", "seeking", "mym",
                                   "placelibertine", "nouslib", "wyylde", "planetromeo", "jacquieetmichelcontact"));
}

TEST(ShippedSites, SayHowSureWeAreOfThem) {
  const std::map<std::string, std::string> expected = {
      {"vivastreet", "evidence"},     {"6annonce", "evidence"},  {"ladyxena", "evidence"},
      {"leboncoin", "evidence"},      {"skokka", "family"},      {"locanto", "family"},
      {"escortadvisor", "family"},    {"planetromeo", "family"}, {"nouslib", "family"},
      {"placelibertine", "evidence"}, {"niamodel", "address"},   {"gtrouve", "address"},
      {"kommons", "address"},         {"meetic", "address"}};
  for (const auto& [id, state] : expected) EXPECT_EQ(to_text(testing::shipped_site(id).verification()), state) << id;
  for (const auto& site : testing::shipped().all()) {
    EXPECT_NE(site.verification(), Verification::kVerified) << site.id << ": who saw it live?";
    EXPECT_TRUE(site.verification() != Verification::kAddress || !site.known_by.empty()) << site.id;
  }
}

TEST(ShippedSites, EachPolledOneServesEveryDepartement) {
  for (const auto& site : testing::shipped().all()) {
    if (!site.access.import_only.empty() || kServeOnlySome.contains(site.id)) continue;
    for (const Department& department : departments()) {
      const auto urls = urls_of(site, department.code);
      EXPECT_FALSE(urls.empty()) << site.id << " " << department.code;
      for (const auto& url : urls) EXPECT_EQ(url.find('{'), std::string::npos) << url;
    }
  }
}

TEST(ShippedSites, AreToldByTheirHosts) {
  const auto id = [](std::string_view url) { return testing::shipped().find_by_url(url)->id; };
  EXPECT_EQ(id("https://www.6annonces.net/escort/Lina-12"), "6annonce");
  EXPECT_EQ(id("https://rennes.locanto.fr/ID_1/x.html"), "locanto");
  EXPECT_EQ(id("https://m.wannonce.com/"), "wannonce");
  EXPECT_EQ(id("https://www.netechangisme.com/x"), "wyylde");
  for (const auto& site : testing::shipped().all()) EXPECT_EQ(id(site.base + "/x"), site.id);
}

TEST(ShippedSites, ATownThatASiteOffersIsAskedForItsDepartement) {
  const auto& site = testing::shipped_site("6annonce");
  const auto town = [](const std::string& slug) { return "https://www.6annonce.com/escorts/city_fr_" + slug; };
  EXPECT_THAT(urls_of(site, "06"), UnorderedElementsAre(town("cannes"), town("antibes"), town("nice"), town("monaco")));
  EXPECT_THAT(urls_of(site, "83"), UnorderedElementsAre(town("toulon"), town("fr-jus")));
  EXPECT_THAT(urls_of(site, "95"), UnorderedElementsAre(town("paris")));
}

TEST(ShippedSites, RegionsAreListedTogether) {
  std::set<std::string> urls;
  for (const Department& department : departments()) {
    for (auto& url : urls_of(testing::shipped_site("skokka"), department.code)) urls.insert(std::move(url));
  }
  EXPECT_EQ(urls.size(), 18u);
  EXPECT_EQ(urls.count("https://fr.skokka.com/escorts/ile-de-france/?p=1"), 1u);
}

/// Of a listing's first and second page; the second is empty where pages are not counted.
struct Address {
  std::string site, code, first, second;
};

class ShippedAddress : public ::testing::TestWithParam<Address> {};

TEST_P(ShippedAddress, OfADepartement) {
  const auto& site = testing::shipped_site(GetParam().site);
  const auto requests = listing_requests(site, DepartmentCode::parse(GetParam().code).value());
  EXPECT_EQ(requests.front().url, GetParam().first);
  const auto next = counted_next(site, requests.front());
  EXPECT_EQ(next ? next->url : "", GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Sites, ShippedAddress,
    ::testing::Values(
        Address{"leboncoin", "95", "https://www.leboncoin.fr/recherche?category=34&locations=d_95&page=1",
                "https://www.leboncoin.fr/recherche?category=34&locations=d_95&page=2"},
        Address{"paruvendu", "94", "https://www.paruvendu.fr/rencontres/val-de-marne-94/?p=1",
                "https://www.paruvendu.fr/rencontres/val-de-marne-94/?p=2"},
        Address{"wannonce", "78", "https://www.wannonce.com/r/fr/ile-de-france-13/rencontres-adultes-85/",
                "https://www.wannonce.com/r/fr/ile-de-france-13/rencontres-adultes-85/p2.htm"},
        Address{"wannonce", "29", "https://www.wannonce.com/rencontres-adultes-85/",
                "https://www.wannonce.com/rencontres-adultes-85/p2.htm"},
        Address{"vivastreet", "77", "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/ile-de-france",
                "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/ile-de-france/t+2"},
        Address{"vivastreet", "35", "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/rennes-35000",
                "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/rennes-35000/t+2"},
        Address{"locanto", "95", "https://argenteuil.locanto.fr/Femmes-cherchent-hommes/202/?page=1",
                "https://argenteuil.locanto.fr/Femmes-cherchent-hommes/202/?page=2"},
        Address{"topannonces", "35", "https://www.topannonces.fr/annonces-bretagne-r37013.html", ""},
        Address{"topannonces", "2B", "https://www.topannonces.fr/annonces-corse-r37022.html", ""},
        Address{"topannonces", "971", "https://www.topannonces.fr/annonces-rencontres-u291.html", ""},
        Address{"vivastreet", "13", "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/paca",
                "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/paca/t+2"},
        Address{"vivastreet", "974", "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/dom-tom",
                "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/dom-tom/t+2"},
        Address{"ladyxena", "95", "https://www.ladyxena.com/fr/escort-girl/france/escort-val-d-oise.html", ""},
        Address{"ladyxena", "13", "https://www.ladyxena.com/fr/escort-girl/france/escort-bouches-du-rhone.html", ""},
        Address{"6annonce", "78", "https://www.6annonce.com/escorts/city_fr_paris", ""},
        Address{"6annonce", "45", "https://www.6annonce.com/escorts/city_fr_orl-ans", ""},
        Address{"6annonce", "48", "https://www.6annonce.com/escorts/independantes", ""},
        Address{"escortdirectory", "94", "https://www.escortdirectory.com/escorts-paris-191/", ""},
        Address{"escortdirectory", "69", "https://www.escortdirectory.com/escorts-france-23/", ""},
        Address{"massagerepublic", "06", "https://massagerepublic.com/female-escorts-in-nice",
                "https://massagerepublic.com/female-escorts-in-nice/2"},
        Address{"escortadvisor", "59", "https://fr-fr.escort-advisor.com/escort/lille",
                "https://fr-fr.escort-advisor.com/escort/lille/2"},
        Address{"niamodel", "95", "https://niamodel.com/", ""},
        Address{"escortnews", "95", "https://www.escortnews.eu/en/escorts/France", ""}));

}  // namespace
}  // namespace vigie::extractors
