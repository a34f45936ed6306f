// The progress line of a scan: only on a terminal, never in the way of data on stdout.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "crawler/scan.h"

namespace vigie::cli {

/// A function for run_scan that draws "label  3/8 sites  412 ads  57/80 pages  reste 12 s" on stderr; does nothing
/// where stderr is no terminal or `quiet`.
std::function<void(const crawler::ScanProgress&)> progress_line(std::string label, bool quiet);
/// Ends the line that was drawn.
void end_progress_line(bool quiet);

}  // namespace vigie::cli
