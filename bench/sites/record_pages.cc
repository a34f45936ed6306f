// make record-pages: a listing and three ads of each replica into tests/pages/, beside what the market's truth says
// that they show. Never read by a definition here: the pages are what definitions are checked against.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "bench/sites/recording.h"

#include "extractors/definition.h"
#include "testbed/replica_server.h"

namespace vigie::bench {
namespace {

namespace fs = std::filesystem;

constexpr int kAdsPerSite = 12;
constexpr std::size_t kRecorded = 3;
constexpr std::uint64_t kSeed = 23;

void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

void write(const fs::path& folder, const std::string& name, extractors::RecordedPage recorded) {
  const bool json = recorded.page.content_type.find("json") != std::string::npos;
  write(folder / (name + (json ? ".json" : ".html")), recorded.page.body);
  write(folder / (name + ".expect.json"), extractors::expectation_text(recorded));
}

void record(const Visitor& visitor, const extractors::SiteDefinition& site, const fs::path& pages) {
  const fs::path folder = pages / site.id;
  fs::remove_all(folder);
  fs::create_directories(folder);
  const auto& live = visitor.tonight(site.id).live;
  for (std::size_t i = 0; i < std::min(kRecorded, live.size()); ++i)
    write(folder, "ad" + std::to_string(i + 1), recorded_ad(visitor, site.id, *live[i]));
  write(folder, "listing", recorded_listing(visitor, site));
}

}  // namespace
}  // namespace vigie::bench

int main() {
  using namespace vigie::bench;
  const auto loaded = vigie::extractors::Definitions::load(VIGIE_SOURCE_DIR "/sites");
  const Visitor visitor(vigie::testbed::replica_sites(), kAdsPerSite, kSeed);
  for (const std::string& id : visitor.sites()) {
    if (const auto* site = loaded.definitions.find(id)) record(visitor, *site, VIGIE_SOURCE_DIR "/tests/pages");
  }
  return 0;
}
