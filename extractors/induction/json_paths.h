// Where values stand in the JSON of a page's scripts (RFC 8259), as pointers (RFC 6901) that a definition can use.
// Internal.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/dom.h"

namespace vigie::extractors {

struct JsonPath {
  std::string select;   ///< CSS of the script
  std::string pointer;  ///< to the value, or to the list that holds it
  std::string pattern;  ///< by which the value is cut out; empty: it is the whole
};

/// How a scalar's text holds what is looked for: a pattern, "" where it is all of it; nothing where it does not.
using HoldsValue = std::function<std::optional<std::string>(std::string_view)>;

std::vector<JsonPath> json_paths(const Node& scope, const HoldsValue& holds);

}  // namespace vigie::extractors
