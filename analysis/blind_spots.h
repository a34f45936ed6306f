// Which sites gave nothing on scanned nights, or were no longer read as before: what cannot have been seen.
#pragma once

#include <string>
#include <vector>

#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct Seen;

struct BlindSpot {
  std::string site;
  int silent_nights = 0;            ///< scanned, of the period
  std::vector<std::string> fields;  ///< that changed in or before the period and were not yet mended in it: "price"
};

/// Sites with either, most silent nights first. Of drifts those of sites that were scanned for the département.
Result<std::vector<BlindSpot>> blind_spots(const storage::Database& database, const Seen& seen);

}  // namespace vigie::analysis
