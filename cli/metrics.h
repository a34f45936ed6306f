// The last scan's figures for a monitoring system: Prometheus' text format 0.0.4, for node_exporter's textfile
// collector.
#pragma once

#include <filesystem>
#include <string>

#include "crawler/scan.h"
#include "model/date.h"

namespace vigie::cli {

std::string metrics_text(const crawler::ScanSummary& summary, Instant ended);

/// Replaces `file` at once, so that nobody reads half of it. @return Error::kUnreadable
Result<void> write_metrics(const crawler::ScanSummary& summary, Instant ended, const std::filesystem::path& file);

}  // namespace vigie::cli
