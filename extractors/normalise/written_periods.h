// Periods of days in a text: "du 12 au 15 septembre", "12-15 sept", "jusqu'à dimanche", "les 12 et 13 septembre".
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"
#include "model/date.h"

namespace vigie::extractors {

struct WrittenPeriod {
  Period days;
  bool is_range;           ///< two ends are written, or one and "jusqu'à"; false for single days
  std::size_t begin, end;  ///< tokens [begin, end)
};

/// In their order, none overlapping another; linear.
/// @param today  to which days without month or year are nearest; absent: only those with a year are read
std::vector<WrittenPeriod> written_periods(const std::vector<Token>& tokens, const std::optional<Date>& today);

}  // namespace vigie::extractors
