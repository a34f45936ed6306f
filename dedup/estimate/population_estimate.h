// A number of persons with the doubt that goes with it.
#pragma once

namespace vigie::dedup {

/// Persons, seen and unseen, with the bounds of the 95 % interval; `lo` is never below the number seen.
struct PopulationEstimate {
  double n = 0, lo = 0, hi = 0;
};

/// Log-normal interval of who was not seen: Chao 1987, Biometrics 43(4):783, section 3.
/// @param unseen  above 0
/// @param variance  of `unseen`
PopulationEstimate with_unseen(double seen, double unseen, double variance);
/// The same from the standard deviation of the logarithm of `unseen`.
PopulationEstimate with_log_unseen(double seen, double unseen, double log_deviation);

}  // namespace vigie::dedup
