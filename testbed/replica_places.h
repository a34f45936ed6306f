// Places as they stand in addresses of sites: the country, a region of today or before 2016, a département, a commune.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/department.h"
#include "model/raw_ad.h"
#include "testbed/communes.h"

namespace vigie::testbed {

struct Area {
  bool everywhere = false;
  std::vector<DepartmentCode> departments;
  const Commune* commune = nullptr;  ///< where set, its département alone is meant
};

/// @param place  "fr", "ile-de-france-13", "val-d-oise-95", "argenteuil-95100"
std::optional<Area> read_place(std::string_view place);
bool stands_in(const RawAd& ad, const Area& area);

/// "Argenteuil" of "Argenteuil 95100" or "Argenteuil (95)".
std::string_view town_name(std::string_view place);
/// Nothing where the market does not know it.
const Commune* commune_of(const RawAd& ad);

}  // namespace vigie::testbed
