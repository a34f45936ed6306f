#include "testbed/communes.h"

namespace vigie::testbed {

std::span<const Commune* const> all_communes() {
  static const std::vector<const Commune*> communes = [] {
    std::vector<const Commune*> all;
    for (const Commune& commune : communes_of_focus()) all.push_back(&commune);
    for (const Commune& commune : communes_elsewhere()) all.push_back(&commune);
    return all;
  }();
  return communes;
}

DepartmentCode department_of(const Commune& commune) { return DepartmentCode::of_commune(commune.insee).value(); }

std::vector<const Commune*> communes_of(DepartmentCode department) {
  std::vector<const Commune*> found;
  for (const Commune* commune : all_communes()) {
    if (department_of(*commune) == department) found.push_back(commune);
  }
  return found;
}

const Commune* commune_by_insee(std::string_view insee) {
  for (const Commune* commune : all_communes()) {
    if (commune->insee == insee) return commune;
  }
  return nullptr;
}

}  // namespace vigie::testbed
