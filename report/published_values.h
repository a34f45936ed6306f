// Figures of a report as it will be read: after disclosure control, so that whatever is made of them gives nothing
// away.
#pragma once

#include <optional>
#include <string_view>

#include "report/writers.h"

namespace vigie::report {

/// @return null where there is no such cell; points into the report
const Cell* cell_at(const DepartmentReport& report, std::string_view table, std::string_view row,
                    std::string_view column);
/// @return nothing where there is no such figure or it is kept back
std::optional<double> value_at(const DepartmentReport& report, std::string_view table, std::string_view row,
                               std::string_view column);

/// Where a reader looks for what is made of the ladder.
void insert_after_ladder(DepartmentReport& report, Table table);

struct Interval {
  double n = 0, lo = 0, hi = 0;
};
/// The persons estimated, with their interval of 95 %.
std::optional<Interval> published_estimate(const DepartmentReport& report);

}  // namespace vigie::report
