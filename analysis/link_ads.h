// Links all stored ads into persons and networks and stores what was found.
#pragma once

#include <filesystem>

#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct LinkSummary {
  std::size_t ads = 0, links = 0, persons = 0, networks = 0;
};

/// @param config  the folder with linkage.toml
/// @return Error::kBadInput for linkage.toml with its line, Error::kDatabase
Result<LinkSummary> link_ads(storage::Database& database, const std::filesystem::path& config);

}  // namespace vigie::analysis
