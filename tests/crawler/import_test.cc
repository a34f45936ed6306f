#include "crawler/import.h"

#include <gtest/gtest.h>

#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

const Clock kClock = Clock::parse("2026-09-20T02:00:00+02:00").value();

class Import : public TinySiteTest {
 protected:
  Result<ImportSummary> import(const std::string& lines) {
    const auto file = folder_ / "ads.jsonl";
    std::ofstream(file) << lines;
    return import_jsonl(file, database_, normaliser_, kClock);
  }
};

constexpr auto kTwoAds =
    R"({"site":"s14","ad_id":"1","title":"Lina","text":"appelle au 06 39 98 00 12","department":"94","seen":["2026-09-15","2026-09-17"]})"
    "\n"
    R"({"site":"s14","ad_id":"2","title":"Mia","department":"95","fetched":"2026-09-17T03:12:00+02:00"})"
    "\n";

TEST_F(Import, StoresAdsWithTheirNights) {
  const auto summary = import(kTwoAds);
  ASSERT_TRUE(summary) << summary.error();
  EXPECT_EQ(summary->ads, 2);
  EXPECT_EQ(summary->new_ads, 2);
  EXPECT_EQ(summary->sightings, 3);
  EXPECT_TRUE(summary->bad_lines.empty());
}

TEST_F(Import, TheSameLinesAgainChangeNothing) {
  ASSERT_TRUE(import(kTwoAds));
  const auto again = import(kTwoAds);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->ads, 2);
  EXPECT_EQ(again->new_ads + again->changed_ads + again->sightings, 0);
}

TEST_F(Import, BadLinesAreNamedAndTheRestGoesIn) {
  const auto summary = import(std::string("not json\n") + kTwoAds + "\n{\"ad_id\":\"3\"}\n");
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->ads, 2);
  ASSERT_EQ(summary->bad_lines.size(), 2u);
  EXPECT_TRUE(summary->bad_lines[0].where.ends_with("ads.jsonl:1")) << summary->bad_lines[0].where;
  EXPECT_TRUE(summary->bad_lines[1].where.ends_with("ads.jsonl:5")) << summary->bad_lines[1].where;
}

TEST_F(Import, MoreThanOneBatchGoesIn) {
  std::string lines;
  for (int i = 0; i < 1'203; ++i) {
    lines += R"({"site":"s1","ad_id":")" + std::to_string(i) + R"(","seen":["2026-09-15"]})" + "\n";
  }
  const auto summary = import(lines);
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->ads, 1'203);
  EXPECT_EQ(summary->new_ads, 1'203);
}

TEST_F(Import, FileThatIsNotThereIsUnreadable) {
  EXPECT_EQ(import_jsonl(folder_ / "none.jsonl", database_, normaliser_, kClock).error().code, Error::kUnreadable);
  EXPECT_EQ(import_jsonl(folder_, database_, normaliser_, kClock).error().code, Error::kUnreadable);
}

}  // namespace
}  // namespace vigie::crawler
