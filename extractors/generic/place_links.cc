// Which links of a page lead to the ads of a place.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <re2/re2.h>

#include "extractors/generic/generic.h"
#include "extractors/generic/records.h"
#include "extractors/page_scope.h"
#include "extractors/url.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

using Place = PlaceLink::Place;

/// "/annonces/Val-d'Oise_95" → "-annonces-val-d-oise-95-": words between hyphens.
std::string hyphened(std::string_view text) {
  std::string out = "-";
  for (const char c : folded(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      out += c;
    else if (out.back() != '-')
      out += '-';
  }
  if (out.back() != '-') out += '-';
  return out;
}

struct PlaceName {
  std::string words;  // "-val-d-oise-"
  DepartmentCode department;
  Place place;
};

bool is_wanted(DepartmentCode code, const std::vector<DepartmentCode>& wanted) {
  return std::ranges::find(wanted, code) != wanted.end();
}

/// Of every département, so that "Val-d'Oise" is not read as "Oise"; of the regions, those of the wanted.
std::vector<PlaceName> area_names(const std::vector<DepartmentCode>& wanted, const DepartmentRules& rules) {
  std::vector<PlaceName> names;
  for (const DepartmentCode code : wanted) {
    names.push_back({hyphened(code.department().region_name), code, Place::kRegion});
    const auto regions = rules.values.find("old_region");
    if (regions == rules.values.end() || !regions->second.contains(code)) continue;
    for (const std::string& region : regions->second.at(code))
      names.push_back({hyphened(region), code, Place::kRegion});
  }
  for (const Department& department : departments()) {
    const DepartmentCode code = DepartmentCode::parse(department.code).value();
    names.push_back({hyphened(department.slug), code, Place::kDepartment});
    names.push_back({hyphened(department.name), code, Place::kDepartment});
  }
  return names;
}

/// Words of a commune's name, between hyphens → its département.
using TownNames = std::unordered_map<std::string, DepartmentCode>;

TownNames town_names(const std::vector<DepartmentCode>& wanted, const Gazetteer& gazetteer) {
  TownNames towns;
  for (const Commune& commune : gazetteer.all()) {
    if (is_wanted(commune.department, wanted)) towns.emplace(hyphened(commune.name), commune.department);
  }
  return towns;
}

/// "-cergy-95000-" → "-cergy-": a postal code or a count beside a town's name.
std::string without_numbers(const std::string& words) {
  static const re2::RE2 kNumber(R"(\d+-)");
  std::string out = words;
  re2::RE2::GlobalReplace(&out, kNumber, "");
  return out;
}

/// A town is all that the words say, since names of communes stand in other words, too.
std::optional<DepartmentCode> town_in(const std::string& words, const TownNames& towns) {
  const auto found = towns.find(without_numbers(words));
  return found == towns.end() ? std::nullopt : std::optional(found->second);
}

bool is_of_an_ad(const std::string& path) {
  static const re2::RE2 kLongNumber(R"(\d{6,})");
  return re2::RE2::PartialMatch(path, kLongNumber);
}

/// The longest name among the words, of which few may say something else: "Escorts Val-d'Oise (95)", no ad's title.
const PlaceName* named_in(const std::string& words, const std::vector<PlaceName>& names) {
  constexpr long kMostOtherWords = 4;
  const PlaceName* best = nullptr;
  for (const PlaceName& name : names) {
    const bool longer = best == nullptr || name.words.size() > best->words.size();
    if (!longer || words.find(name.words) == std::string::npos) continue;
    if (std::ranges::count(words, '-') - std::ranges::count(name.words, '-') <= kMostOtherWords) best = &name;
  }
  return best;
}

/// A département's number at their beginning or end: "95 - Argent", "/ads/95".
std::optional<DepartmentCode> numbered_in(const std::string& words, const std::vector<DepartmentCode>& wanted) {
  for (const DepartmentCode code : wanted) {
    const std::string number = hyphened(code.text());
    if (words.starts_with(number) || words.ends_with(number)) return code;
  }
  return std::nullopt;
}

std::vector<PlaceLink> most_fitting(const std::vector<PlaceLink>& links) {
  std::map<DepartmentCode, Place> best;
  for (const PlaceLink& link : links) {
    const auto [known, is_new] = best.emplace(link.department, link.place);
    if (!is_new) known->second = std::min(known->second, link.place);
  }
  std::vector<PlaceLink> kept;
  std::ranges::copy_if(links, std::back_inserter(kept),
                       [&](const PlaceLink& link) { return link.place == best.at(link.department); });
  return kept;
}

/// "Saint-Arnoult-en-Yvelines" is a town, "Paris" a département.
bool is_longer(const std::string& town, const PlaceName& area) {
  return without_numbers(town).size() > area.words.size();
}

/// What the words of a link, and where these say nothing its address, name.
struct NamedPlace {
  DepartmentCode department;
  Place place;
};

class PlaceReader {
 public:
  PlaceReader(const std::vector<DepartmentCode>& wanted, const DepartmentRules& rules, const Gazetteer& gazetteer)
      : wanted_(wanted), areas_(area_names(wanted, rules)), towns_(town_names(wanted, gazetteer)) {}

  std::optional<NamedPlace> place_of(std::string_view text, std::string_view path) const {
    const std::string last(path.substr(path.find_last_of('/', path.size() - 2) + 1));
    for (const auto& [words, town] : {std::pair(hyphened(text), hyphened(text)), {hyphened(path), hyphened(last)}}) {
      const PlaceName* const area = named_in(words, areas_);
      const auto code = town_in(town, towns_);
      if (area != nullptr && !(code && is_longer(town, *area))) return NamedPlace{area->department, area->place};
      if (code) return NamedPlace{*code, Place::kTown};
      if (const auto code = numbered_in(words, wanted_)) return NamedPlace{*code, Place::kDepartment};
    }
    return std::nullopt;
  }

 private:
  const std::vector<DepartmentCode>& wanted_;
  std::vector<PlaceName> areas_;
  TownNames towns_;
};

/// "-annonces-val-d-oise-95-" → "annonces val d oise"
std::string name_in(const std::string& words) { return name_key(without_numbers(words)); }

/// Postal codes of the place, or a département's number.
bool are_numbers_of(const std::string& path, Communes towns, const Gazetteer& gazetteer) {
  static const re2::RE2 kNumber(R"((\d{4,}))");
  re2::StringPiece rest(path);
  std::string number;
  while (re2::RE2::FindAndConsume(&rest, kNumber, &number)) {
    const bool is_its_own = std::ranges::any_of(
        towns, [&](std::uint32_t town) { return std::ranges::count(gazetteer.all()[town].postal_codes, number) > 0; });
    if (!is_its_own) return false;
  }
  return true;
}

bool is_of_a_place(const std::string& text, const std::string& path, const Gazetteer& gazetteer) {
  static const re2::RE2 kExtension(R"(\.\w{2,5}$|/$)");
  const std::string name = name_in(hyphened(text));
  const Communes towns = gazetteer.with_name(name);
  if (name.empty() || (towns.empty() && !gazetteer.is_area(name))) return false;
  std::string way = path;
  re2::RE2::Replace(&way, kExtension, "");
  const std::string last = " " + name_in(hyphened(way));
  return last.ends_with(" " + name) && are_numbers_of(path, towns, gazetteer);
}

std::optional<std::string_view> target_of(const OutlineElement& element) {
  if (element.tag == "a") return element.node.attribute("href");
  return element.tag == "option" ? element.node.attribute("value") : std::nullopt;
}

}  // namespace

