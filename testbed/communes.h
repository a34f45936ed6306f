// The communes where the market lives: real names and codes, so that places in ads resolve as they would on a real
// site.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/department.h"

namespace vigie::testbed {

struct Commune {
  std::string_view insee;
  std::string_view postal_code;
  std::string_view name;
  bool has_listing;  ///< town sites have a listing of this town; ads of the others stand in those of their département
};

/// 95, 94, 78 and 77: eleven towns and some villages each.
std::span<const Commune> communes_of_focus();
/// Three for each of the other 97.
std::span<const Commune> communes_elsewhere();

/// All of them; the order never changes.
std::span<const Commune* const> all_communes();
/// Of one département, at least three.
std::vector<const Commune*> communes_of(DepartmentCode department);
/// Nothing where the market does not know the code.
const Commune* commune_by_insee(std::string_view insee);
DepartmentCode department_of(const Commune& commune);

}  // namespace vigie::testbed
