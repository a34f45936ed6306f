// The départements of a report side by side: its first table.
#pragma once

#include "report/writers.h"

namespace vigie::report {

/// @param report  disclosed
Table overview_of(const Report& report);

}  // namespace vigie::report
