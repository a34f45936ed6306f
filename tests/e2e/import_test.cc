// A generated market through import, link, clusters and evaluate.
#include <fstream>

#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;

class Import : public Program {
 protected:
  void import_market() const {
    ASSERT_EQ(run("testbed generate --dir market --seed 5 --persons 60 --nights 7 --departments 95,94").exit_code, 0);
    const Ran imported = run("--json import market/ads.jsonl");
    ASSERT_EQ(imported.exit_code, 0) << imported.err;
  }
};

constexpr char kGoodLine[] =
    R"({"site":"s1","ad_id":"1","department":"95","title":"Lina","text":"Bonjour, 06 39 98 00 12","seen":["2026-09-07"]})";

TEST_F(Import, Twice_ChangesNothing) {
  import_market();
  const auto again = run("--json import market/ads.jsonl").last_line();
  EXPECT_GT(again["ads"].get<int>(), 50);
  EXPECT_EQ(again["new_ads"], 0);
  EXPECT_EQ(again["changed_ads"], 0);
  EXPECT_EQ(again["sightings"], 0);
}

TEST_F(Import, LinkedMarket_AgreesWithItsTruth) {
  import_market();
  ASSERT_EQ(run("link").exit_code, 0);
  const auto evaluation = run("--json evaluate --truth market/truth.jsonl").last_line();
  EXPECT_EQ(evaluation["only_in_truth"], 0);
  EXPECT_GT(evaluation["persons"]["bcubed"]["f1"].get<double>(), 0.8);
  EXPECT_GT(evaluation["kind_accuracy"].get<double>(), 0.9);
}

TEST_F(Import, Clusters_HaveALineForEachAd) {
  import_market();
  ASSERT_EQ(run("link").exit_code, 0);
  const std::string ads = read(file("market/ads.jsonl"));
  const auto lines = run("clusters --json").lines();
  EXPECT_EQ(lines.size(), static_cast<std::size_t>(std::ranges::count(ads, '\n')));
  for (const auto& line : lines)
    EXPECT_EQ(line["person"].is_null(), line["kind"] != "offer" && line["kind"] != "unsure") << line;
}

TEST_F(Import, LinesThatAreNoAds_AreNamedAndTheRestGoesIn) {
  write("ads.jsonl", std::string("{\"site\":\n") + kGoodLine + "\n{\"ad_id\":\"2\"}\n");
  const Ran imported = run("--json import ads.jsonl");
  EXPECT_EQ(imported.exit_code, 1);
  EXPECT_THAT(imported.err, HasSubstr("ads.jsonl:1: "));
  EXPECT_THAT(imported.err, HasSubstr("ads.jsonl:3: "));
  EXPECT_EQ(imported.last_line()["new_ads"], 1);
}

TEST_F(Import, Database_HoldsNoPhoneAndNoWording) {
  import_market();
  ASSERT_EQ(run("link").exit_code, 0);
  std::string database = read(file("vigie.db"));
  if (std::filesystem::exists(file("vigie.db-wal"))) database += read(file("vigie.db-wal"));
  std::ifstream ads(file("market/ads.jsonl"));
  for (std::string line; std::getline(ads, line);) {
    const auto ad = nlohmann::json::parse(line);
    for (const char* key : {"ad_id", "title", "text", "url"}) {
      const auto value = ad.value(key, std::string());
      if (value.size() < 6) continue;
      EXPECT_EQ(database.find(value), std::string::npos) << key;
    }
  }
  for (const char* phone : {"639980", "63998", "06 39 98", "06.39.98"})
    EXPECT_EQ(database.find(phone), std::string::npos) << phone;
}

TEST_F(Import, UnknownFile_SaysWhich) {
  const Ran imported = run("import nowhere.jsonl");
  EXPECT_EQ(imported.exit_code, 2);
  EXPECT_THAT(imported.err, HasSubstr("nowhere.jsonl"));
}

}  // namespace
}  // namespace vigie::e2e
