// Chao's lower bound of a population from how often each member was seen.
// Chao 1987, Biometrics 43(4):783, without the factor (t − 1)/t; log-normal interval: Chao and Chiu 2016, eq. 11.
#pragma once

#include <cstdint>
#include <span>

#include "dedup/estimate/population_estimate.h"
#include "model/result.h"

namespace vigie::dedup {

/// Members by the number of occasions on which they were seen: [0] once, [1] twice, …
using SightingFrequencies = std::span<const std::int64_t>;

/// Where nobody was seen only once, `n` is the number seen, and the interval that of Colwell's EstimateS (appendix B).
/// @param frequencies  none negative
/// @param occasions  nights on which a scan ran, at least 2
/// @return Error::kTooFewOccasions; Error::kNoneSeenTwice (no bound can be given then)
Result<PopulationEstimate> chao1(SightingFrequencies frequencies, int occasions);

/// The bias-corrected form, D + f1 (f1 − 1) / (2 (f2 + 1)); variance as in EstimateS (appendix B).
/// @return as chao1; Error::kNoneSeenTwice only where everybody was seen once
Result<PopulationEstimate> chao1_bias_corrected(SightingFrequencies frequencies, int occasions);

}  // namespace vigie::dedup
