// The [departments] table → DepartmentRules. Only extractors' sources include this.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/definition.h"
#include "extractors/definition_places.h"
#include "extractors/definition_source.h"

namespace vigie::extractors {

DepartmentRules read_departments(const Section& section, const Places& places);

/// The rules of a site whose place pages are to be found from the page `start`.
DepartmentRules discovery_from(std::string start, const Places& places);

/// What is wrong with an address as a site's, or nothing: https only, a public host by name.
std::optional<std::string> problem_of_address(std::string_view url);

/// The names in braces, in their order.
std::vector<std::string> names_in(std::string_view url);

}  // namespace vigie::extractors
