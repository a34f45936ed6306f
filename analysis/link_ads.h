// Links all stored ads into persons and networks and stores what was found.
#pragma once

#include <filesystem>

#include "dedup/link.h"
#include "model/date.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct LinkSummary {
  std::size_t ads = 0, links = 0, persons = 0, networks = 0;
  std::size_t new_ads = 0, revised_persons = 0;  ///< ads that had no person yet; persons that were looked at
  bool everything = true;                        ///< all were looked at, and weights learnt anew
};

enum class LinkWhat {
  kChanged,  ///< what is new or changed since the last run, where that is little
  kEverything
};

/// @param config  the folder with linkage.toml
/// @param now     when persons and networks that come, go, merge and split are said to do so
/// @return Error::kBadInput for linkage.toml with its line, Error::kDatabase
Result<LinkSummary> link_ads(storage::Database& database, const std::filesystem::path& config, Instant now,
                             LinkWhat what = LinkWhat::kChanged);

/// What linking would compare; nothing is linked or stored.
/// @return Error::kBadInput for linkage.toml with its line, Error::kDatabase
Result<std::vector<dedup::BlockingFigures>> explain_blocking(const storage::Database& database,
                                                             const std::filesystem::path& config);

}  // namespace vigie::analysis
