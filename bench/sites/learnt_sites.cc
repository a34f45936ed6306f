#include "bench/sites/learnt_sites.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/induction/learn.h"

namespace vigie::bench {
LearntSites::LearntSites(const Visitor& visitor, const extractors::Definitions& known) {
  const auto folder = std::filesystem::temp_directory_path() / "vigie-learnt-sites";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder / "families");
  for (const std::string& id : visitor.sites()) {
    const auto* site = known.find(id);
    if (!site) continue;
    extractors::LearnRequest request{
        .base = site->base, .listing = {id, visitor.listing(*site)}, .ads = {}, .examples = {}};
    for (const RawAd* ad : visitor.tonight(id).live) {
      if (request.ads.size() == kLearntFrom) break;
      request.ads.push_back({*ad->url, visitor.page(id, *ad->url)});
    }
    const auto learnt = extractors::learn(request);
    if (!learnt) {
      fmt::print("{}: {}\n", id, learnt.error().what);
      continue;
    }
    std::string toml = learnt->toml;
    re2::RE2::Replace(&toml, "id   = \"[^\"]*\"", "id   = \"" + id + "\"");
    std::ofstream(folder / (id + ".toml")) << toml;
  }
  auto loaded = extractors::Definitions::load(folder);
  for (const Error& error : loaded.errors) fmt::print("{}: {}\n", error.where, error.what);
  definitions_ = std::move(loaded.definitions);
}

}  // namespace vigie::bench
