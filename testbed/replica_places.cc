#include "testbed/replica_places.h"

#include <algorithm>
#include <map>
#include <string>

#include "testbed/slug.h"

namespace vigie::testbed {

namespace {

struct FormerRegion {
  std::string_view slug, departments;
};

// Names that sites kept after the reform of 2016; the regions that did not change are read from the model.
constexpr FormerRegion kFormerRegions[] = {{"alsace", "67,68"},
                                           {"aquitaine", "24,33,40,47,64"},
                                           {"auvergne", "03,15,43,63"},
                                           {"basse-normandie", "14,50,61"},
                                           {"bourgogne", "21,58,71,89"},
                                           {"centre", "18,28,36,37,41,45"},
                                           {"champagne-ardenne", "08,10,51,52"},
                                           {"dom-tom", "971,972,973,974,976"},
                                           {"franche-comte", "25,39,70,90"},
                                           {"haute-normandie", "27,76"},
                                           {"languedoc-roussillon", "11,30,34,48,66"},
                                           {"limousin", "19,23,87"},
                                           {"lorraine", "54,55,57,88"},
                                           {"midi-pyrenees", "09,12,31,32,46,65,81,82"},
                                           {"nord-pas-de-calais", "59,62"},
                                           {"paca", "04,05,06,13,83,84"},
                                           {"picardie", "02,60,80"},
                                           {"poitou-charentes", "16,17,79,86"},
                                           {"rhone-alpes", "01,07,26,38,42,69,73,74"}};

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "argenteuil-95100" → "argenteuil", "95100"; the second is empty where there is no number (2a and 2b are numbers).
struct Numbered {
  std::string_view name, number;
};

Numbered split_number(std::string_view slug) {
  const std::size_t hyphen = slug.rfind('-');
  if (hyphen == std::string_view::npos) return {slug, {}};
  const std::string_view end = slug.substr(hyphen + 1);
  if (!is_number(end) && end != "2a" && end != "2b") return {slug, {}};
  return {slug.substr(0, hyphen), end};
}

std::vector<DepartmentCode> region(std::string_view slug) {
  std::vector<DepartmentCode> codes;
  for (const Department& department : departments()) {
    if (slug_of(department.region_name) != slug) continue;
    if (const auto code = DepartmentCode::parse(department.code)) codes.push_back(*code);
  }
  const auto* former = std::ranges::find(kFormerRegions, slug, &FormerRegion::slug);
  if (!codes.empty() || former == std::end(kFormerRegions)) return codes;
  return DepartmentCode::parse_list(former->departments).value_or(codes);
}

std::optional<DepartmentCode> department(std::string_view slug, std::string_view number) {
  if (const auto code = DepartmentCode::parse(slug); code && number.empty()) return *code;
  for (const Department& each : departments()) {
    if (each.slug != slug) continue;
    const auto code = DepartmentCode::parse(each.code);
    const auto written = DepartmentCode::parse(number);
    if (code && (number.empty() || (written && *written == *code))) return *code;
  }
  return {};
}

/// Slugs of the market's communes, made once; names of several départements occur.
const std::multimap<std::string, const Commune*, std::less<>>& communes_by_slug() {
  static const auto kIndex = [] {
    std::multimap<std::string, const Commune*, std::less<>> index;
    for (const Commune* commune : all_communes()) index.emplace(slug_of(commune->name), commune);
    return index;
  }();
  return kIndex;
}

/// @param number  postal code, code of the département, or empty
const Commune* commune(std::string_view slug, std::string_view number) {
  const auto [first, last] = communes_by_slug().equal_range(slug);
  const auto code = DepartmentCode::parse(number);
  const auto found = std::find_if(first, last, [&](const auto& entry) {
    return number.empty() || entry.second->postal_code == number || (code && department_of(*entry.second) == *code);
  });
  return found == last ? nullptr : found->second;
}

}  // namespace

std::optional<Area> read_place(std::string_view place) {
  const std::string slug = slug_of(place);
  if (slug.empty() || slug == "fr" || slug == "france") return Area{.everywhere = true};
  const auto [name, number] = split_number(slug);
  if (number.size() < 5) {
    if (auto codes = region(name); !codes.empty()) return Area{.departments = std::move(codes)};
    if (const auto code = department(name, number)) return Area{.departments = {*code}};
  }
  const Commune* town = commune(name, number);
  if (town == nullptr) town = commune(slug, {});
  if (town == nullptr) return {};
  return Area{.departments = {department_of(*town)}, .commune = town};
}

bool stands_in(const RawAd& ad, const Area& area) {
  if (area.everywhere) return true;
  const auto code = DepartmentCode::parse(ad.department.value_or(""));
  if (!code || std::ranges::find(area.departments, *code) == area.departments.end()) return false;
  if (area.commune == nullptr) return true;
  const Commune* town = commune_of(ad);
  return town == area.commune || (area.commune->has_listing && (town == nullptr || !town->has_listing));
}

std::string_view town_name(std::string_view place) {
  const std::size_t space = place.rfind(' ');
  if (space == std::string_view::npos) return place;
  const std::string_view end = place.substr(space + 1);
  return end.starts_with('(') || (end.size() == 5 && is_number(end)) ? place.substr(0, space) : place;
}

const Commune* commune_of(const RawAd& ad) {
  return commune(slug_of(town_name(ad.place.value_or(""))), ad.department.value_or(""));
}

}  // namespace vigie::testbed
