// Two-list effects taken into a log-linear model one by one, as long as the table contradicts the model without them.
// Chan, Silverman and Vincent 2021, Journal of the American Statistical Association 116(535):1297, section 4.
#pragma once

#include "dedup/estimate/loglinear.h"

namespace vigie::dedup {

/// In each step: of the pairs whose number of shared cases has a one-sided Poisson p-value under 0.02, the one with the
/// lowest is taken whose larger model is estimable.
/// @return as fit_loglinear; Error::kNotEstimable also where the pair with the lowest p-value has no estimate, if it is
/// under 0.02 or nothing else was taken: the table cannot tell then whether the model holds
Result<LoglinearFit> stepwise_loglinear(const CaptureTable& table);

}  // namespace vigie::dedup
