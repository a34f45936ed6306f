// Whether links hold as often as they say: the reliability diagram of DeGroot and Fienberg 1983, The Statistician
// 32:12.
#pragma once

#include <vector>

#include "analysis/evaluate.h"
#include "analysis/trial_linkage.h"

namespace vigie::analysis {

/// Links whose probability lies within bounds.
struct Reliability {
  std::size_t links = 0;
  double given = 0;  ///< mean of their probabilities
  double hold = 0;   ///< the share of them whose two ads are of one person in truth
};

/// By probability: from .5, from .7, from .85, from .95, from .99; bins without a link are left out. Links of ads that
/// the truth does not name are left out; those of ads without a person in truth do not hold.
std::vector<Reliability> reliability(const FoundClusters& found, const std::vector<TruthLine>& truth);

}  // namespace vigie::analysis
