// vigie site learn: saved pages → a definition, and what a person is told when they give no such.
#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;

struct Ad {
  const char *id, *title, *town, *price, *text;
};

constexpr Ad kAds[] = {
    {"445501", "Lina de passage", "Cergy", "80 €", "Bonjour, je reçois chez moi, au calme, le soir."},
    {"445502", "Eva la blonde", "Pontoise", "100 €", "De passage quelques jours, appelez la veille."},
    {"445503", "Mia nouvelle ici", "Sarcelles", "120 €", "Nouvelle ici, je me déplace dans le quartier."},
};

std::string ad_page(const Ad& ad) {
  return std::string("<html><body><h1>") + ad.title + "</h1><dl><dt>Ville :</dt><dd>" + ad.town +
         "</dd></dl><p class=prix>" + ad.price + "</p><div class=texte>" + ad.text + "</div></body></html>";
}

std::string listing_page() {
  std::string rows;
  for (const Ad& ad : kAds) {
    rows += std::string("<article class=carte><a href='/annonce/x-") + ad.id + ".htm'>" + ad.title +
            "</a><span class=ville>" + ad.town + "</span><p>" + ad.text + "</p></article>";
  }
  return "<html><body>" + rows + "</body></html>";
}

class SiteLearn : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    write("liste.html", listing_page());
    write("a1.html", ad_page(kAds[0]));
    write("a2.html", ad_page(kAds[1]));
    write("a3.html", ad_page(kAds[2]));
  }
  Ran learn(const std::string& arguments, const std::string& files = "liste.html a1.html a2.html") const {
    return run("--lang en " + arguments + " site learn --base https://www.exemple.example " + files);
  }
};

const std::string kOut = " --yes --out exemple.toml";

TEST_F(SiteLearn, WritesADefinitionThatExtractReads) {
  for (const char* folder : {"data/sites/families", "data/config"}) std::filesystem::create_directories(file(folder));
  const Ran ran = learn("", "liste.html a1.html a2.html --yes --out data/sites/exemple.toml");
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("data/sites/exemple.toml"));
  setenv("VIGIE_DATA", file("data").c_str(), 1);
  const auto ad =
      run("extract --site exemple --page ad --url https://www.exemple.example/annonce/x-445503.htm a3.html");
  const auto listing = run("extract --site exemple --page listing --url https://www.exemple.example/95 liste.html");
  unsetenv("VIGIE_DATA");
  ASSERT_EQ(ad.exit_code, 0) << ad.err;
  EXPECT_EQ(ad.last_line()["ad_id"], "445503");
  EXPECT_EQ(ad.last_line()["title"], "Mia nouvelle ici");
  EXPECT_EQ(ad.last_line()["place"], "Sarcelles");
  EXPECT_EQ(ad.last_line()["price"], "120 €");
  ASSERT_EQ(listing.exit_code, 0) << listing.err;
  EXPECT_EQ(listing.last_line()["ads"].size(), 3u);
}

TEST_F(SiteLearn, WithoutOut_GoesWithTheOtherDefinitions) {
  for (const char* folder : {"data/sites/families", "data/config"}) std::filesystem::create_directories(file(folder));
  setenv("VIGIE_DATA", file("data").c_str(), 1);
  const Ran ran = learn("", "--yes liste.html a1.html a2.html");
  unsetenv("VIGIE_DATA");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_TRUE(std::filesystem::exists(file("data/sites/exemple.toml")));
}

TEST_F(SiteLearn, ShowsWhatEachFieldReadsBeforeItWrites) {
  const Ran ran = learn("", "liste.html a1.html a2.html" + kOut);
  EXPECT_THAT(ran.err, HasSubstr("3 ads"));
  EXPECT_THAT(ran.err, HasSubstr("place"));
  EXPECT_THAT(ran.err, HasSubstr("Pontoise"));
}

TEST_F(SiteLearn, WithoutAYes_WritesNothing) {
  const Ran ran = learn("", "--out exemple.toml liste.html a1.html a2.html");
  EXPECT_EQ(ran.exit_code, 3);
  EXPECT_FALSE(std::filesystem::exists(file("exemple.toml")));
  EXPECT_EQ(ran.out, "");
}

