// What of a table may be seen, so that nobody can be recognised by being one of few. Primary and complementary cell
// suppression: Hundepool et al. 2012, "Statistical Disclosure Control", Wiley, chapter 4.
#pragma once

#include "report/tables.h"

namespace vigie::report {

/// Counts of 1 to 4 become BelowFive; 0 stays. The other counts of their row, and what was computed from fewer than 5,
/// become Withheld. Where a suppressed count would follow from the rest of its column and the known total, the next
/// smallest count is Withheld too; where none is left, the table loses its rows and says so in its note.
/// Each table is judged by itself, with the totals that its columns name.
Table disclosed(Table table);

/// The least and the most that a count can be for a reader who knows what its cell shows.
struct Bounds {
  std::int64_t lo = 0, hi = 0;
};
Bounds bounds_of(const Cell& cell);

}  // namespace vigie::report
