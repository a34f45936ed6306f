#include "extractors/field_rule.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/field_scope.h"

namespace vigie::extractors {
namespace {

std::string trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

bool is_data(const Node& node) { return node.tag() == "script" || node.tag() == "style" || node.tag() == "template"; }

std::string content_of(const Node& node, const FieldAlternative& how) {
  if (how.attributes.empty()) {
    if (is_data(node)) return node.raw_text();
    return how.own_text ? node.own_text() : node.text();
  }
  for (const std::string& name : how.attributes) {
    if (const auto value = node.attribute(name); value && !value->empty()) return std::string(*value);
  }
  return {};
}

/// Label and value of a row: a dt and its dd, a row's first element and the next, or the rest of its own text; the
/// value may stand before its label.
std::string labelled_value(const Node& row, const FieldAlternative& how) {
  const auto children = row.children();
  const bool label_is_row = children.empty() || row.tag() == "dt";
  const Node label = label_is_row ? row : children.front();
  if (!re2::RE2::FullMatch(label.text(), *how.label)) {
    const bool is_pair = !label_is_row && children.size() == 2;
    return is_pair && re2::RE2::FullMatch(children.back().text(), *how.label) ? content_of(label, how) : std::string();
  }
  if (const auto value = label.next_element()) return content_of(*value, how);
  return label_is_row ? std::string() : row.own_text();
}

std::string scalar_text(const JsonValue& value) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (std::int64_t number; value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (std::uint64_t number; value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  if (double number; value.get(number) == simdjson::SUCCESS) return fmt::format("{}", number);
  if (bool truth; value.get(truth) == simdjson::SUCCESS) return truth ? "true" : "false";
  return {};
}

std::vector<JsonValue> members(const JsonValue& value) {
  simdjson::dom::array array;
  if (value.get(array) != simdjson::SUCCESS) return {value};
  return {array.begin(), array.end()};
}

/// What the pointer leads to; an array gives its members.
std::vector<JsonValue> pointed(const JsonValue& root, const std::string& pointer) {
  JsonValue value;
  if (root.at_pointer(pointer).get(value) != simdjson::SUCCESS) return {};
  return members(value);
}

std::vector<Node> selected(const FieldAlternative& how, const FieldScope& scope) {
  if (!scope.node) return {};
  return how.select ? scope.node->select(*how.select) : std::vector<Node>{*scope.node};
}

/// JSON of the scope itself, or of the first selected element that holds some.
std::vector<FieldScope> json_scopes(const FieldAlternative& how, const FieldScope& scope) {
  std::vector<FieldScope> found;
  const auto add = [&](const JsonValue& root, const std::shared_ptr<const JsonText>& owner) {
    for (const JsonValue& value : pointed(root, *how.json))
      found.push_back({.node = {}, .json = value, .owner = owner});
  };
  if (!how.select) {
    if (scope.json) add(*scope.json, scope.owner);
    return found;
  }
  for (const Node& node : selected(how, scope)) {
    if (const auto text = JsonText::parse(content_of(node, how))) add(text->root(), text);
    if (!found.empty()) break;
  }
  return found;
}

using IsEnough = std::function<bool(std::string)>;

/// Gives each value as it stands on the page to `is_enough`, until that says true.
void each_raw_value(const FieldAlternative& how, const FieldScope& scope, const IsEnough& is_enough) {
  const auto is_enough_of = [&](const Node& node) {
    return is_enough(how.label ? labelled_value(node, how) : content_of(node, how));
  };
  if (how.json) {
    const auto found = json_scopes(how, scope);
    std::ranges::any_of(found, [&](const FieldScope& one) { return is_enough(scalar_text(*one.json)); });
  } else if (scope.node && how.select) {
    scope.node->first(*how.select, is_enough_of);
  } else if (scope.node) {
    is_enough_of(*scope.node);
  }
}

/// "/ad?id={}" and "7" → "/ad?id=7"
std::string put_into(const std::string& frame, const std::string& value) {
  const auto place = frame.find("{}");
  return place == std::string::npos ? value : frame.substr(0, place) + value + frame.substr(place + 2);
}

void each_value(const FieldAlternative& how, const FieldScope& scope, const IsEnough& is_enough) {
  each_raw_value(how, scope, [&](const std::string& raw) {
    const std::string value = trimmed(how.pattern ? first_match(*how.pattern, raw) : raw);
    return !value.empty() && is_enough(put_into(how.as, value));
  });
}

std::vector<std::string> values_of(const FieldAlternative& how, const FieldScope& scope) {
  std::vector<std::string> values;
  each_value(how, scope, [&](std::string value) {
    values.push_back(std::move(value));
    return false;
  });
  return values;
}

std::optional<std::string> first_value_of(const FieldAlternative& how, const FieldScope& scope) {
  std::optional<std::string> first;
  each_value(how, scope, [&](std::string value) {
    first = std::move(value);
    return true;
  });
  return first;
}

bool is_bare_selector(const FieldAlternative& how) {
  return how.select && !how.json && !how.pattern && !how.label && how.attributes.empty() && !how.own_text;
}

}  // namespace

std::string first_match(const re2::RE2& pattern, std::string_view text) {
  re2::StringPiece groups[2];
  const int wanted = std::min(pattern.NumberOfCapturingGroups(), 1) + 1;
  if (!pattern.Match(text, 0, text.size(), re2::RE2::UNANCHORED, groups, wanted)) return {};
  return std::string(groups[wanted - 1]);
}

std::shared_ptr<const JsonText> JsonText::parse(std::string_view text) {
  auto parsed = std::make_shared<JsonText>();
  if (parsed->parser_.parse(text.data(), text.size()).get(parsed->root_) != simdjson::SUCCESS) return nullptr;
  return parsed;
}

std::vector<std::string> read_all(const FieldRule& rule, const FieldScope& scope) {
  for (const FieldAlternative& how : rule.alternatives) {
    if (auto values = values_of(how, scope); !values.empty()) return values;
  }
  return {};
}

std::vector<std::string> read_every(const FieldRule& rule, const FieldScope& scope) {
  std::vector<std::string> all;
  for (const FieldAlternative& how : rule.alternatives) {
    for (std::string& value : values_of(how, scope)) all.push_back(std::move(value));
  }
  return all;
}

std::optional<std::string> read_first(const FieldRule& rule, const FieldScope& scope) {
  for (const FieldAlternative& how : rule.alternatives) {
    if (auto value = first_value_of(how, scope)) return value;
  }
  return std::nullopt;
}

std::vector<FieldScope> read_scopes(const FieldRule& rule, const FieldScope& page) {
  std::vector<FieldScope> scopes;
  for (const FieldAlternative& how : rule.alternatives) {
    if (how.json) {
      scopes = json_scopes(how, page);
    } else {
      for (const Node& node : selected(how, page)) scopes.push_back({.node = node, .json = {}, .owner = {}});
    }
    if (!scopes.empty()) break;
  }
  return scopes;
}

std::vector<std::string> read_all(const FieldRule& rule, const Node& scope) {
  return read_all(rule, FieldScope{.node = scope, .json = {}, .owner = {}});
}

std::optional<std::string> read_first(const FieldRule& rule, const Node& scope) {
  return read_first(rule, FieldScope{.node = scope, .json = {}, .owner = {}});
}

bool is_present(const FieldRule& rule, const Node& scope) {
  const FieldScope whole{.node = scope, .json = {}, .owner = {}};
  return std::any_of(rule.alternatives.begin(), rule.alternatives.end(), [&](const FieldAlternative& how) {
    return is_bare_selector(how) ? scope.first(*how.select).has_value() : first_value_of(how, whole).has_value();
  });
}

}  // namespace vigie::extractors
