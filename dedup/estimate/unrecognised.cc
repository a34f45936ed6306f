#include "dedup/estimate/unrecognised.h"

#include <algorithm>
#include <cmath>

namespace vigie::dedup {

double separate_persons(const Marks& marks) {
  if (marks.unmarked_persons == 0) return 0;
  const double all = marks.marked_ads + marks.unmarked_ads;
  const double unmarked = marks.unmarked_ads / all;
  double expected = 0;
  for (const int ads : marks.ads_of_marked) {
    const double none = std::pow(unmarked, ads);
    expected += none / (1 - none);
  }
  return std::min(expected, static_cast<double>(marks.unmarked_persons));
}

PopulationEstimate with_unrecognised(const PopulationEstimate& marked, const Marks& marks) {
  const double separate = separate_persons(marks), n = marked.n + separate;
  return {.n = n,
          .lo = n - std::hypot(marked.n - marked.lo, separate),
          .hi = n + std::hypot(marked.hi - marked.n, marks.unmarked_persons - separate)};
}

}  // namespace vigie::dedup
