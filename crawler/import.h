// Ads that come as files, through the same door as fetched ones. Raw-ad JSONL; idempotent.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/clock.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}
namespace vigie::extractors {
class Normaliser;
}

namespace vigie::crawler {

struct ImportSummary {
  int ads = 0;  ///< lines that went in
  int new_ads = 0, changed_ads = 0, sightings = 0;
  std::vector<Error> bad_lines;  ///< `where` = file:line; the rest went in
};

/// @return Error::kUnreadable for the file, Error::kDatabase
Result<ImportSummary> import_jsonl(const std::filesystem::path& file, storage::Database& database,
                                   const extractors::Normaliser& normaliser, const Clock& clock);

}  // namespace vigie::crawler
