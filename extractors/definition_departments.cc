#include "extractors/definition_departments.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "extractors/url.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::array<std::string_view, 6> kKeys = {"url",      "pages", "first_page", "filter_by_place",
                                                   "discover", "start"};
constexpr std::array<std::string_view, 7> kBuiltIn = {"code", "name", "region", "old_region", "town", "zip", "page"};

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

std::vector<std::string> texts_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return {*text};
  std::vector<std::string> texts;
  if (const auto* array = node.as_array()) {
    for (const toml::node& one : *array) texts.push_back(one.value_or(std::string()));
  }
  return texts;
}

/// A town that a site offers, as it writes it, and the départements for which its list is asked.
struct OfferedTown {
  std::string slug;
  std::vector<DepartmentCode> departments;
};

/// {old_region}: of each département its region of before 2016, as sites/regions.toml writes it.
std::map<DepartmentCode, std::vector<std::string>> old_regions_of(const Places& places) {
  std::map<DepartmentCode, std::vector<std::string>> regions;
  for (const auto& [name, codes] : places.old_regions) {
    for (const DepartmentCode code : codes) regions[code] = {name};
  }
  return regions;
}

/// Reads [departments]; complains in its section's name.
class DepartmentReader {
 public:
  DepartmentReader(const Section& section, const Places& places) : section_(section), places_(places) {}

