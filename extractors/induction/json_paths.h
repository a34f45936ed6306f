// Where values stand in the JSON of a page's scripts (RFC 8259), as pointers (RFC 6901) that a definition can use.
// Internal.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/dom.h"

namespace vigie::extractors {

struct JsonPath {
  std::string select;   ///< CSS of the script
  std::string pointer;  ///< to the value, or to the list that holds it
};

/// @param is_wanted  of a scalar's text
std::vector<JsonPath> json_paths(const Node& scope, const std::function<bool(std::string_view)>& is_wanted);

}  // namespace vigie::extractors
