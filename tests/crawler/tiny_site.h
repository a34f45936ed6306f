// A site of a few ads on a TinyServer, with its definition, a database and lexicons: all that a scan needs.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "crawler/scan.h"
#include "extractors/definition.h"
#include "extractors/normalise/normalise.h"
#include "storage/database.h"
#include "tests/crawler/tiny_server.h"

namespace vigie::crawler {

inline constexpr auto kTinyDefinition = R"(
id     = "tiny"
name   = "Tiny"
kind   = "escort"
base   = "https://www.tiny.example"
ad_url = '/ad/(\d+)'

[departments]
url = "/l/{code}?page={page}"

[access]
max_pages = 5

[listing]
ad    = "li.ad"
link  = "a@href"
title = "a"
place = ".place"

[ad]
title = "h1"
text  = "p.text"
)";

inline std::string tiny_row(const std::string& id, const std::string& place = "") {
  return "<li class=ad><a href='/ad/" + id + "'>Annonce " + id + "</a><span class=place>" + place + "</span></li>";
}
inline std::string tiny_listing(const std::vector<std::string>& ids) {
  std::string rows;
  for (const std::string& id : ids) rows += tiny_row(id);
  return page("<html><body><ul>" + rows + "</ul></body></html>");
}
inline std::string tiny_ad(const std::string& id) {
  return page("<html><body><h1>Annonce " + id + "</h1><p class=text>Texte de l'annonce numéro " + id +
              ", appelle au 06 39 98 00 12 avant midi.</p></body></html>");
}

class TinySiteTest : public testing::Test {
 protected:
  TinySiteTest() { define(kTinyDefinition); }
  ~TinySiteTest() override { std::filesystem::remove_all(folder_); }

  void define(const std::string& toml) {
    const auto file = folder_ / "tiny.toml";
    std::ofstream(file) << toml;
    auto loaded = extractors::load_definition(file, folder_ / "families");
    ASSERT_TRUE(loaded) << loaded.error();
    site_ = *std::move(loaded);
    site_.base = "http://www.tiny.example";  // TLS has tests of its own
  }

  /// What a path (with query) gives; anything else is a 404.
  std::string served(const Asked& asked) const {
    const auto found = pages_.find(asked.path());
    return found == pages_.end() ? answer("404 Not Found", "", "") : found->second;
  }

  ScanSettings settings(const TinyServer& server, const std::string& departments = "95") const {
    return {.departments = DepartmentCode::parse_list(departments).value(),
            .sites = {&site_},
            .network = {Loopback{server.address(), {}}, "Vigie/0"}};
  }
  ScanSummary scan(const ScanSettings& settings, const std::string& night = "2026-09-07") {
    const auto clock = Clock::parse(night + "T02:00:00+02:00@100000").value();
    auto summary = run_scan(settings, database_, normaliser_, clock, {});
    EXPECT_TRUE(summary) << summary.error();
    return summary.value_or(ScanSummary{});
  }
  ScanSummary scan_served(const std::string& departments = "95", const std::string& night = "2026-09-07") {
    const TinyServer server([this](const Asked& asked) { return served(asked); });
    auto summary = scan(settings(server, departments), night);
    asked_ = server.paths();
    return summary;
  }

  std::filesystem::path folder_ = fresh_folder();
  storage::Database database_ = storage::Database::open(folder_ / "vigie.db").value();
  const extractors::Normaliser& normaliser_ = lexicons();
  extractors::SiteDefinition site_;
  std::map<std::string, std::string> pages_ = {{"/robots.txt", page("")}};
  std::vector<std::string> asked_;

 private:
  static const extractors::Normaliser& lexicons() {
    static const auto kOnce = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
    return kOnce;
  }
  static std::filesystem::path fresh_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vigie-crawler-XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }
};

}  // namespace vigie::crawler
