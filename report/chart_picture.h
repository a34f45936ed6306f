// The chart as a picture, for documents that hold no SVG. Drawn by cairo.
#pragma once

#include <string>

#include "report/chart.h"

namespace vigie::report {

/// A PNG of twice the chart's units. The same chart gives the same bytes.
std::string chart_png(const Chart& chart);

}  // namespace vigie::report
