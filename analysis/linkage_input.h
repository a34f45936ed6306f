// What linking works on, from the settings and the database.
#pragma once

#include <filesystem>
#include <vector>

#include "dedup/linkage_settings.h"
#include "model/linkage.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct LinkageInput {
  dedup::LinkageSettings settings;
  std::vector<LinkableAd> ads;
  LinkConstraints constraints;  ///< what analysts decided
};

/// @param config  the folder with linkage.toml
/// @return Error::kBadInput for linkage.toml with its line, Error::kDatabase
Result<LinkageInput> linkage_input(const storage::Database& database, const std::filesystem::path& config);

}  // namespace vigie::analysis
