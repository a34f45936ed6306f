// Ads in, persons and networks out, each with the evidence that holds it: blocking, comparison, clustering.
#pragma once

#include <span>

#include "dedup/linkage_settings.h"
#include "model/linkage.h"
#include "model/result.h"

namespace vigie::dedup {

/// Ads of kind offer and unsure become persons, alone where nothing links them; other kinds have none. The result
/// depends neither on the order of the ads nor on the run. Time grows near-linearly with the number of ads. Not
/// thread-safe: igraph's random numbers are one for the whole program.
/// @param ads  each row once
/// @return links above 0 bits only; Error::kInternal where memory runs out
Result<Linkage> link(std::span<const LinkableAd> ads, const LinkageSettings& settings);

}  // namespace vigie::dedup
