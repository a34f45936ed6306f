#include "extractors/definition.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using ::testing::HasSubstr;
using testing::SitesFolder;

const std::string kGood = R"(id = "exemple"
name = "Exemple"
kind = "classified"
base = "https://www.exemple.example/"
ad_url = '-(\d+)\.htm'

[departments]
url = "/annonces/{slug}/?page={page}"
slug = { "94" = "val-de-marne", "95" = ["cergy", "pontoise"] }

[listing]
ad = "article"
link = "a@href"

[ad]
title = "h1"
posted = { select = "time@datetime", format = "iso" }
)";

const std::string kAddressOnly = R"(id = "exemple"
name = "Exemple"
kind = "escort"
base = "https://www.exemple.example"
)";

std::string with(const std::string& from, const std::string& to) {
  std::string toml = kGood;
  const auto at = toml.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return toml.replace(at, from.size(), to);
}

std::vector<std::string> urls_of(const SiteDefinition& site, std::string_view code) {
  std::vector<std::string> urls;
  for (const auto& request : listing_requests(site, DepartmentCode::parse(code).value())) urls.push_back(request.url);
  return urls;
}

TEST(Definition, RobotsAreSetAsideByADecisionThatIsNamedOnly) {
  const SitesFolder folder;
  EXPECT_FALSE(folder.load(kGood)->access.legal_basis);
  const auto decided = folder.load(
      kGood +
      "[access.legal_basis]\nwho = \"Jeanne Exemple, déléguée\"\nwhen = 2026-11-20\nground = \"accord écrit\"\n");
  ASSERT_TRUE(decided) << decided.error();
  EXPECT_EQ(decided->access.legal_basis->who, "Jeanne Exemple, déléguée");
  EXPECT_EQ(decided->access.legal_basis->when, parse_date("2026-11-20"));
  EXPECT_THAT(words_of(*decided->access.legal_basis), HasSubstr("accord écrit"));
  for (const char* half :
       {"who = \"x\"\n", "who = \"x\"\nwhen = 2026-11-20\n", "who = \"x\"\nwhen = \"hier\"\nground = \"y\"\n",
        "who = \"\"\nwhen = 2026-11-20\nground = \"y\"\n"})
    EXPECT_FALSE(folder.load(kGood + "[access.legal_basis]\n" + half)) << half;
}

TEST(Definition, IsReadFromItsFile) {
  const SitesFolder folder;
  const auto site = folder.load(kGood);
  ASSERT_TRUE(site) << site.error();
  EXPECT_EQ(site->id, "exemple");
  EXPECT_EQ(site->kind, SiteKind::kClassified);
  EXPECT_EQ(site->base, "https://www.exemple.example");
  EXPECT_EQ(site->verification(), Verification::kAddress);
  EXPECT_FALSE(site->departments.discover);
  EXPECT_EQ(site->access.delay, std::chrono::seconds(2));
}

TEST(Definition, AValueEachMakesAListing) {
  const SitesFolder folder;
  const auto site = folder.load(kGood).value();
  EXPECT_EQ(urls_of(site, "94"), std::vector<std::string>{"https://www.exemple.example/annonces/val-de-marne/?page=1"});
  EXPECT_EQ(urls_of(site, "95").size(), 2u);
  EXPECT_TRUE(urls_of(site, "01").empty());
}

TEST(Definition, TheNextPageIsCounted) {
  const SitesFolder folder;
  const auto site = folder.load(kGood).value();
  const auto first = listing_requests(site, DepartmentCode::parse("95").value());
  const auto next = counted_next(site, first.at(1));
  ASSERT_TRUE(next);
  EXPECT_EQ(next->url, "https://www.exemple.example/annonces/pontoise/?page=2");
  EXPECT_EQ(counted_next(site, *next)->page, 3);
}

TEST(Definition, WhereALinkIsFollowedNothingIsCounted) {
  const SitesFolder folder;
  const auto site = folder.load(with("link = ", "next = \"a[rel=next]@href\"\nlink = ")).value();
  EXPECT_FALSE(counted_next(site, listing_requests(site, DepartmentCode::parse("94").value()).front()));
}

TEST(Definition, AListingOfOnePageHasNoNext) {
  const SitesFolder folder;
  const auto site = folder.load(with("?page={page}", "")).value();
  EXPECT_FALSE(counted_next(site, listing_requests(site, DepartmentCode::parse("94").value()).front()));
}

