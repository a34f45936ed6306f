// `vigie field import` and `vigie report --compare` on a small market of two weeks.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using testing::AllOf;
using testing::HasSubstr;

class ReportOfTwoWeeks : public Program {
 protected:
  // 40 persons, each seen on four nights of one week or of both.
  void SetUp() override {
    Program::SetUp();
    std::string lines;
    for (int i = 0; i < 40; ++i) {
      nlohmann::json nights;
      for (int night = 7; night < 21; ++night) {
        if ((i % 3 != 0 || night < 14) && (i % 3 != 1 || night >= 14) && (night + i) % 2 == 0)
          nights.push_back(fmt::format("2026-09-{:02}", night));
      }
      lines += nlohmann::json{{"site", "s1"},
                              {"ad_id", fmt::format("id-{}", i)},
                              {"department", "95"},
                              {"title", "Escort, 80 € la demi-heure"},
                              {"text", fmt::format("Je te reçois chez moi, numéro {}", i)},
                              {"phones", {fmt::format("06 39 98 {:02} {:02}", i, i)}},
                              {"seen", nights}}
                   .dump() +
               '\n';
    }
    write("ads.jsonl", lines);
    ASSERT_EQ(run("import ads.jsonl").exit_code, 0);
    ASSERT_EQ(run("link").exit_code, 0);
  }

  nlohmann::json table(const std::string& report, const std::string& id) const {
    const auto whole = nlohmann::json::parse(read(file(report)));
    for (const auto& table : whole["departments"][0]["tables"]) {
      if (table["id"] == id) return table;
    }
    return {};
  }
};

TEST_F(ReportOfTwoWeeks, SetsWhatProfessionalsReportBesideTheAds) {
  write("counts.csv",
        "departement;du;au;sexe;classe_age;forme;personnes\n"
        "95;2026-09-01;2026-09-30;femmes;25-34;rue;14\n95;2026-09-01;2026-09-30;hommes;25-34;rue;5\n");
  ASSERT_EQ(run("field import counts.csv").exit_code, 0);
  ASSERT_EQ(run("field import counts.csv").exit_code, 0);  // takes the place of the first
  ASSERT_EQ(run("report --departments 95 --format json --out out").exit_code, 0);
  const auto beside = table("out/rapport.json", "field");
  ASSERT_EQ(beside["rows"].size(), 2U);
  EXPECT_EQ(beside["rows"][0]["values"]["persons"], 40);
  EXPECT_EQ(beside["rows"][1]["values"]["persons"], 19);
}

TEST_F(ReportOfTwoWeeks, TakesNoLineAPerson) {
  write("lines.csv",
        "departement;du;au;sexe;classe_age;forme;personnes;nom\n95;2026-09-01;2026-09-30;femmes;25-34;rue;1;Lina\n");
  const Ran refused = run("--lang en field import lines.csv");
  EXPECT_NE(refused.exit_code, 0);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("lines.csv, line 1"), HasSubstr("“nom”")));
  ASSERT_EQ(run("report --departments 95 --format json --out out").exit_code, 0);
  EXPECT_TRUE(table("out/rapport.json", "field").is_null());
}

TEST_F(ReportOfTwoWeeks, ComparesWithAnEarlierOne) {
  ASSERT_EQ(run("report --departments 95 --from 2026-09-07 --to 2026-09-13 --format json --out before").exit_code, 0);
  ASSERT_EQ(run("report --departments 95 --from 2026-09-14 --to 2026-09-20 --format json --out after "
                "--compare before/rapport.json")
                .exit_code,
            0);
  const auto change = table("after/rapport.json", "evolution");
  ASSERT_EQ(change["rows"].size(), 3U) << change;
  EXPECT_THAT(change["rows"][0]["title"].get<std::string>(), HasSubstr("7 septembre 2026"));
  const Ran refused = run("report --departments 95 --format json --out whole --compare before/none.json");
  EXPECT_NE(refused.exit_code, 0);
  EXPECT_THAT(refused.err, HasSubstr("before/none.json"));
}

}  // namespace
}  // namespace vigie::e2e
