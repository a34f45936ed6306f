// What lets a reader judge the figures and make the same ones again: a page of every report.
#pragma once

#include <optional>

#include "report/writers.h"

namespace vigie::report {

/// @param report  with all but its annex
std::vector<AnnexEntry> annex_of(const Report& report, std::optional<int> rounded_to);

}  // namespace vigie::report