TEST(Definition, LaterPagesHaveAnAddressOfTheirOwn_AndTheFirstTemplateThatFitsIsTaken) {
  const SitesFolder folder;
  const auto site =
      folder
          .load(with("url = \"/annonces/{slug}/?page={page}\"",
                     "url = [\"/{slug}/\", \"/r/{region}/\"]\npages = [\"/{slug}/p{page}\", \"/r/{region}/p{page}\"]"))
          .value();
  EXPECT_EQ(urls_of(site, "94").front(), "https://www.exemple.example/val-de-marne/");
  EXPECT_EQ(urls_of(site, "2A").front(), "https://www.exemple.example/r/corse/");
  const auto first = listing_requests(site, DepartmentCode::parse("2A").value()).front();
  EXPECT_EQ(counted_next(site, first)->url, "https://www.exemple.example/r/corse/p2");
}

TEST(Definition, TownsComeFromTheSharedFile) {
  const SitesFolder folder;
  folder.write("towns.toml", "\"94\" = [\"vitry-sur-seine-94400\", \"creteil-94000\"]\n");
  const auto site = folder.load(with("/annonces/{slug}/?page={page}\"\nslug", "/{town}/{zip}/{code}/{name}\"\nunused"));
  ASSERT_FALSE(site);  // a table that no address asks for is a slip
  const auto mended = folder.load(
      with("/annonces/{slug}/?page={page}\"\nslug = { \"94\" = \"val-de-marne\", \"95\" = [\"cergy\", \"pontoise\"] }",
           "/{town}/{zip}/{code}/{name}\""));
  ASSERT_TRUE(mended) << mended.error();
  EXPECT_EQ(urls_of(*mended, "94"),
            (std::vector<std::string>{"https://www.exemple.example/vitry-sur-seine/94400/94/val-de-marne",
                                      "https://www.exemple.example/creteil/94000/94/val-de-marne"}));
}

TEST(Definition, AFamilyGivesWhatTheSiteDoesNotSay_KeyByKey) {
  const SitesFolder folder;
  folder.write("families/commune.toml", R"(
[access]
delay = 4
cookies = { age = "1" }
[ad]
title = "h2.family"
text = ".family"
)");
  const auto site = folder.load("family = \"commune\"\n" + kGood);
  ASSERT_TRUE(site) << site.error();
  EXPECT_EQ(site->access.delay, std::chrono::seconds(4));
  EXPECT_EQ(site->access.cookies.at("age"), "1");
  EXPECT_EQ(site->ad.at("title").alternatives.front().select->css(), "h1");
  EXPECT_EQ(site->ad.at("text").alternatives.front().select->css(), ".family");
}

TEST(Definition, IsAsSureAsItsOwnOrItsFamilysEvidence) {
  const SitesFolder folder;
  folder.write("families/seen.toml", "evidence = \"public code, 2026\"\n");
  folder.write("families/unseen.toml", "kind = \"escort\"\n");
  const auto state = [&](const std::string& more) { return to_text(folder.load(more + kGood)->verification()); };
  EXPECT_EQ(state("known_by = \"a directory, 2026\"\n"), "address");
  EXPECT_EQ(state("family = \"unseen\"\n"), "address");
  EXPECT_EQ(state("family = \"seen\"\n"), "family");
  EXPECT_EQ(state("family = \"unseen\"\nevidence = \"a saved page, 2026\"\n"), "evidence");
  EXPECT_EQ(state("evidence = \"a saved page, 2026\"\nverified = 2026-11-20\n"), "verified");
}

TEST(Definition, NeedsNoMoreThanAnAddress_AndIsThenFoundOutFromItsHomePage) {
  const SitesFolder folder;
  const auto site = folder.load(kAddressOnly);
  ASSERT_TRUE(site) << site.error();
  EXPECT_TRUE(site->departments.discover);
  EXPECT_TRUE(site->departments.filter_by_place);
  EXPECT_EQ(urls_of(*site, "95"), std::vector<std::string>{"https://www.exemple.example/"});
  EXPECT_EQ(urls_of(*site, "2A"), urls_of(*site, "95"));
  EXPECT_FALSE(counted_next(*site, listing_requests(*site, DepartmentCode::parse("95").value()).front()));
  EXPECT_TRUE(site->listing.ad.empty());
  EXPECT_EQ(site->ad_url, nullptr);
}

TEST(Definition, DiscoveryStartsWhereItIsTold) {
  const SitesFolder folder;
  const auto site = folder.load(kAddressOnly + "[departments]\ndiscover = true\nstart = \"/annonces/\"\n");
  ASSERT_TRUE(site) << site.error();
  EXPECT_EQ(urls_of(*site, "95"), std::vector<std::string>{"https://www.exemple.example/annonces/"});
}

