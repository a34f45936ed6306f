#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "crawler/scan.h"
#include "extractors/definition.h"
#include "extractors/normalise/normalise.h"
#include "storage/database.h"
#include "testbed/market.h"
#include "testbed/replica_server.h"

namespace vigie::crawler {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = VIGIE_SOURCE_DIR;

/// The forty replica sites over TLS, a market of two nights, the definitions as they are.
class ReplicaScan : public testing::Test {
 protected:
  ~ReplicaScan() override { fs::remove_all(folder_); }

  static fs::path fresh_folder() {
    std::string pattern = (fs::temp_directory_path() / "vigie-replicas-XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }

  static testbed::Market market() {
    return testbed::generate_market({.seed = 5,
                                     .departments = DepartmentCode::parse_list("95,94").value(),
                                     .persons = 500,
                                     .nights = 2,
                                     .first_night = parse_date("2026-09-07").value(),
                                     .sites = testbed::replica_sites()});
  }

  ScanSummary scan(const std::string& night) {
    server_.set_night(parse_date(night).value());
    ScanSettings settings{.departments = DepartmentCode::parse_list("95,94").value(),
                          .sites = {},
                          .network = {Loopback{fmt::format("127.0.0.1:{}", server_.port()), server_.ca()}, "Vigie/0"}};
    for (const std::string& id : testbed::replica_sites()) settings.sites.push_back(loaded_.definitions.find(id));
    const auto clock = Clock::parse(night + "T02:00:00+02:00@1000").value();
    auto summary = run_scan(settings, database_, normaliser_, clock, {});
    EXPECT_TRUE(summary) << summary.error();
    return summary.value_or(ScanSummary{});
  }

  fs::path folder_ = fresh_folder();
  std::vector<RawAd> ads_ = market().ads;
  testbed::ReplicaServer server_ = testbed::ReplicaServer::start({.ads = ads_,
                                                                  .night = parse_date("2026-09-07").value(),
                                                                  .templates = kSource / "testbed" / "replicas",
                                                                  .folder = folder_})
                                       .value();
  extractors::Definitions::Loaded loaded_ = extractors::Definitions::load(kSource / "sites");
  extractors::Normaliser normaliser_ = extractors::Normaliser::load(kSource / "config").value();
  storage::Database database_ = storage::Database::open(folder_ / "vigie.db").value();
};

TEST_F(ReplicaScan, EverySiteIsReadOnTheFirstNightAndMostIsKnownOnTheSecond) {
  const auto first = scan("2026-09-07");
  ASSERT_EQ(first.sites.size(), testbed::replica_sites().size());
  int first_pages = 0, first_ads = 0;
  for (const SiteSummary& site : first.sites) {
    EXPECT_EQ(site.outcome, Outcome::kOk) << site.site << ": " << site.detail;
    EXPECT_GT(site.ads, 0) << site.site;
    first_pages += site.pages;
    first_ads += site.new_ads;
  }
  EXPECT_GT(first_ads, 60);
  int second_pages = 0;
  for (const SiteSummary& site : scan("2026-09-08").sites) second_pages += site.pages;
  EXPECT_LT(second_pages, first_pages);
}

}  // namespace
}  // namespace vigie::crawler