  DepartmentRules read() {
    if (section_.truth("discover").value_or(false)) return discovered();
    if (section_.find("start")) section_.complain("start", tr("`start` goes with `discover = true`"));
    rules_.first_page = static_cast<int>(section_.number("first_page").value_or(1));
    rules_.filter_by_place = section_.truth("filter_by_place").value_or(false);
    rules_.values["old_region"] = old_regions_of(places_);
    for (const std::string& key : section_.keys()) {
      if (section_.find(key)->is_table()) read_values(key);
      if (section_.find(key)->is_array() && std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
        read_offered_towns(key);
    }
    read_urls();
    check_keys();
    return std::move(rules_);
  }

 private:
  DepartmentRules discovered() {
    constexpr std::array<std::string_view, 2> kOwn = {"discover", "start"};
    for (const std::string& key : section_.keys()) {
      if (std::find(kOwn.begin(), kOwn.end(), key) != kOwn.end()) continue;
      const bool serves_lists = std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end() ||
                                section_.find(key)->is_table() || section_.find(key)->is_array();
      const auto what = serves_lists ? tr("`discover` finds the lists by itself: give it or `{}`, not both")
                                     : tr("unknown key `{}` beside `discover`, which has only `start`");
      section_.complain(key, fmt::format(fmt::runtime(what), key));
    }
    const std::string start = section_.text("start").value_or("/");
    if (!names_in(start).empty())
      section_.complain("start", tr("`start` is one page of the site, without {names}: start = \"/annonces/\""));
    else
      check_address("start", start);
    return discovery_from(start, places_);
  }

  /// What is said of a département itself goes before what is said of its region.
  void read_values(const std::string& name) {
    const auto& table = *section_.find(name)->as_table();
    auto& values = rules_.values[name];
    values.clear();
    std::set<DepartmentCode> said;
    for (const auto& [key, node] : table) {
      auto texts = texts_of(node);
      if (texts.empty() || std::count(texts.begin(), texts.end(), "") > 0) {
        section_.complaints().add(node, tr("a département's value should be a text in quotes or a list of them"));
      }
      const bool is_region = places_.old_regions.find(key.str()) != places_.old_regions.end();
      for (const DepartmentCode code : codes_of(key.str(), node, places_, section_.complaints())) {
        if (is_region && said.contains(code)) continue;
        values[code] = texts;
        if (!is_region) said.insert(code);
      }
    }
  }

  void read_offered_towns(const std::string& name) {
    auto& values = rules_.values[name];
    for (const toml::node& node : *section_.find(name)->as_array()) {
      const OfferedTown town = offered_town(node);
      for (const DepartmentCode code : town.departments) values[code].push_back(town.slug);
    }
  }

  /// "nantes", or with its départements "cherbourg = 50".
  OfferedTown offered_town(const toml::node& node) const {
    const auto text = node.value_or(std::string());
    const auto sign = text.find('=');
    OfferedTown town{.slug = trimmed(text.substr(0, sign)), .departments = {}};
    if (sign != std::string::npos) {
      town.departments = codes_of(trimmed(text.substr(sign + 1)), node, places_, section_.complaints());
      return town;
    }
    const auto codes = departments_of_town(*places_.towns, town.slug);
    if (codes.size() == 1) {
      town.departments = {*codes.begin()};
    } else {
      const auto what = codes.empty() ? tr("the town “{0}” is not in sites/towns.toml; say in which département it "
                                           "lies: \"{0} = 95\"")
                                      : tr("several départements have a town “{0}”; say which is meant: \"{0} = 95\"");
      section_.complaints().add(node, fmt::format(fmt::runtime(what), town.slug));
    }
    return town;
  }

  void read_urls() {
    section_.require("url", "url = \"/annonces/{name}-{code}/?page={page}\"");
    if (!section_.find("url")) return;
    const auto firsts = texts_of(*section_.find("url"));
    const auto laters = section_.find("pages") ? texts_of(*section_.find("pages")) : std::vector<std::string>();
    if (firsts.empty()) section_.complain("url", tr("`url` should be an address in quotes, or a list of them"));
    if (!laters.empty() && laters.size() != firsts.size()) {
      section_.complain("pages", tr("`pages` should have as many addresses as `url`: those of page 2 and on"));
      return;
    }
    for (std::size_t i = 0; i < firsts.size(); ++i) {
      rules_.urls.push_back({firsts[i], laters.empty() ? std::string() : laters[i]});
      check_address("url", firsts[i]);
      if (!laters.empty()) check_address("pages", laters[i]);
    }
  }

  void check_address(std::string_view key, const std::string& url) {
    for (const std::string& name : names_in(url)) check_name(key, name);
    if (url.starts_with('/')) return;
    std::string bare;
    std::copy_if(url.begin(), url.end(), std::back_inserter(bare), [](char c) { return c != '{' && c != '}'; });
    if (auto problem = problem_of_address(bare)) section_.complain(key, *std::move(problem));
  }

  void check_name(std::string_view key, const std::string& name) {
    used_.push_back(name);
    if (rules_.values.contains(name) || std::find(kBuiltIn.begin(), kBuiltIn.end(), name) != kBuiltIn.end()) return;
    std::vector<std::string_view> known(kBuiltIn.begin(), kBuiltIn.end());
    for (const auto& [own, values] : rules_.values) {
      if (own != "old_region") known.push_back(own);
    }
    const auto what = fmt::format(fmt::runtime(tr("`{}` asks for {{{}}}, which has no values; {}")), key, name,
                                  suggestion(name, known));
    section_.complain(key, what);
  }

  void check_keys() const {
    std::vector<std::string_view> known(kKeys.begin(), kKeys.end());
    known.insert(known.end(), used_.begin(), used_.end());
    section_.allow_only(known);
  }

  const Section& section_;
  const Places& places_;
  DepartmentRules rules_;
  std::vector<std::string> used_;
};

bool is_private_name(std::string_view host) {
  constexpr std::array<std::string_view, 6> kPrivate = {".local", ".localhost", ".internal",
                                                        ".lan",   ".home.arpa", ".onion"};
  return host.find('.') == std::string_view::npos ||
         std::any_of(kPrivate.begin(), kPrivate.end(), [&](auto end) { return host.ends_with(end); });
}

/// An IPv4 or IPv6 literal: a top-level domain begins with a letter (RFC 3696, 2).
bool is_number(std::string_view host) {
  if (host.find(':') != std::string_view::npos || host.starts_with('[')) return true;
  const auto last = host.substr(host.rfind('.') + 1);
  return last.empty() || (last.front() >= '0' && last.front() <= '9');
}

}  // namespace

DepartmentRules read_departments(const Section& section, const Places& places) {
  DepartmentRules rules = DepartmentReader(section, places).read();
  rules.towns = places.towns;
  return rules;
}

DepartmentRules discovery_from(std::string start, const Places& places) {
  DepartmentRules rules;
  rules.urls.push_back({std::move(start), {}});
  rules.values["old_region"] = old_regions_of(places);
  rules.discover = true;
  rules.filter_by_place = true;
  return rules;
}

std::optional<std::string> problem_of_address(std::string_view url) {
  if (!url.starts_with("https://")) return tr("an address of a site begins with https://");
  const std::string host = host_of(url);
  if (host.empty()) return tr("this is no address; write it as the browser shows it: https://www.exemple.example");
  if (is_number(host) || is_private_name(host)) {
    return fmt::format(fmt::runtime(tr("“{}” is no public site's name; private and local addresses are never asked")),
                       host);
  }
  return std::nullopt;
}

std::vector<std::string> names_in(std::string_view url) {
  std::vector<std::string> names;
  for (std::size_t open = url.find('{'); open != std::string_view::npos; open = url.find('{', open + 1)) {
    const auto close = url.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(url.substr(open + 1, close - open - 1));
  }
  return names;
}

}  // namespace vigie::extractors
