#include "dedup/estimate/chao1.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::dedup {
namespace {

constexpr double kNormal95 = 1.959963984540054;  // two-sided 95 % point of the normal distribution

double times_seen(SightingFrequencies frequencies, std::size_t times) {
  return times <= frequencies.size() ? static_cast<double>(frequencies[times - 1]) : 0;
}

PopulationEstimate with_unseen(double seen, double once, double twice) {
  const double ratio = once / twice;
  const double unseen = once * ratio / 2;
  const double variance = twice * (std::pow(ratio, 4) / 4 + std::pow(ratio, 3) + ratio * ratio / 2);
  const double spread = std::exp(kNormal95 * std::sqrt(std::log1p(variance / (unseen * unseen))));
  return {seen + unseen, seen + unseen / spread, seen + unseen * spread};
}

// Poisson sightings: a member seen i times on average is missed with probability e^−i.
PopulationEstimate all_seen(SightingFrequencies frequencies, double seen) {
  double missed = 0, variance = 0, covered = 0, sightings = 0;
  for (std::size_t times = 1; times <= frequencies.size(); ++times) {
    const double i = static_cast<double>(times), members = times_seen(frequencies, times);
    missed += members * std::exp(-i) / seen;
    variance += members * (std::exp(-i) - std::exp(-2 * i));
    covered += i * std::exp(-i) * members;
    sightings += i * members;
  }
  variance = std::max(0.0, variance - covered * covered / sightings);
  return {seen, seen, std::max(seen, seen / (1 - missed) + kNormal95 * std::sqrt(variance) / (1 - missed))};
}

}  // namespace

Result<PopulationEstimate> chao1(SightingFrequencies frequencies, int occasions) {
  if (occasions < 2) {
    return fail(
        Error::kTooFewOccasions,
        fmt::format(fmt::runtime(tr_n("an estimate needs at least two scanned nights; there is {}",
                                      "an estimate needs at least two scanned nights; there are {}", occasions)),
                    occasions));
  }
  const double seen = static_cast<double>(std::accumulate(frequencies.begin(), frequencies.end(), std::int64_t{0}));
  const double once = times_seen(frequencies, 1), twice = times_seen(frequencies, 2);
  if (seen > once && once == 0) return all_seen(frequencies, seen);
  if (twice == 0) return fail(Error::kNoneSeenTwice, tr("nobody was seen on exactly two nights; scan more nights"));
  return with_unseen(seen, once, twice);
}

}  // namespace vigie::dedup
