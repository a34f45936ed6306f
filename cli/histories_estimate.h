// What `vigie estimate --histories` prints: every estimate of a table of capture histories, or why there is none.
#pragma once

#include <string>

#include "dedup/estimate/capture_table.h"

namespace vigie::cli {

/// One JSON object; an estimate that cannot be made is null, and "reason" says why, a method a sentence.
std::string histories_estimate(const dedup::CaptureTable& table);

}  // namespace vigie::cli
