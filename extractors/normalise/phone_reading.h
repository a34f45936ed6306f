// Whether groups of digits have the shape of a telephone number: prefix, count, and where a group ends.
#pragma once

#include <optional>

#include "extractors/normalise/digit_run.h"
#include "extractors/normalise/numbering_plan.h"

namespace vigie::extractors {

enum class PhoneManner {
  kUsual,        ///< one block or equal groups
  kOddGroups,    ///< groups of several sizes or with several signs between them
  kBareCountry,  ///< 33 6 … without a plus
};

struct ReadNumber {
  PlannedNumber planned;
  std::size_t last_group;
  PhoneManner manner = PhoneManner::kUsual;
};

/// "05/06/2026", "2026-06-05": its three groups are no part of a number.
bool begins_with_date(const DigitRun& run);

/// The number that begins with the run's first group.
/// @param after_plus  a plus stands right before the run
std::optional<ReadNumber> read_number(const DigitRun& run, bool after_plus);

}  // namespace vigie::extractors
