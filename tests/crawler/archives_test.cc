#include <fstream>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crawler/archives/har.h"
#include "crawler/archives/saved_html.h"
#include "crawler/archives/wacz.h"
#include "crawler/archives/warc.h"
#include "tests/crawler/bombs.h"
#include "tests/crawler/gzipped.h"

namespace vigie::crawler {
namespace {

using ::testing::ElementsAre;

struct Read {
  std::vector<extractors::Page> pages;
  std::vector<std::string> broken;

  CaptureSink sink() {
    return {.page = [this](extractors::Page page) { pages.push_back(std::move(page)); },
            .broken = [this](const Error& error) { broken.push_back(error.where); }};
  }
  std::vector<std::string> bodies() const {
    std::vector<std::string> all;
    for (const auto& page : pages) all.push_back(page.body);
    return all;
  }
};

std::string record(const std::string& block, const std::string& type = "response", const std::string& version = "1.0") {
  return "WARC/" + version + "\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: https://annonces.example/ad/1\r\nWARC-Date: 2026-09-07T01:02:03Z\r\n"
         "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string html(const std::string& body, const std::string& headers = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body;
}

Read read(const std::string& warc) {
  Read read;
  read_warc(warc, "a.warc", read.sink());
  return read;
}

// ISO 28500, annex C: an answer as it came over the wire.
TEST(Warc, AnswerIsAPageOfItsTime) {
  const auto got = read(record("software: x\r\n", "warcinfo") + record(html("<p>un")));
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].url, "https://annonces.example/ad/1");
  EXPECT_EQ(got.pages[0].fetched, parse_instant("2026-09-07T01:02:03Z"));
  EXPECT_EQ(got.pages[0].status, 200);
  EXPECT_EQ(got.pages[0].body, "<p>un");
  EXPECT_TRUE(got.broken.empty());
}

TEST(Warc, BothVersionsPlainOrAGzipMemberARecord) {
  for (const char* version : {"1.0", "1.1"}) {
    const std::string one = record(html("<p>un"), "response", version), two = record(html("<p>deux"));
    EXPECT_THAT(read(one + two).bodies(), ElementsAre("<p>un", "<p>deux"));
    EXPECT_THAT(read(gzipped(one) + gzipped(two)).bodies(), ElementsAre("<p>un", "<p>deux"));
    EXPECT_THAT(read(gzipped(one + two)).bodies(), ElementsAre("<p>un", "<p>deux"));
    EXPECT_TRUE(is_warc(one) && is_warc(gzipped(one)));
  }
}

TEST(Warc, ChunksAndEncodingsAreUndoneWhereTheyAreThere) {
  EXPECT_THAT(read(record(html("5\r\n<p>un\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"))).bodies(),
              ElementsAre("<p>un"));
  EXPECT_THAT(read(record(html("<p>un", "Transfer-Encoding: chunked\r\n"))).bodies(), ElementsAre("<p>un"));
  EXPECT_THAT(read(record(html(gzipped("<p>un"), "Content-Encoding: gzip\r\n"))).bodies(), ElementsAre("<p>un"));
  EXPECT_THAT(read(record(html("<p>un", "Content-Encoding: gzip\r\n"))).bodies(), ElementsAre("<p>un"));
}

TEST(Warc, BombInARecordIsNamed) {
  const auto got = read(record(html(brotli_bomb(), "Content-Encoding: br\r\n")) + record(html("<p>un")));
  EXPECT_THAT(got.bodies(), ElementsAre("<p>un"));
  EXPECT_EQ(got.broken.size(), 1u);
}

TEST(Warc, BrokenRecordIsNamedAndPassedOver) {
  const std::string one = record(html("<p>un")), two = record(html("<p>deux"));
  for (std::string broken : {std::string("WARC/1.0\r\nContent-Length: many\r\n\r\n"), one.substr(0, 100),
                             record("no answer"), record(html("x")).replace(0, 4, "WERC")}) {
    const auto got = read(one + broken + two);
    EXPECT_EQ(got.broken.size(), 1u) << broken;
    EXPECT_EQ(got.bodies().back(), "<p>deux") << broken;
  }
  std::string damaged = gzipped(one);
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  const auto got = read(gzipped(one) + damaged + gzipped(two));
  EXPECT_THAT(got.bodies(), ElementsAre("<p>un", "<p>deux"));
  EXPECT_GE(got.broken.size(), 1u);
}

TEST(Warc, CutAnywhereItEnds) {
  const std::string whole = record(html("<p>un"));
  for (std::size_t size = 0; size < whole.size(); ++size) read(whole.substr(0, size));
}

