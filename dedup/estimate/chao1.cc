#include "dedup/estimate/chao1.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "model/words.h"

namespace vigie::dedup {
namespace {

constexpr double kNormal95 = 1.959963984540054;  // two-sided 95 % point of the normal distribution

double times_seen(SightingFrequencies frequencies, std::size_t times) {
  return times <= frequencies.size() ? static_cast<double>(frequencies[times - 1]) : 0;
}

PopulationEstimate plain(double seen, double once, double twice) {
  const double ratio = once / twice;
  const double variance = twice * (std::pow(ratio, 4) / 4 + std::pow(ratio, 3) + ratio * ratio / 2);
  return with_unseen(seen, once * ratio / 2, variance);
}

PopulationEstimate bias_corrected(double seen, double once, double twice) {
  const double pairs = once * (once - 1), more = twice + 1;
  const double variance = pairs / (2 * more) + once * std::pow(2 * once - 1, 2) / (4 * more * more) +
                          twice * pairs * pairs / (4 * std::pow(more, 4));
  return with_unseen(seen, pairs / (2 * more), variance);
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

struct Sightings {
  double seen = 0, once = 0, twice = 0;
};

Result<Sightings> enough(SightingFrequencies frequencies, int occasions) {
  if (occasions < 2)
    return fail(Error::kTooFewOccasions, tr("an estimate needs at least two nights or lists; there is only one"));
  const double seen = static_cast<double>(std::accumulate(frequencies.begin(), frequencies.end(), std::int64_t{0}));
  const Sightings sightings{seen, times_seen(frequencies, 1), times_seen(frequencies, 2)};
  if (sightings.seen == sightings.once)
    return fail(Error::kNoneSeenTwice, tr("nobody was seen twice; more nights or lists are needed"));
  return sightings;
}

}  // namespace

Result<PopulationEstimate> chao1(SightingFrequencies frequencies, int occasions) {
  const auto sightings = enough(frequencies, occasions);
  if (!sightings) return tl::unexpected(sightings.error());
  const auto [seen, once, twice] = *sightings;
  if (once == 0) return all_seen(frequencies, seen);
  if (twice == 0)
    return fail(Error::kNoneSeenTwice, tr("nobody was seen exactly twice; more nights or lists are needed"));
  return plain(seen, once, twice);
}

Result<PopulationEstimate> chao1_bias_corrected(SightingFrequencies frequencies, int occasions) {
  const auto sightings = enough(frequencies, occasions);
  if (!sightings) return tl::unexpected(sightings.error());
  const auto [seen, once, twice] = *sightings;
  if (once <= 1) return all_seen(frequencies, seen);
  return bias_corrected(seen, once, twice);
}

}  // namespace vigie::dedup