TEST(Definition, ThatIsOnlyImportedAsksForNothing) {
  const SitesFolder folder;
  const auto site = folder.load(kAddressOnly + "[access]\nimport = \"login\"\n");
  ASSERT_TRUE(site) << site.error();
  EXPECT_EQ(site->access.import_only, "login");
  EXPECT_FALSE(site->departments.discover);
  for (const Department& department : departments()) EXPECT_TRUE(urls_of(*site, department.code).empty());
}

TEST(Definition, WhatTheSiteNeverShowsIsNoRule) {
  const SitesFolder folder;
  folder.write("families/commune.toml", "[ad]\nphones = \".tel\"\nprice = \".prix\"\n");
  const auto site = folder.load("family = \"commune\"\n" +
                                with("title = \"h1\"", "title = \"h1\"\nphones = \"none\"\nage = []") + "[marks]\n");
  ASSERT_TRUE(site) << site.error();
  EXPECT_EQ(site->never, (std::set<std::string>{"age", "phones"}));
  EXPECT_FALSE(site->ad.contains("phones"));
  EXPECT_TRUE(site->ad.contains("price"));
  EXPECT_TRUE(site->listing.never.empty());
  const auto list = folder.load(with("link = \"a@href\"", "link = \"a@href\"\nprice = \"none\"\nnext = []")).value();
  EXPECT_EQ(list.listing.never, (std::set<std::string>{"next", "price"}));
  EXPECT_TRUE(list.listing.next.empty());
}

TEST(Definition, OldRegionsComeFromTheSharedFile_AndNameDepartementsInTables) {
  const SitesFolder folder;
  folder.write("regions.toml", "bretagne = \"22,29,35,56\"\nrhone-alpes = \"01,07\"\n");
  const auto site = folder.load(kAddressOnly + R"(
[departments]
url = ["/{old_region}-{number}/", "/{old_region}/"]
number = { bretagne = "r13", "29" = "d29" }
)");
  ASSERT_TRUE(site) << site.error();
  EXPECT_EQ(urls_of(*site, "35"), std::vector<std::string>{"https://www.exemple.example/bretagne-r13/"});
  EXPECT_EQ(urls_of(*site, "29"), std::vector<std::string>{"https://www.exemple.example/bretagne-d29/"});
  EXPECT_EQ(urls_of(*site, "01"), std::vector<std::string>{"https://www.exemple.example/rhone-alpes/"});
  EXPECT_TRUE(urls_of(*site, "95").empty());
}

TEST(Definition, TownsThatASiteOffersServeTheirDepartements) {
  const SitesFolder folder;
  folder.write("regions.toml", "bretagne = \"22,29,35,56\"\n");
  folder.write("towns.toml", "\"44\" = [\"nantes-44000\"]\n\"06\" = [\"nice-06000\", \"cannes-06400\"]\n");
  const auto site = folder.load(kAddressOnly + R"(
[departments]
url = ["/{city}/", "/france/"]
city = ["nice", "cannes", "orl-ans = 45", "rennes = bretagne", "nantes"]
)");
  ASSERT_TRUE(site) << site.error();
  EXPECT_EQ(urls_of(*site, "06"),
            (std::vector<std::string>{"https://www.exemple.example/nice/", "https://www.exemple.example/cannes/"}));
  EXPECT_EQ(urls_of(*site, "45"), std::vector<std::string>{"https://www.exemple.example/orl-ans/"});
  EXPECT_EQ(urls_of(*site, "56"), std::vector<std::string>{"https://www.exemple.example/rennes/"});
  EXPECT_EQ(urls_of(*site, "95"), std::vector<std::string>{"https://www.exemple.example/france/"});
}

TEST(Definition, ATownThatIsUnknownOrThatSeveralHaveMustBePlaced) {
  const SitesFolder folder;
  folder.write("towns.toml", "\"93\" = [\"saint-denis-93200\"]\n\"974\" = [\"saint-denis-97400\"]\n");
  const auto what = [&](const std::string& town) {
    return folder.load(kAddressOnly + "[departments]\nurl = \"/{city}/\"\ncity = [\"" + town + "\"]\n").error();
  };
  EXPECT_THAT(what("nulle-part").what, HasSubstr("\"nulle-part = 95\""));
  EXPECT_THAT(what("nulle-part").where, HasSubstr("exemple.toml:7"));
  EXPECT_THAT(what("saint-denis").what, HasSubstr("several départements"));
  EXPECT_THAT(what("saint-denis = 99").what, HasSubstr("99"));
}

