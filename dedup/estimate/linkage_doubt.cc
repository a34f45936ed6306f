#include "dedup/estimate/linkage_doubt.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/students_t.hpp>

namespace vigie::dedup {

LinkedEstimate with_linkage(const PopulationEstimate& within, std::span<const double> sampled) {
  if (sampled.size() < 2) return {within, 0};
  const auto m = static_cast<double>(sampled.size());
  double mean = 0, between = 0;
  for (const double n : sampled) mean += n / m;
  for (const double n : sampled) between += (n - mean) * (n - mean) / (m - 1);
  const double t = boost::math::quantile(boost::math::students_t(m - 1), .975);
  const double arm = t * std::sqrt((1 + 1 / m) * between);
  const double lower = std::hypot(within.n - within.lo, arm), upper = std::hypot(within.hi - within.n, arm);
  const double width = lower * lower + upper * upper;
  return {{within.n, std::max(0.0, within.n - lower), within.n + upper}, width > 0 ? 2 * arm * arm / width : 0};
}

}  // namespace vigie::dedup
