// Zelterman's estimate, which looks only at who was seen once or twice, so that hard cases count and easy ones do not.
// Zelterman 1988, Journal of Statistical Planning and Inference 18:225; variance: Böhning 2008, Statistical
// Methodology 5:410, theorem 2.
#pragma once

#include "dedup/estimate/chao1.h"

namespace vigie::dedup {

/// D / (1 − exp(−2 f2 / f1)); log-normal interval on the unseen.
/// @return Error::kTooFewOccasions; Error::kNoneSeenTwice where f1 or f2 is 0
Result<PopulationEstimate> zelterman(SightingFrequencies frequencies, int occasions);

}  // namespace vigie::dedup
