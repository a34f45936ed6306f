#include "extractors/definition_places.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::string_view kTownsFile = "towns.toml";
constexpr std::string_view kRegionsFile = "regions.toml";

std::optional<Town> parse_town(std::string_view text) {
  const auto dash = text.rfind('-');
  if (dash == std::string_view::npos || dash == 0 || text.size() - dash != 6) return std::nullopt;
  return Town{std::string(text.substr(0, dash)), std::string(text.substr(dash + 1))};
}

std::vector<Town> towns_of(const toml::node& list, Complaints& complaints) {
  std::vector<Town> towns;
  const auto* array = list.as_array();
  if (!array) complaints.add(list, tr("a département's towns should be a list: [\"rennes-35000\", …]"));
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    const auto& node = (*array)[i];
    if (auto town = parse_town(node.value_or(std::string_view()))) {
      towns.push_back(*std::move(town));
    } else {
      complaints.add(node, tr("a town should be its name and post code: \"vitry-sur-seine-94400\""));
    }
  }
  return towns;
}

std::vector<DepartmentCode> parse_codes(std::string_view text, const toml::node& node, Complaints& complaints) {
  auto codes = DepartmentCode::parse_list(text);
  if (codes) return *std::move(codes);
  complaints.add(node, codes.error().what);
  return {};
}

/// Nothing where the file is absent or no TOML, which is told.
toml::table table_of(const std::filesystem::path& file, Complaints& complaints) {
  if (!std::filesystem::exists(file)) return {};
  auto table = parse_toml(file);
  if (table) return *std::move(table);
  complaints.add(table.error());
  return {};
}

std::shared_ptr<const Towns> read_towns(const std::filesystem::path& file, Complaints& complaints) {
  auto towns = std::make_shared<Towns>();
  for (const auto& [key, node] : table_of(file, complaints)) {
    for (const DepartmentCode code : parse_codes(key.str(), node, complaints))
      (*towns)[code] = towns_of(node, complaints);
  }
  return towns;
}

bool is_region_name(std::string_view key) { return !key.empty() && key.front() >= 'a' && key.front() <= 'z'; }

}  // namespace

Places read_places(const std::filesystem::path& sites, Complaints& complaints) {
  Places places{.towns = read_towns(sites / kTownsFile, complaints), .old_regions = {}};
  for (const auto& [key, node] : table_of(sites / kRegionsFile, complaints)) {
    places.old_regions.emplace(key.str(), parse_codes(node.value_or(std::string_view()), node, complaints));
  }
  return places;
}

bool is_places_file(const std::filesystem::path& file) {
  return file.filename() == kTownsFile || file.filename() == kRegionsFile;
}

std::set<DepartmentCode> departments_of_town(const Towns& towns, std::string_view slug) {
  std::set<DepartmentCode> codes;
  for (const auto& [code, own] : towns) {
    if (std::any_of(own.begin(), own.end(), [&](const Town& town) { return town.slug == slug; })) codes.insert(code);
  }
  return codes;
}

std::vector<DepartmentCode> codes_of(std::string_view key, const toml::node& node, const Places& places,
                                     Complaints& complaints) {
  if (!is_region_name(key)) return parse_codes(key, node, complaints);
  if (const auto region = places.old_regions.find(key); region != places.old_regions.end()) return region->second;
  std::vector<std::string_view> known;
  for (const auto& [name, codes] : places.old_regions) known.push_back(name);
  complaints.add(
      node, fmt::format(fmt::runtime(tr("“{}” is no region of sites/regions.toml; {}")), key, suggestion(key, known)));
  return {};
}

}  // namespace vigie::extractors
