// An ad of a group of like wordings, as the commands show it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "analysis/cluster_names.h"
#include "analysis/wording_group.h"

namespace vigie::cli {

/// "a7 (p12)"
inline std::string ad_text(const analysis::GroupedAd& ad) {
  return analysis::name_of(ad.ad) + (ad.person ? " (" + analysis::name_of(*ad.person) + ")" : "");
}

inline nlohmann::ordered_json ad_json(const analysis::GroupedAd& ad) {
  return {{"ad", analysis::name_of(ad.ad)},
          {"site", ad.site},
          {"person", ad.person ? nlohmann::json(analysis::name_of(*ad.person)) : nullptr}};
}

}  // namespace vigie::cli