std::vector<PlaceLink> place_links(const ParsedPage& parsed, const std::vector<DepartmentCode>& wanted,
                                   const DepartmentRules& rules, const Gazetteer& gazetteer) {
  std::vector<PlaceLink> links;
  if (!parsed.scope().is_readable()) return links;
  constexpr std::size_t kLongestPlace = 60;
  const std::string base = parsed.scope().link_base(parsed.page().url);
  const PlaceReader reader(wanted, rules, gazetteer);
  std::set<std::string> known = {base, parsed.page().url};
  const Outline& outline = parsed.scope().outline();
  for (const OutlineElement& link : outline.elements()) {
    const auto target = target_of(link);
    if (!target || link.text_bytes > kMostBytesOfAFact) continue;
    const auto url = resolve_url(base, *target);
    const std::string text = outline.text(link);
    if (!url || text.size() > kLongestPlace || !same_site(host_of(*url), host_of(base))) continue;
    if (is_of_an_ad(path_of(*url))) continue;
    const auto named = reader.place_of(text, path_of(*url));
    if (!named || !is_wanted(named->department, wanted) || !known.insert(*url).second) continue;
    links.push_back({named->department, *url, named->place});
  }
  return most_fitting(links);
}

std::set<std::string> place_addresses(const ParsedPage& parsed, const Gazetteer& gazetteer) {
  std::set<std::string> addresses;
  if (!parsed.scope().is_readable()) return addresses;
  static const Selector kLinks = Selector::compile("a[href]").value();
  constexpr std::size_t kLongestPlace = 60;
  const std::string base = parsed.scope().link_base(parsed.page().url);
  for (const Node& link : parsed.scope().whole().node->select(kLinks)) {
    const std::string text = link.text();
    const auto url = resolve_url(base, *link.attribute("href"));
    if (url && text.size() <= kLongestPlace && is_of_a_place(text, path_of(*url), gazetteer)) addresses.insert(*url);
  }
  return addresses;
}

}  // namespace vigie::extractors
