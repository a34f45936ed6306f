#include "extractors/induction/induce.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/definition_source.h"
#include "extractors/field_scope.h"
#include "extractors/induction/json_paths.h"
#include "extractors/induction/wanted.h"
#include "model/raw_ad.h"

namespace vigie::extractors {
namespace {

struct Carrier {
  Node node;
  std::string attribute;  // empty: its text
  bool own_text = false;
  std::string pattern = {};  // that cuts the value out; empty: it is the whole
};

constexpr std::array<std::string_view, 12> kValueAttributes = {"href",        "src",   "data-src",      "content",
                                                               "datetime",    "title", "data-tel",      "data-phone",
                                                               "data-number", "value", "data-original", "alt"};

bool may_hold_a_value(std::string_view attribute) {
  return std::ranges::find(kValueAttributes, attribute) != kValueAttributes.end() || attribute.starts_with("data-");
}

bool is_all_of_a_page(std::string_view tag) { return tag == "html" || tag == "head" || tag == "body"; }

/// The elements below `scope` that hold the value, and where in them.
void carriers(const Wanted& wanted, const Node& scope, std::vector<Carrier>& found) {
  for (const Node& node : scope.children()) {
    const std::string text = node.text();
    const bool long_enough = text.size() >= wanted.size() / 2;
    if (!wanted.is_address() && long_enough && !is_all_of_a_page(node.tag())) {
      if (wanted.is_all_of(text)) {
        found.push_back({node, {}});
      } else {
        if (wanted.is_all_of(node.own_text())) found.push_back({node, {}, true});
        if (const auto pattern = wanted.held_by(text)) found.push_back({node, {}, false, *pattern});
      }
    }
    for (const auto& [name, value] : node.attributes()) {
      if (value.empty() || !may_hold_a_value(name)) continue;
      if (const auto pattern = wanted.held_by(value)) found.push_back({node, std::string(name), false, *pattern});
    }
    carriers(wanted, node, found);
  }
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string toml_of(const Anchor& anchor, const Carrier& carrier) {
  const std::string select = carrier.attribute.empty() ? anchor.select : anchor.select + "@" + carrier.attribute;
  std::string toml = anchor.label.empty() ? fmt::format("select = {}", quoted(select))
                                          : fmt::format("label = {}, in = {}", quoted(anchor.label), quoted(select));
  if (carrier.own_text && anchor.label.empty()) toml += ", own_text = true";
  if (!carrier.pattern.empty()) toml += ", pattern = " + quoted(carrier.pattern);
  return toml.find(',') == std::string::npos ? quoted(select) : "{ " + toml + " }";
}

std::optional<FieldRule> rule_from(const std::string& toml) {
  try {
    const toml::table table = toml::parse("f = " + toml);
    Complaints complaints;
    FieldRule rule = parse_field("f", *table.get("f"), complaints);
    if (complaints.errors().empty()) return rule;
  } catch (const toml::parse_error&) {
  }
  return std::nullopt;
}

std::set<std::string> canonical_set(std::string_view field, const std::vector<std::string>& values) {
  std::set<std::string> all;
  for (const std::string& value : values) all.insert(canonical(field, value));
  all.erase("");
  return all;
}

bool agrees(std::string_view field, const std::vector<std::string>& read, const std::vector<std::string>& wanted) {
  if (is_list_field(field)) return canonical_set(field, read) == canonical_set(field, wanted);
  return canonical(field, read.front()) == canonical(field, wanted.front());
}

void try_on(std::string_view field, std::span<const InductionExample> examples, InducedRule& rule) {
  for (const InductionExample& example : examples) {
    const auto read = is_list_field(field) ? read_every(rule.rule, {.node = example.scope, .json = {}, .owner = {}})
                                           : read_all(rule.rule, example.scope);
    rule.found += read.empty() ? 0 : 1;
    if (read.empty() || example.values.empty()) {
      ++(read.empty() == example.values.empty() ? rule.right : rule.wrong);
    } else {
      ++(agrees(field, read, example.values) ? rule.right : rule.wrong);
    }
  }
}

/// Ways to a value by their text, with the lowest cost of each.
class Candidates {
 public:
  explicit Candidates(MadeClasses made) : made_(made) {}

  void add_ways_to(const Wanted& wanted, const Node& scope) {
    constexpr std::size_t kMostCarriers = 12;
    std::vector<Carrier> found;
    carriers(wanted, scope, found);
    std::ranges::stable_partition(found, [](const Carrier& carrier) { return carrier.pattern.empty(); });
    if (found.size() > kMostCarriers) found.erase(found.begin() + kMostCarriers, found.end());
    for (Carrier& carrier : found) {
      const auto anchors = anchors_of(carrier.node, scope, made_);
      for (const Anchor& anchor : anchors) add(anchor, carrier);
      if (!carrier.pattern.empty() || wanted.words_alone().empty()) continue;
      carrier.pattern = wanted.words_alone();
      for (const Anchor& anchor : anchors) add(anchor, carrier);
    }
    for (const JsonPath& path : json_paths(scope, [&](std::string_view text) { return wanted.held_by_data(text); }))
      add(path);
  }
  const std::map<std::string, double>& all() const { return all_; }

 private:
  static constexpr double kOwnText = 0.4, kJson = 1.2, kPattern = 2.5;

  void add(const Anchor& anchor, const Carrier& carrier) {
    if (!anchor.label.empty() && carrier.own_text && !carrier.attribute.empty()) return;
    add(toml_of(anchor, carrier), anchor.cost + (carrier.own_text ? kOwnText : 0.0) +
                                      (carrier.pattern.empty() ? 0.0 : kPattern) +
                                      static_cast<double>(anchor.select.size()) / 100);
  }
  void add(const JsonPath& path) {
    const std::string pattern = path.pattern.empty() ? "" : ", pattern = " + quoted(path.pattern);
    add(fmt::format("{{ select = {}, json = {}{} }}", quoted(path.select), quoted(path.pointer), pattern),
        kJson + (pattern.empty() ? 0.0 : kPattern) +
            static_cast<double>(path.select.size() + path.pointer.size()) / 100);
  }
  void add(std::string toml, double cost) {
    const auto [known, is_new] = all_.emplace(std::move(toml), cost);
    if (!is_new) known->second = std::min(known->second, cost);
  }

  MadeClasses made_;
  std::map<std::string, double> all_;
};

Candidates candidates(std::string_view field, std::span<const InductionExample> examples,
                      const InductionSettings& settings) {
  Candidates ways(settings.made_classes);
  for (const InductionExample& example : examples) {
    for (const std::string& value : example.values) {
      if (const Wanted wanted(field, value, settings.patterns); !wanted.empty())
        ways.add_ways_to(wanted, example.scope);
    }
  }
  return ways;
}

}  // namespace

bool same_value(std::string_view field, std::string_view a, std::string_view b) {
  return canonical(field, a) == canonical(field, b);
}

bool stands_in(std::string_view field, const std::vector<std::string>& values, const Node& scope,
               std::span<const std::shared_ptr<const re2::RE2>> patterns) {
  return std::ranges::all_of(values, [&](const std::string& value) {
    const Wanted wanted(field, value, patterns);
    if (wanted.empty()) return false;
    std::vector<Carrier> found;
    carriers(wanted, scope, found);
    return !found.empty() ||
           !json_paths(scope, [&](std::string_view text) { return wanted.held_by_data(text); }).empty();
  });
}

std::vector<InducedRule> induce(std::string_view field, std::span<const InductionExample> examples,
                                const InductionSettings& settings) {
  std::vector<InducedRule> rules;
  const Candidates ways = candidates(field, examples, settings);
  const double least = settings.least_share * static_cast<double>(examples.size());
  for (const auto& [toml, cost] : ways.all()) {
    auto rule = rule_from(toml);
    if (!rule) continue;
    InducedRule induced{.toml = toml, .rule = *std::move(rule), .cost = cost};
    try_on(field, examples, induced);
    if (induced.right > 0 && induced.right >= least) rules.push_back(std::move(induced));
  }
  std::ranges::stable_sort(rules, [](const InducedRule& a, const InducedRule& b) {
    return a.right != b.right ? a.right > b.right : a.cost < b.cost;
  });
  return rules;
}

InducedRule joined(const InducedRule& first, const InducedRule& second, std::string_view field,
                   std::span<const InductionExample> examples) {
  InducedRule both{.toml = fmt::format("[{}, {}]", first.toml, second.toml), .rule = first.rule};
  std::ranges::copy(second.rule.alternatives, std::back_inserter(both.rule.alternatives));
  both.cost = first.cost + second.cost;
  try_on(field, examples, both);
  return both;
}

std::vector<std::string> induce_rows(const Node& page, const std::vector<Node>& rows, MadeClasses made) {
  std::map<std::string, double> candidates;
  for (const Node& row : rows) {
    for (const Anchor& anchor : anchors_of(row, page, made)) {
      if (anchor.label.empty()) candidates.emplace(anchor.select, anchor.cost);
    }
  }
  const std::set<Node> wanted(rows.begin(), rows.end());
  std::vector<std::tuple<double, double, std::string>> scored;
  for (const auto& [css, cost] : candidates) {
    const auto selector = Selector::compile(css);
    if (!selector) continue;
    const auto found = page.select(*selector);
    const auto common = std::ranges::count_if(found, [&](const Node& node) { return wanted.contains(node); });
    const double f1 = 2.0 * static_cast<double>(common) / static_cast<double>(found.size() + wanted.size());
    if (f1 > 0.5) scored.emplace_back(-f1, cost, css);
  }
  std::ranges::sort(scored);
  std::vector<std::string> selectors;
  for (auto& [f1, cost, css] : scored) selectors.push_back(std::move(css));
  return selectors;
}

}  // namespace vigie::extractors
