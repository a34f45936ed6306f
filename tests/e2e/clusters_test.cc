// `vigie persons` and `vigie networks` on a small market of eight ads.
#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using testing::HasSubstr;
using testing::Not;

class Clusters : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    std::string lines;
    for (int i = 0; i < 8; ++i) {
      const nlohmann::json line{{"site", "s1"},
                                {"ad_id", "id-" + std::to_string(i)},
                                {"department", "95"},
                                {"title", "Massage et détente"},
                                {"text", "Escort de passage, 80 € la demi-heure, appelle vite " + std::to_string(i)},
                                {"name", i < 4 ? "Anouchka" : "Bertille"},
                                {"age", i < 4 ? "24" : "41"},
                                {"price", "80"},
                                {"phones", {i < 4 ? "06 39 98 00 12" : "06 39 98 00 47"}},
                                {"seen", {"2026-09-07", "2026-09-08"}}};
      lines += line.dump() + '\n';
    }
    write("ads.jsonl", lines);
    ASSERT_EQ(run("import ads.jsonl").exit_code, 0);
    ASSERT_EQ(run("link").exit_code, 0);
  }
};

TEST_F(Clusters, AreListedAndShownWithWhatHoldsThem) {
  const auto persons = run("persons list --department 95 --from 2026-09-08 --json").lines();
  ASSERT_EQ(persons.size(), 2U);
  EXPECT_EQ(persons[0]["ads"], 4);
  EXPECT_EQ(persons[0]["nights"], 1);
  const auto shown = run("persons show p1 --json").last_line();
  EXPECT_EQ(shown["members"].size(), 4U);
  EXPECT_EQ(shown["for"][0]["kind"], "same_phone");
  EXPECT_EQ(shown["history"]["ended"], nullptr);
  double waterfall = shown["links"][0]["start"];
  for (const auto& evidence : shown["links"][0]["evidence"]) waterfall += evidence["bits"].get<double>();
  EXPECT_NEAR(waterfall, shown["links"][0]["bits"].get<double>(), 1e-9);
  EXPECT_GT(shown["weakest_cut"]["bits"].get<double>(), 0);
  const Ran text = run("--lang en persons show p1");
  EXPECT_THAT(text.out, HasSubstr("same phone"));
  EXPECT_THAT(text.out, Not(HasSubstr("639980012")));
  EXPECT_THAT(text.out, Not(HasSubstr("id-0")));
}

TEST_F(Clusters, ALookAtClearIdentifiersIsWrittenDown) {
  const Ran shown = run("persons show p1 --clear --by claire --json");
  ASSERT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_EQ(shown.last_line()["ads"][0]["ad_id"], "id-0");
  EXPECT_THAT(shown.out, HasSubstr("+33639980012"));
  EXPECT_EQ(shown.last_line()["ads"][0]["indicators"][0],
            nlohmann::json({{"code", "touring"}, {"words", "de passage"}}));
  EXPECT_EQ(shown.last_line()["ads"][0]["possible_minor"], false);
  SQLite::Database database(file("vigie.db").string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(database.execAndGet("SELECT who || ' ' || action || ' ' || object FROM audit LIMIT 1").getString(),
            "claire show p1");
}

TEST_F(Clusters, TheirTemplateHidesItsSlotsUnlessAskedInClear) {
  const Ran hidden = run("texts show p1 --by claire --json");
  ASSERT_EQ(hidden.exit_code, 0) << hidden.err;
  EXPECT_EQ(hidden.last_line()["ads"].size(), 4U);
  EXPECT_EQ(hidden.last_line()["skeleton"], "Massage et détente Escort de passage, # € la demi-heure, appelle vite #");
  const Ran clear = run("--lang en texts show a3 --clear --by claire");
  EXPECT_THAT(clear.out, HasSubstr("80 € la demi-heure"));
  SQLite::Database database(file("vigie.db").string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM audit WHERE who = 'claire' AND action = 'template'").getInt(), 4);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM audit WHERE object = 'a3' AND action = 'show'").getInt(), 8);
}

TEST_F(Clusters, HintsSayWhichAdsAreOfOneStructureInTwoLanguages) {
  const auto line = [](const char* id, const char* text) {
    return nlohmann::json(
               {{"site", "s2"}, {"ad_id", id}, {"department", "95"}, {"text", text}, {"seen", {"2026-09-07"}}})
               .dump() +
           '\n';
  };
  write("two.jsonl",
        line("fr",
             "💋 Bonjour messieurs, je suis une belle femme de 24 ans, 168 cm. Une heure 150 €, demi-heure 90 €, "
             "la nuit 700 € 🌹 à très vite au 06 39 98 00 12") +
            line("en",
                 "💋 Hello gentlemen, I am a beautiful woman of 24, 168 cm tall. One hour €150, half an hour €90, "
                 "overnight €700 🌹 see you very soon"));
  ASSERT_EQ(run("import two.jsonl").exit_code, 0);
  const Ran hints = run("texts hints a9 --by claire --json");
  ASSERT_EQ(hints.exit_code, 0) << hints.err;
  EXPECT_EQ(hints.lines().front()["hint"], "same_structure");
  EXPECT_EQ(hints.lines().front()["languages"], nlohmann::json({"fr", "en"}));
  const Ran text = run("texts hints a9");
  EXPECT_THAT(text.out, HasSubstr("Même structure, autre langue"));
  EXPECT_THAT(text.out, Not(HasSubstr("06 39")));
}

TEST_F(Clusters, WhatIsNotThereIsSaid) {
  EXPECT_EQ(run("persons show p99").exit_code, 2);
  EXPECT_EQ(run("persons show x").exit_code, 2);
  EXPECT_EQ(run("networks export --format gexf --out graph.gexf").exit_code, 0);
  EXPECT_THAT(read(file("graph.gexf")), HasSubstr("<gexf"));
}

}  // namespace
}  // namespace vigie::e2e
