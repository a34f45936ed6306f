#include "dedup/estimate/zelterman.h"

#include <cmath>
#include <numeric>

#include "model/words.h"

namespace vigie::dedup {

Result<PopulationEstimate> zelterman(SightingFrequencies frequencies, int occasions) {
  if (occasions < 2)
    return fail(Error::kTooFewOccasions, tr("an estimate needs at least two nights or lists; there is only one"));
  const double seen = static_cast<double>(std::accumulate(frequencies.begin(), frequencies.end(), std::int64_t{0}));
  const double once = frequencies.empty() ? 0 : static_cast<double>(frequencies[0]);
  const double twice = frequencies.size() < 2 ? 0 : static_cast<double>(frequencies[1]);
  if (once == 0 || twice == 0)
    return fail(Error::kNoneSeenTwice, tr("nobody was seen exactly once, or nobody exactly twice"));
  const double rate = 2 * twice / once, missed = std::exp(-rate);
  const double spread = missed / ((1 - missed) * (1 - missed));
  const double variance = seen * spread * (1 + seen * spread * rate * rate * (1 / once + 1 / twice));
  return with_unseen(seen, seen * missed / (1 - missed), variance);
}

}  // namespace vigie::dedup
