#include "bench/drift/night_runner.h"

#include <utility>

#include <fmt/format.h>

#include "storage/database.h"
#include "testbed/replica_server.h"

namespace vigie::bench {
namespace {

constexpr double kSpeed = 20'000;  ///< a politeness delay of 2 s passes in 0.1 ms

}  // namespace

NightRunner::NightRunner(const testbed::Market& market, std::filesystem::path folder)
    : ads_(market.ads),
      folder_(std::move(folder)),
      loaded_(extractors::Definitions::load(VIGIE_SOURCE_DIR "/sites")),
      normaliser_(extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value()) {}

std::vector<crawler::ScanSummary> NightRunner::run(const std::string& name, Date from, Date to,
                                                   const std::vector<testbed::Mutation>& mutations) const {
  auto server = testbed::ReplicaServer::start({.ads = ads_,
                                               .night = from,
                                               .templates = VIGIE_SOURCE_DIR "/testbed/replicas",
                                               .folder = folder_,
                                               .port = 0,
                                               .mutations = mutations})
                    .value();
  auto database = storage::Database::open(folder_ / (name + ".db")).value();
  crawler::ScanSettings settings{
      .departments = DepartmentCode::parse_list("95,94,78,77").value(),
      .sites = {},
      .network = {crawler::Loopback{fmt::format("127.0.0.1:{}", server.port()), server.ca()}, "Vigie/0 (bench)"}};
  for (const std::string& id : testbed::replica_sites()) settings.sites.push_back(loaded_.definitions.find(id));
  std::vector<crawler::ScanSummary> summaries;
  for (Date night = from; night <= to; night += std::chrono::days{1}) {
    server.set_night(night);
    const auto start = from_paris(ParisTime{night.time_since_epoch() + std::chrono::hours{2}});
    const Clock clock = Clock::simulated(start, kSpeed);
    summaries.push_back(crawler::run_scan(settings, database, normaliser_, clock, {}).value());
  }
  return summaries;
}

crawler::FieldHistory NightRunner::nights(const std::string& name, const std::string& site) const {
  constexpr int kAll = 1000;
  return storage::Database::open(folder_ / (name + ".db")).value().field_nights(site, kAll).value();
}

void NightRunner::copy(const std::string& database, const std::string& to) const {
  for (const char* suffix : {".db", ".db-wal", ".db-shm", ".db.key"}) {
    const auto source = folder_ / (database + suffix), target = folder_ / (to + suffix);
    std::filesystem::remove(target);
    if (std::filesystem::exists(source)) std::filesystem::copy_file(source, target);
  }
}

}  // namespace vigie::bench