constexpr auto kHar = R"({"log":{"version":"1.2","entries":[
  {"startedDateTime":"2026-09-07T03:02:03.000+02:00","request":{"url":"https://annonces.example/1"},
   "response":{"status":200,"content":{"mimeType":"text/html; charset=utf-8","text":"<p>un"}}},
  {"startedDateTime":"2026-09-07T03:02:03.000+02:00","request":{"url":"https://annonces.example/2"},
   "response":{"status":200,"content":{"mimeType":"text/html","text":"PHA+ZGV1eA==","encoding":"base64"}}},
  {"startedDateTime":"soon","request":{},"response":{}},
  {"startedDateTime":"2026-09-07T03:02:03.000+02:00","request":{"url":"https://annonces.example/x.png"},
   "response":{"status":200,"content":{"mimeType":"image/png","text":"iVBORw0KGgo=","encoding":"base64"}}}]}})";

TEST(Har, EntriesArePagesAndABrokenOneIsNamed) {
  Read got;
  ASSERT_TRUE(is_har(kHar));
  ASSERT_TRUE(read_har(kHar, "a.har", got.sink()));
  EXPECT_THAT(got.bodies(), ElementsAre("<p>un", "<p>deux"));
  EXPECT_THAT(got.broken, ElementsAre("a.har#3"));
  EXPECT_EQ(got.pages[0].fetched, parse_instant("2026-09-07T03:02:03+02:00"));
}

// HAR 1.2, content: "text" is already decoded.
TEST(Har, TextIsUtf8WhateverThePageSaid) {
  Read got;
  ASSERT_TRUE(
      read_har(R"({"log":{"entries":[{"startedDateTime":"2026-09-07T03:02:03Z","request":{"url":"http://a.example"},
    "response":{"status":200,"content":{"mimeType":"text/html; charset=iso-8859-1","text":"é"}}}]}})",
               "a.har", got.sink()));
  ASSERT_EQ(got.pages.size(), 1u);
  EXPECT_EQ(got.pages[0].content_type, "text/html; charset=utf-8");
}

TEST(Har, CutShortIsRefused) {
  Read got;
  EXPECT_FALSE(read_har(std::string(kHar).substr(0, 300), "a.har", got.sink()));
}

TEST(SavedPage, SingleFileSaysAddressAndTime) {
  const auto page = saved_page(
      "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://annonces.example/ad/7 \n"
      " saved date: Mon Sep 07 2026 14:05:09 GMT+0200 (heure d’été d’Europe centrale)\n--><p>x",
      Instant{});
  ASSERT_TRUE(page) << page.error();
  EXPECT_EQ(page->url, "https://annonces.example/ad/7");
  EXPECT_EQ(page->fetched, parse_instant("2026-09-07T14:05:09+02:00"));
}

TEST(SavedPage, OthersSayTheirAddressInTheirOwnWays) {
  const Instant saved{std::chrono::seconds(1'800'000'000)};
  for (const char* page : {"<!-- saved from url=(0029)https://annonces.example/ad/7 -->\n<html>",
                           "<link rel=\"canonical\" href=\"https://annonces.example/ad/7\">",
                           "<meta property='og:url' content='https://annonces.example/ad/7'>"}) {
    const auto read = saved_page(page, saved);
    ASSERT_TRUE(read) << page;
    EXPECT_EQ(read->url, "https://annonces.example/ad/7");
    EXPECT_EQ(read->fetched, saved);
  }
  EXPECT_FALSE(saved_page("<p>x", saved));
}

std::string zipped(const std::string& path, const std::string& content) {
  std::string bytes(content.size() + 4096, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_set_bytes_per_block(zip, 1);
  archive_write_open_memory(zip, bytes.data(), bytes.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, path.c_str());
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(zip, entry);
  archive_write_data(zip, content.data(), content.size());
  archive_entry_free(entry);
  archive_write_close(zip);
  archive_write_free(zip);
  bytes.resize(used);
  return bytes;
}

// WACZ 1.1.1: the WARC files lie in archive/.
TEST(Wacz, WarcFilesInItAreRead) {
  const std::string wacz = zipped("archive/data.warc.gz", gzipped(record(html("<p>un"))));
  ASSERT_TRUE(is_zip(wacz));
  Read got;
  ASSERT_TRUE(read_wacz(wacz, "a.wacz", got.sink()));
  EXPECT_THAT(got.bodies(), ElementsAre("<p>un"));
  EXPECT_FALSE(read_wacz(zipped("pages.txt", "x"), "b.zip", got.sink()));
  EXPECT_FALSE(read_wacz("PK\x03\x04 nothing", "c.zip", got.sink()));
}

}  // namespace
}  // namespace vigie::crawler
