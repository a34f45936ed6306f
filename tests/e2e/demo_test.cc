// The whole way: served sites → scan → links → estimate → report.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;

class Demo : public Program {
 protected:
  nlohmann::json demo(const std::string& folder) const {
    const Ran ran = run("demo --dir " + folder + " --departments 95,94 --nights 3 --seed 77 --json");
    EXPECT_LE(ran.exit_code, 1) << ran.err;  // 1: a site that cannot be read yet, or whose listings are empty
    return ran.last_line();
  }

  int count(const std::string& database, const std::string& query) const { return std::stoi(text(database, query)); }

  std::string text(const std::string& database, const std::string& query) const {
    SQLite::Database opened(file(database).string(), SQLite::OPEN_READONLY);
    return opened.execAndGet(query).getString();
  }
};

TEST_F(Demo, CountsAgreeInLineDatabaseAndReport) {
  const auto line = demo("d");
  EXPECT_EQ(line["sites"], 40);
  EXPECT_EQ(line["departments"], 2);
  EXPECT_EQ(line["ads"], count("d/demo.db", "SELECT count(*) FROM ads"));
  EXPECT_EQ(line["persons"], count("d/demo.db", "SELECT count(*) FROM persons"));
  EXPECT_EQ(line["networks"], count("d/demo.db", "SELECT count(*) FROM networks"));
  for (const auto& report : line["reports"])
    EXPECT_TRUE(std::filesystem::exists(file(report.get<std::string>()))) << report;
  const auto estimate = run("--db d/demo.db --json estimate --department 95").last_line();
  EXPECT_LE(estimate["persons_linked"].get<double>(), estimate["estimate"]["n"].get<double>());
  EXPECT_THAT(read(file("d/report/rapport.html")), HasSubstr("Val-d"));
}

TEST_F(Demo, SameSeed_GivesTheSameReport) {
  const auto first = demo("a"), second = demo("b");
  EXPECT_EQ(first["ads"], second["ads"]);
  // Each database has its own key, so ads come under other keys each time, but nothing that is found rests on them,
  // beyond the order in which numbers are added.
  const char* const weights =
      "SELECT group_concat(bits) FROM (SELECT round(weight, 3) AS bits FROM links ORDER BY bits)";
  EXPECT_EQ(text("a/demo.db", weights), text("b/demo.db", weights));
  for (const char* name : {"rapport.html", "rapport.docx", "rapport.xlsx", "rapport.csv", "rapport.json"}) {
    EXPECT_EQ(read(file("a/report") / name), read(file("b/report") / name)) << name;
  }
}

TEST_F(Demo, SiteThatIsDown_IsNamedAndStopsNoOther) {
  ASSERT_EQ(run("testbed generate --dir market --seed 3 --persons 20 --nights 2 --departments 95").exit_code, 0);
  write("ca.pem", "");
  const Ran ran =
      run("--json --clock 2026-09-07T02:00:00+02:00@100000 scan --departments 95 --sites wannonce,skokka --connect-to "
          "127.0.0.1:1 --ca ca.pem");
  EXPECT_EQ(ran.exit_code, 1) << ran.err;
  const auto sites = ran.last_line()["sites"];
  ASSERT_EQ(sites.size(), 2U);
  for (const auto& site : sites) EXPECT_EQ(site["outcome"], "network") << site;
}

}  // namespace
}  // namespace vigie::e2e