struct Slip {
  std::string from, to;
  int line;
  std::string says;
};

class BadDefinition : public ::testing::TestWithParam<Slip> {};

TEST_P(BadDefinition, IsRefusedWithItsLineAndWhatWouldBeRight) {
  const SitesFolder folder;
  const auto site = folder.load(with(GetParam().from, GetParam().to));
  ASSERT_FALSE(site);
  EXPECT_EQ(site.error().code, Error::kBadDefinition);
  EXPECT_THAT(site.error().where, HasSubstr("exemple.toml:" + std::to_string(GetParam().line)));
  EXPECT_THAT(site.error().what, HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Slips, BadDefinition,
    ::testing::Values(
        Slip{"title = \"h1\"", "titel = \"h1\"\ntitle = \"h1\"", 16, "did you mean `title`?"},
        Slip{"kind = \"classified\"", "kind = \"clasified\"", 3, "did you mean `classified`?"},
        Slip{"kind = \"classified\"", "kind = 3", 3, "a text in quotes"},
        Slip{"title = \"h1\"", "title = \"h1[\"", 16, "bad selector “h1[”"},
        Slip{"title = \"h1\"", "title = { select = \"h1\", pattern = '(' }", 16, "bad pattern"},
        Slip{"title = \"h1\"", "title = { select = \"h1\", patern = 'a' }", 16, "did you mean `pattern`?"},
        Slip{"title = \"h1\"", "title = { label = \"Titre\" }", 16, "`label` and `in` go together"},
        Slip{"title = \"h1\"", "title = { select = \"h1\", as = \"/ad\" }", 16, "`as` has {}"},
        Slip{"title = \"h1\"", "title = 7", 16, "should be a selector in quotes"},
        Slip{"format = \"iso\"", "format = \"us\"", 17, "only `format` is \"iso\""},
        Slip{"ad_url = '-(\\d+)\\.htm'", "ad_url = '-(\\d+\\.htm'", 5, "bad pattern"},
        Slip{"{slug}", "{slgu}", 8, "did you mean `slug`?"}, Slip{"\"94\" = ", "\"99\" = ", 9, "99"},
        Slip{"/annonces/{slug}", "http://192.168.0.1/{slug}", 8, "https://"},
        Slip{"https://www.exemple.example/", "http://www.exemple.example", 4, "https://"},
        Slip{"https://www.exemple.example/", "https://127.0.0.1", 4, "no public site's name"},
        Slip{"https://www.exemple.example/", "https://[::1]/", 4, "no public site's name"},
        Slip{"https://www.exemple.example/", "https://localhost", 4, "no public site's name"},
        Slip{"https://www.exemple.example/", "https://nas.local", 4, "no public site's name"},
        Slip{"id = \"exemple\"", "id = \"Exemplé\"", 1, "small letters"}, Slip{"[listing]", "[listing]\nnext", 12, ""},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\nverified = \"hier\"", 3, "verified = 2026-11-20"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\nfamily = \"nulle\"", 3, "no family “nulle”"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\naccess = { delay = 0.1 }", 3, "from 1 to 3600"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\nknown_bye = \"x\"", 3, "did you mean `known_by`?"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\naccess = { imort = \"login\" }", 3, "did you mean `import`?"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\naccess = { import = \"\" }", 3, "says in words why"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\naccess = { import = true }", 3, "a text in quotes"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\naccess = { import = \"login\" }", 8, "take [departments] out"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\naccess = { other_bases = \"x\" }", 3, "should be a list"},
        Slip{"name = \"Exemple\"", "name = \"Exemple\"\naccess = { other_bases = [\"http://a.fr\"] }", 3, "https://"},
        Slip{"[departments]", "[departments]\ndiscover = true", 10, "not both"},
        Slip{"[departments]", "[departments]\nstart = \"/\"", 8, "`discover = true`"},
        Slip{"[departments]", "[departments]\ndiscover = \"oui\"", 8, "true or false"},
        Slip{"[departments]", "[departments]\ndiscovr = true", 8, "did you mean `discover`?"},
        Slip{"\"94\" = ", "\"bretagn\" = ", 9, "no region of sites/regions.toml"},
        Slip{"ad = \"article\"", "ad = \"article\"\nphnes = []", 13, "did you mean `phones`?"},
        Slip{"ad = \"article\"", "ad = []", 12, "`ad` is an empty list"}));

TEST(Definition, WhereDiscoveryStartsIsOnePageOfTheSite) {
  const SitesFolder folder;
  const auto what = [&](const std::string& start) {
    return folder.load(kAddressOnly + "[departments]\ndiscover = true\nstart = \"" + start + "\"\n").error().what;
  };
  EXPECT_THAT(what("/annonces/{name}"), HasSubstr("without {names}"));
  EXPECT_THAT(what("http://www.exemple.example"), HasSubstr("https://"));
}

TEST(Definition, WhatIsMissingIsNamed) {
  const SitesFolder folder;
  const auto site = folder.load(with("url = \"/annonces/{slug}/?page={page}\"\n", ""));
  ASSERT_FALSE(site);
  EXPECT_THAT(site.error().what, HasSubstr("`url` is missing in [departments]"));
  EXPECT_THAT(folder.load(with("name = \"Exemple\"\n", "")).error().what, HasSubstr("`name` is missing"));
}

TEST(Definition, AnErrorOfAFamilyIsToldInItsOwnFile) {
  const SitesFolder folder;
  folder.write("families/commune.toml", "[ad]\ntext = \"..\"\n");
  const auto site = folder.load("family = \"commune\"\n" + kGood);
  ASSERT_FALSE(site);
  EXPECT_THAT(site.error().where, HasSubstr("commune.toml:2"));
}

TEST(Definitions, AreInTheOrderOfTheirIds_AndTheRightOnesAreKept) {
  const SitesFolder folder;
  folder.write("b.toml", with("\"exemple\"", "\"zeta\""));
  folder.write("c.toml", with("\"exemple\"", "\"alpha\""));
  folder.write("d.toml", with("title = \"h1\"", "title = \"h1[\"\ntxet = \"p\""));
  const auto loaded = Definitions::load(folder.path());
  ASSERT_EQ(loaded.definitions.all().size(), 2u);
  EXPECT_EQ(loaded.definitions.all().front().id, "alpha");
  EXPECT_EQ(loaded.errors.size(), 2u);  // both slips of d.toml
  EXPECT_EQ(loaded.definitions.find("exemple"), nullptr);
}

TEST(Definitions, TwoOfOneIdAreRefused) {
  const SitesFolder folder;
  folder.write("a.toml", kGood);
  folder.write("b.toml", kGood);
  const auto loaded = Definitions::load(folder.path());
  EXPECT_EQ(loaded.definitions.all().size(), 1u);
  ASSERT_EQ(loaded.errors.size(), 1u);
  EXPECT_THAT(loaded.errors.front().where, HasSubstr("b.toml"));
  EXPECT_THAT(loaded.errors.front().what, HasSubstr("a.toml"));
}

TEST(Definitions, AFolderThatIsNotThereIsSaid) {
  const auto loaded = Definitions::load("/nowhere/at/all");
  ASSERT_EQ(loaded.errors.size(), 1u);
  EXPECT_EQ(loaded.errors.front().code, Error::kUnreadable);
}

TEST(Definitions, TellASiteByTheHostOfAPage) {
  const SitesFolder folder;
  const auto named = [](const std::string& id, const std::string& host) {
    return "id = \"" + id + "\"\nname = \"Exemple\"\nkind = \"escort\"\nbase = \"https://" + host + "\"\n";
  };
  folder.write("a.toml",
               named("exemple", "www.exemple.example") + "[access]\nother_bases = [\"https://exemple.net/\"]\n");
  folder.write("b.toml", named("autre", "fr.autre.example"));
  folder.write("c.toml", named("blog", "blog.exemple.example"));
  const auto definitions = Definitions::load(folder.path()).definitions;
  const auto id = [&](std::string_view url) {
    const auto* site = definitions.find_by_url(url);
    return site ? site->id : "none";
  };
  EXPECT_EQ(id("https://www.exemple.example/annonce/1"), "exemple");
  EXPECT_EQ(id("http://EXEMPLE.example:8443/"), "exemple");
  EXPECT_EQ(id("https://m.exemple.net/x?y"), "exemple");
  EXPECT_EQ(id("https://blog.exemple.example/"), "blog");
  EXPECT_EQ(id("https://fr.autre.example/"), "autre");
  EXPECT_EQ(id("https://es.autre.example/"), "none");
  EXPECT_EQ(id("https://notexemple.example/"), "none");
  EXPECT_EQ(id("https://exemple.example.evil.example/"), "none");
  EXPECT_EQ(id("not an address"), "none");
  EXPECT_EQ(id(""), "none");
}

}  // namespace
}  // namespace vigie::extractors
