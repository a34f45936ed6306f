// Where a field is read: an element of the page, a value of its JSON, or both. Only extractors' sources include this.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "extractors/dom.h"
#include "extractors/field_rule.h"

namespace vigie::extractors {

/// A value of a JsonText; valid while that lives.
using JsonValue = simdjson::dom::element;

/// Parsed JSON and its memory.
class JsonText {
 public:
  /// Nothing where the text is no JSON (RFC 8259) or deeper than simdjson's limit of 1,024 levels.
  static std::shared_ptr<const JsonText> parse(std::string_view text);
  JsonValue root() const { return root_; }

 private:
  simdjson::dom::parser parser_;
  JsonValue root_;
};

struct FieldScope {
  std::optional<Node> node;
  std::optional<JsonValue> json;
  std::shared_ptr<const JsonText> owner;  ///< of `json`
};

std::vector<std::string> read_all(const FieldRule& rule, const FieldScope& scope);
/// Of every alternative, not only of the first that gives something.
std::vector<std::string> read_every(const FieldRule& rule, const FieldScope& scope);
std::optional<std::string> read_first(const FieldRule& rule, const FieldScope& scope);

/// The first group of a pattern where it has one, else all that it matches; empty: nothing.
std::string first_match(const re2::RE2& pattern, std::string_view text);

/// The rows of a listing: elements, or the members of a JSON array; of the first alternative that gives some.
std::vector<FieldScope> read_scopes(const FieldRule& rule, const FieldScope& page);

}  // namespace vigie::extractors
