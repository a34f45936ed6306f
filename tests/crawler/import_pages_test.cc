#include "crawler/import_pages.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/crawler/tiny_site.h"

namespace vigie::crawler {
namespace {

class ImportPages : public TinySiteTest {
 protected:
  ImportPages() {
    std::filesystem::create_directories(folder_ / "sites/families");
    std::ofstream(folder_ / "sites/tiny.toml") << kTinyDefinition;
    sites_ = extractors::Definitions::load(folder_ / "sites").definitions;
  }

  Result<ImportSummary> import(const std::string& content) {
    const auto file = folder_ / "import.bin";
    std::ofstream(file, std::ios::binary) << content;
    return import_file(file, database_, normaliser_, sites_, Clock::parse("2026-09-20T02:00:00+02:00").value());
  }

  extractors::Definitions sites_;
};

std::string captured(const std::string& path, const std::string& answer) {
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://www.tiny.example" + path +
         "\r\nWARC-Date: 2026-09-07T01:02:03Z\r\nContent-Length: " + std::to_string(answer.size()) + "\r\n\r\n" +
         answer + "\r\n\r\n";
}

TEST_F(ImportPages, ListingsAndAdsOfAnArchiveAreSightingsOfItsTimeOnce) {
  const std::string warc = captured("/l/95?page=1", tiny_listing({"1", "2"})) + captured("/ad/1", tiny_ad("1")) +
                           captured("/compte", page("<p>Mon compte"));
  const auto first = import(warc);
  ASSERT_TRUE(first) << first.error();
  EXPECT_EQ(first->ads, 3);
  EXPECT_EQ(first->new_ads, 2);
  EXPECT_EQ(first->sightings, 2);
  EXPECT_TRUE(first->bad_lines.empty());
  const auto ads = database_.linkable_ads().value();
  ASSERT_FALSE(ads.empty());
  EXPECT_EQ(ads[0].nights, std::vector<Date>{parse_date("2026-09-07").value()});
  const auto again = import(warc);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->new_ads + again->changed_ads + again->sightings, 0);
}

TEST_F(ImportPages, WallInPlaceOfAnAdIsNamed) {
  const auto summary = import(captured("/ad/1", page("<title>Just a moment...</title><form id=challenge-form>")));
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->ads, 0);
  ASSERT_EQ(summary->bad_lines.size(), 1u);
  EXPECT_EQ(summary->bad_lines[0].where, "https://www.tiny.example/ad/1");
}

TEST_F(ImportPages, SavedPageGoesInByTheSameDoor) {
  const auto summary = import(
      "<html><!--\n Page saved with SingleFile \n url: https://www.tiny.example/ad/7 \n saved date: Mon Sep 07 2026 "
      "14:05:09 GMT+0200 (x)\n--><h1>Annonce 7</h1><p class=text>Appelle au 06 39 98 00 12 avant midi.</p>");
  ASSERT_TRUE(summary) << summary.error();
  EXPECT_EQ(summary->new_ads, 1);
}

TEST_F(ImportPages, EmptyAndBinaryFilesAreRefused) {
  EXPECT_EQ(import("").error().code, Error::kBadInput);
  EXPECT_EQ(import(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)).error().code, Error::kBadInput);
}

TEST_F(ImportPages, RawAdsStillDo) {
  const auto summary = import("{\"site\":\"s\",\"ad_id\":\"1\",\"title\":\"x\"}\n");
  ASSERT_TRUE(summary) << summary.error();
  EXPECT_EQ(summary->ads, 1);
}

}  // namespace
}  // namespace vigie::crawler
