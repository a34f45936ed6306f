// This report against an earlier one, by what both have published: a change is named only where chance does not
// explain it, for all départements at once (Bonferroni), and periods that are not alike are not compared at all.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "report/published_values.h"

namespace vigie::report {

/// What an earlier report said of a département.
struct EarlierFigures {
  std::string department;
  Period period;
  double nights = 0;  ///< scanned
  std::optional<Interval> estimate;
};

/// @param json  an earlier rapport.json. @return Error::kBadInput
Result<std::vector<EarlierFigures>> earlier_figures(std::string_view json);

struct Change {
  double ratio = 1, lo = 1, hi = 1;  ///< now over before, interval of 95 % for `tests` comparisons together
  bool is_told = false;              ///< the interval leaves out 1
};

/// Both estimates as log-normal and independent of each other.
/// @param tests  how many comparisons are made beside this one, with it; at least 1
Change change(const Interval& before, const Interval& now, int tests);

/// Adds a table “evolution” to each département that the earlier report has, too.
void add_comparison(Report& report, std::span<const EarlierFigures> earlier);

}  // namespace vigie::report
