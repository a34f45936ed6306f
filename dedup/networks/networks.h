// Networks: persons under one hand, joined by what they leave in common.
#pragma once

#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

struct Hands {
  std::vector<Tie> ties;          ///< of pairs more likely under one hand than not, by their persons
  std::vector<Network> networks;  ///< of two persons or more, by their first person; each person in one at most
};

/// @param persons  the ads of each, all ads once
Hands hands(const std::vector<std::vector<AdIndex>>& persons, const Ads& ads, const Blocks& blocks,
            const LinkageSettings& settings);

}  // namespace vigie::dedup
