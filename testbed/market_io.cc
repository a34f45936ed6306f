#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/words.h"
#include "testbed/market.h"

namespace vigie::testbed {

namespace {

using nlohmann::ordered_json;

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

std::string truth_line(const TrueAd& ad) {
  return ordered_json{{"site", ad.site},
                      {"ad_id", ad.ad_id},
                      {"person", text_or_null(ad.person)},
                      {"network", text_or_null(ad.network)},
                      {"kind", to_text(ad.kind)}}
      .dump();
}

std::string population_text(const std::map<DepartmentCode, int>& population) {
  ordered_json counts = ordered_json::object();
  for (const auto& [department, persons] : population) counts[std::string(department.text())] = persons;
  return counts.dump(2) + '\n';
}

Result<void> write_file(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (file) return {};
  return fail(Error::kUnreadable, tr("this file cannot be written; check that the folder exists and is yours"),
              path.string());
}

}  // namespace

Result<void> write_market(const Market& market, const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::string ads, truth;
  for (const RawAd& ad : market.ads) ads += to_json(ad) + '\n';
  for (const TrueAd& ad : market.truth) truth += truth_line(ad) + '\n';
  return write_file(folder / "ads.jsonl", ads)
      .and_then([&] { return write_file(folder / "truth.jsonl", truth); })
      .and_then([&] { return write_file(folder / "population.json", population_text(market.population)); });
}

Result<std::vector<RawAd>> read_market_ads(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "ads.jsonl";
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return fail(Error::kUnreadable, tr("there is no market here; make one with “vigie testbed generate”"),
                path.string());
  std::vector<RawAd> ads;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    auto ad = parse_raw_ad(line);
    if (!ad) return fail(Error::kBadInput, ad.error().what, fmt::format("{}:{}", path.string(), number));
    ads.push_back(*std::move(ad));
  }
  return ads;
}

}  // namespace vigie::testbed
