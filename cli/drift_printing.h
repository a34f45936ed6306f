// Drifts as the commands show them: scan, demo, status, site list.
#pragma once

#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "storage/records.h"

namespace vigie::cli {

/// [{"field","since","was","now"}]: "was" is null where nothing is known of before.
nlohmann::ordered_json drifts_as_json(std::span<const storage::Drift> drifts);

/// A line that stands out under its site's.
std::string drift_warning(const storage::Drift& drift);

}  // namespace vigie::cli
