// Ads of pages that someone saved or archived, by the same reading as a scan's: page → site by its address → its
// definition. The time of the capture is that of the sighting; importing again changes nothing.
#pragma once

#include <filesystem>

#include "crawler/import.h"

namespace vigie::extractors {
class Definitions;
}

namespace vigie::crawler {

/// Saved HTML (SingleFile, "save as"), HAR 1.2, WARC 1.0 and 1.1 (also gzip), WACZ, or raw-ad JSON lines: by what the
/// file holds, not by its name. "-": JSON lines from standard input. Pages of other sites are passed over.
/// @return Error::kUnreadable, Error::kBadInput for a file that is none of these; Error::kDatabase
Result<ImportSummary> import_file(const std::filesystem::path& file, storage::Database& database,
                                  const extractors::Normaliser& normaliser, const extractors::Definitions& sites,
                                  const Clock& clock);

}  // namespace vigie::crawler
