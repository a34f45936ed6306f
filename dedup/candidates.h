// All pairs of ads that are worth a comparison, by every way of blocking.
#pragma once

#include <span>
#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage/wordings.h"

namespace vigie::dedup {

/// Those that may be a person's: of kind offer and unsure.
Ads ads_of_persons(std::span<const LinkableAd> ads);

using Pairs = std::vector<CandidatePair>;

/// Ascending, each once.
Pairs candidate_pairs(const Ads& ads, const Blocks& blocks, const Wordings& wordings);
/// Of ads that have a rare triple in common; see Wordings::alike.
Pairs alike_pairs(const std::vector<AdIndex>& alike);

void append(Pairs& all, const Pairs& more);
Pairs each_once(Pairs pairs);

}  // namespace vigie::dedup
