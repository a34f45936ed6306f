// The geometry of the bar chart of ads and persons a week, in SVG units. Suppressed counts have a mark and no bar.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/tables.h"

namespace vigie::report {

struct Bar {
  double x = 0, y = 0, width = 0, height = 0;
  std::string column;  ///< id of the table's column
};

struct Label {
  double x = 0, y = 0;
  std::string text;
};

struct Chart {
  double width = 0, height = 0, baseline = 0, top = 0;
  std::int64_t most = 0;  ///< the count that reaches to `top`
  std::vector<Bar> bars;
  std::vector<Label> marks;  ///< where a count is suppressed
  std::vector<Label> days;   ///< first days of the weeks, as many as fit
};

/// @param weeks  the table of that id, disclosed
/// @return nothing where no bar would stand in it
std::optional<Chart> chart_of(const Table& weeks);

/// What it shows, and for whom cannot see it.
std::string chart_title();
std::string chart_text();

}  // namespace vigie::report