TEST_F(SiteLearn, NeverOverwrites) {
  write("exemple.toml", "somebody's work");
  const Ran ran = learn("", "liste.html a1.html a2.html" + kOut);
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("exemple.toml"));
  EXPECT_THAT(ran.err, HasSubstr("--out"));
  EXPECT_EQ(read(file("exemple.toml")), "somebody's work");
}

TEST_F(SiteLearn, AFolderThatIsNotThere_IsNamed) {
  const Ran ran = learn("", "liste.html a1.html a2.html --yes --out nowhere/exemple.toml");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("nowhere/exemple.toml"));
}

TEST_F(SiteLearn, Json_IsALineWithEachField) {
  const Ran ran = learn("--json", "liste.html a1.html a2.html a3.html" + kOut);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const auto line = ran.last_line();
  EXPECT_EQ(line["id"], "exemple");
  EXPECT_EQ(line["file"], "exemple.toml");
  EXPECT_EQ(line["rows"], 3);
  const auto& fields = line["fields"];
  const auto place =
      std::find_if(fields.begin(), fields.end(), [](const auto& one) { return one["field"] == "place"; });
  ASSERT_NE(place, fields.end());
  EXPECT_EQ((*place)["values"], nlohmann::json({"Cergy", "Pontoise", "Sarcelles"}));
  EXPECT_TRUE((*place)["rule"].is_string());
  const auto posted =
      std::find_if(fields.begin(), fields.end(), [](const auto& one) { return one["field"] == "posted"; });
  EXPECT_TRUE((*posted)["rule"].is_null());
}

TEST_F(SiteLearn, Quiet_SaysOnlyWhereItWrote) {
  const Ran ran = learn("--quiet", "liste.html a1.html a2.html" + kOut);
  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.err, "");
}

TEST_F(SiteLearn, Example_PointsAtAValue) {
  const Ran ran = learn("--json", "liste.html a1.html a2.html --example 'name=Lina de passage'" + kOut);
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_THAT(read(file("exemple.toml")), HasSubstr("name   = \"h1\""));
}

TEST_F(SiteLearn, Id_NamesTheDefinition) {
  const Ran ran = learn("--json", "liste.html a1.html a2.html --id mon-site" + kOut);
  EXPECT_EQ(ran.last_line()["id"], "mon-site");
  EXPECT_THAT(read(file("exemple.toml")), HasSubstr("id   = \"mon-site\""));
}

struct Mistake {
  std::string arguments, words;
};

TEST_F(SiteLearn, BadInput_IsNamedAndNothingIsWritten) {
  write("vide.html", "");
  write("photo.html", std::string("\xFF\xD8\xFF\0\0", 5));
  const std::vector<Mistake> mistakes = {
      {"liste.html a1.html a4.html", "a4.html"},
      {"liste.html a1.html vide.html", "vide.html"},
      {"photo.html a1.html a2.html", "photo.html"},
      {"a1.html liste.html a2.html", "a1.html"},
      {"liste.html a1.html a1.html", "a1.html"},
      {"liste.html a1.html a2.html --example price", "price=\"80 €\""},
      {"liste.html a1.html a2.html --example 'price=999 €'", "999 €"},
      {"liste.html a1.html a2.html --example taille=165", "taille"},
      {"liste.html a1.html a2.html --id ../../exemple", "--id"},
      {"liste.html a1.html", "files"},
  };
  for (const Mistake& mistake : mistakes) {
    const Ran ran = learn("", mistake.arguments + kOut);
    EXPECT_EQ(ran.exit_code, 2) << mistake.arguments;
    EXPECT_THAT(ran.err, HasSubstr(mistake.words)) << mistake.arguments;
    EXPECT_EQ(ran.out, "") << mistake.arguments;
    EXPECT_FALSE(std::filesystem::exists(file("exemple.toml"))) << mistake.arguments;
  }
}

TEST_F(SiteLearn, AnAddressThatIsNoPublicSite_IsRefused) {
  for (const char* base : {"http://www.exemple.example", "https://127.0.0.1", "https://localhost", "exemple"}) {
    const Ran ran = run("--lang en site learn --base " + std::string(base) + " liste.html a1.html a2.html" + kOut);
    EXPECT_EQ(ran.exit_code, 2) << base;
    EXPECT_THAT(ran.err, HasSubstr("--base")) << base;
  }
}

}  // namespace
}  // namespace vigie::e2e
