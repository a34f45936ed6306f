#include "dedup/estimate/population_estimate.h"

#include <cmath>

namespace vigie::dedup {
namespace {

constexpr double kNormal95 = 1.959963984540054;  // two-sided 95 % point of the normal distribution

}  // namespace

PopulationEstimate with_unseen(double seen, double unseen, double variance) {
  return with_log_unseen(seen, unseen, std::sqrt(std::log1p(variance / (unseen * unseen))));
}

PopulationEstimate with_log_unseen(double seen, double unseen, double log_deviation) {
  const double spread = std::exp(kNormal95 * log_deviation);
  return {seen + unseen, seen + unseen / spread, seen + unseen * spread};
}

}  // namespace vigie::dedup
