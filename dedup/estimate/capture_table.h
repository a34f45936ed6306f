// Who was seen on which lists or nights, as a table of capture histories.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"

namespace vigie::dedup {

/// The lists on which a case was seen: bit i is list i. At most 63 lists.
using History = std::uint64_t;

struct CaptureTable {
  std::vector<std::string> lists;
  std::map<History, std::int64_t> counts;  ///< cases seen in exactly that combination, each above 0; never history 0

  std::int64_t observed() const;
  /// Cases by the number of lists on which they were seen: [0] once, [1] twice, …
  std::vector<std::int64_t> frequencies() const;
};

/// Reads CSV (RFC 4180, comma or semicolon, with or without a byte order mark): a heading; one 0/1 column a list;
/// a last column `count`, or none, and then each line is one case. Lines of the same history add up.
/// @return Error::kBadInput that names the line
Result<CaptureTable> read_capture_table(std::string_view csv);

}  // namespace vigie::dedup
