// Whether groups of digits stand together like those of a telephone number, and not like dates, hours or prices.
#pragma once

#include "extractors/normalise/digit_run.h"

namespace vigie::extractors {

/// True unless the groups are hours, days, postal codes or amounts rather than a number.
/// @param first  group with which it begins behind its country code
bool may_be_number(const DigitRun& run, std::size_t first, std::size_t last);

/// True where the groups up to `last` are of one size (the first may differ) with the same between them all.
bool is_even(const DigitRun& run, std::size_t last);

/// The most that stands between two groups up to `last`.
Gap widest_gap(const DigitRun& run, std::size_t last);

/// "23125 338, 50": a sentence or item ends among the groups from `first` on.
bool is_listed(const DigitRun& run, std::size_t first, std::size_t last);

/// True where another group, alike, stands right behind `last`, so that the number may not end there.
bool goes_on_behind(const DigitRun& run, std::size_t last);

}  // namespace vigie::extractors
