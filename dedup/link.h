// Ads in, persons and networks out, each with the evidence that holds it: blocking, comparison, clustering.
#pragma once

#include <span>

#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

/// Ads of kind offer and unsure become persons, alone where nothing links them; other kinds have none. The result
/// depends neither on the order of the ads nor on the run. Time grows near-linearly with the number of ads.
/// Thread-safe.
/// @param ads  each row once
/// @param constraints  what analysts decided; ads that are not among `ads` are passed over, and `apart` wins over
/// `same`
/// @return links above 0 bits only
Linkage link(std::span<const LinkableAd> ads, const LinkageSettings& settings, const LinkConstraints& constraints = {});

}  // namespace vigie::dedup
