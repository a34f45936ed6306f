// Linking a generated market: links and ads a second; bytes of database an ad.
#include <filesystem>

#include <benchmark/benchmark.h>
#include <stdlib.h>

#include "analysis/link_ads.h"
#include "dedup/signatures/text_fingerprint.h"
#include "extractors/normalise/normalise.h"
#include "storage/database.h"
#include "testbed/market.h"
#include "testbed/replica_server.h"

namespace vigie {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() : path_(mkdtemp(pattern_.data())) {}
  ~Folder() { fs::remove_all(path_); }
  fs::path database() const { return path_ / "bench.db"; }

 private:
  std::string pattern_ = (fs::temp_directory_path() / "vigie-bench-XXXXXX").string();
  fs::path path_;
};

std::vector<storage::AdRecord> market_records(int persons) {
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  const auto market = testbed::generate_market({.seed = 1,
                                                .departments = DepartmentCode::parse_list("95,94,78,77").value(),
                                                .persons = persons,
                                                .nights = 7,
                                                .first_night = std::chrono::year{2026} / 9 / 7,
                                                .sites = testbed::replica_sites()});
  std::vector<storage::AdRecord> records;
  for (const RawAd& raw : market.ads) {
    records.push_back(
        {raw, normaliser.normalise(raw), dedup::text_fingerprint(raw.title.value_or(""), raw.text.value_or(""))});
  }
  return records;
}

void link_a_market(benchmark::State& state) {
  const auto records = market_records(static_cast<int>(state.range(0)));
  const Folder folder;
  auto database = storage::Database::open(folder.database()).value();
  if (!database.store_ads(records)) return state.SkipWithError("the ads cannot be stored");
  std::size_t links = 0;
  for (auto _ : state) links += analysis::link_ads(database, VIGIE_SOURCE_DIR "/config", Instant{}).value().links;
  state.counters["links/s"] = benchmark::Counter(static_cast<double>(links), benchmark::Counter::kIsRate);
  state.counters["ads"] = static_cast<double>(records.size());
}
BENCHMARK(link_a_market)->Arg(200)->Arg(5000)->Unit(benchmark::kMillisecond);

void store_a_market(benchmark::State& state) {
  const auto records = market_records(1000);
  double bytes = 0;
  for (auto _ : state) {
    const Folder folder;
    {
      auto database = storage::Database::open(folder.database()).value();
      if (!database.store_ads(records)) return state.SkipWithError("the ads cannot be stored");
    }
    bytes = static_cast<double>(fs::file_size(folder.database()));
  }
  state.counters["bytes/ad"] = bytes / static_cast<double>(records.size());
}
BENCHMARK(store_a_market)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace vigie
