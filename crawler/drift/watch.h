// After a site's night: its fields are stored, held against its earlier nights, and what drifted is stored, too.
#pragma once

#include <string>
#include <vector>

#include "model/ids.h"
#include "model/result.h"
#include "storage/records.h"

namespace vigie::storage {
class Database;
}

namespace vigie::crawler {

/// @param fields  of the site in this scan (field_tally.h)
/// @return Error::kDatabase
Result<void> watch_drift(storage::Database& database, ScanId scan, const std::string& site,
                         std::vector<storage::FieldNight> fields);

}  // namespace vigie::crawler
