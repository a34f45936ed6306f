#include "extractors/induction/induce.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "extractors/definition_source.h"
#include "extractors/field_scope.h"
#include "extractors/induction/anchors.h"
#include "extractors/induction/json_paths.h"
#include "model/raw_ad.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kLongValue = 120;

std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : folded(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (kept)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Of a link that writes a message, only the number counts.
std::string digits_of(std::string_view text) {
  text = text.substr(0, std::min(text.find("text="), text.find("body=")));
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.starts_with("0033")) digits.erase(0, 2);
  if (digits.starts_with("33") && digits.size() == 11) digits.replace(0, 2, "0");
  return digits;
}

std::string last_part(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  return std::string(url.substr(url.rfind('/') + 1));
}

std::string canonical(std::string_view field, std::string_view value) {
  if (field == "phones") return digits_of(value);
  if (field == "photos" || field == "link") return last_part(value);
  return plain_words(value);
}

struct Carrier {
  Node node;
  std::string attribute;  // empty: its text
  bool own_text = false;
};

constexpr std::array<std::string_view, 12> kValueAttributes = {"href",        "src",   "data-src",      "content",
                                                               "datetime",    "title", "data-tel",      "data-phone",
                                                               "data-number", "value", "data-original", "alt"};

/// The elements below `scope` that hold the value, and where in them.
void carriers(std::string_view field, const Node& scope, const std::string& wanted, std::vector<Carrier>& found) {
  for (const Node& node : scope.children()) {
    const std::string text = node.text();
    const bool long_enough = text.size() >= wanted.size() / 2;
    if (field != "photos" && field != "link" && long_enough) {
      if (canonical(field, text) == wanted) {
        found.push_back({node, {}});
      } else if (canonical(field, node.own_text()) == wanted) {
        found.push_back({node, {}, true});
      }
    }
    for (const auto& [name, value] : node.attributes()) {
      const bool known =
          std::ranges::find(kValueAttributes, name) != kValueAttributes.end() || name.starts_with("data-");
      if (known && !value.empty() && canonical(field, value) == wanted) found.push_back({node, std::string(name)});
    }
    if (long_enough || field == "photos" || field == "phones" || field == "link" || wanted.size() < kLongValue)
      carriers(field, node, wanted, found);
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
  if (!anchor.label.empty()) return fmt::format("{{ label = {}, in = {} }}", quoted(anchor.label), quoted(select));
  if (carrier.own_text) return fmt::format("{{ select = {}, own_text = true }}", quoted(select));
  return quoted(select);
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
  void add_ways_to(std::string_view field, const std::string& wanted, const Node& scope) {
    constexpr std::size_t kMostCarriers = 12;
    std::vector<Carrier> found;
    carriers(field, scope, wanted, found);
    if (found.size() > kMostCarriers) found.erase(found.begin() + kMostCarriers, found.end());
    for (const Carrier& carrier : found) {
      for (const Anchor& anchor : anchors_of(carrier.node, scope)) add(anchor, carrier);
    }
    const auto is_wanted = [&](std::string_view text) { return canonical(field, text) == wanted; };
    for (const JsonPath& path : json_paths(scope, is_wanted)) {
      add(fmt::format("{{ select = {}, json = {} }}", quoted(path.select), quoted(path.pointer)),
          kJson + static_cast<double>(path.pointer.size()) / 100);
    }
  }
  const std::map<std::string, double>& all() const { return all_; }

 private:
  static constexpr double kOwnText = 0.4, kJson = 1.2;

  void add(const Anchor& anchor, const Carrier& carrier) {
    if (!anchor.label.empty() && carrier.own_text && !carrier.attribute.empty()) return;
    add(toml_of(anchor, carrier),
        anchor.cost + (carrier.own_text ? kOwnText : 0.0) + static_cast<double>(anchor.select.size()) / 100);
  }
  void add(std::string toml, double cost) {
    const auto [known, is_new] = all_.emplace(std::move(toml), cost);
    if (!is_new) known->second = std::min(known->second, cost);
  }

  std::map<std::string, double> all_;
};

Candidates candidates(std::string_view field, std::span<const InductionExample> examples) {
  Candidates ways;
  for (const InductionExample& example : examples) {
    for (const std::string& value : example.values) {
      if (const std::string wanted = canonical(field, value); !wanted.empty())
        ways.add_ways_to(field, wanted, example.scope);
    }
  }
  return ways;
}

}  // namespace

bool same_value(std::string_view field, std::string_view a, std::string_view b) {
  return canonical(field, a) == canonical(field, b);
}

std::vector<InducedRule> induce(std::string_view field, std::span<const InductionExample> examples) {
  std::vector<InducedRule> rules;
  const Candidates ways = candidates(field, examples);
  for (const auto& [toml, cost] : ways.all()) {
    auto rule = rule_from(toml);
    if (!rule) continue;
    InducedRule induced{.toml = toml, .rule = *std::move(rule), .cost = cost};
    try_on(field, examples, induced);
    if (2 * induced.right >= static_cast<int>(examples.size())) rules.push_back(std::move(induced));
  }
  std::ranges::stable_sort(rules, [](const InducedRule& a, const InducedRule& b) {
    return a.right != b.right ? a.right > b.right : a.cost < b.cost;
  });
  return rules;
}

std::vector<std::string> induce_rows(const Node& page, const std::vector<Node>& rows) {
  std::map<std::string, double> candidates;
  for (const Node& row : rows) {
    for (const Anchor& anchor : anchors_of(row, page)) {
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
