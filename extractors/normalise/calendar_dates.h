// A day of the calendar at a token: "12/09/2026", "2026-09-12", "12 sept.", "1er août 2026", "September 12, 2026".
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"
#include "model/date.h"

namespace vigie::extractors {

/// A day as it is written, that some year has.
struct WrittenDate {
  std::optional<std::chrono::year> year;  ///< 1920 … 2100; absent in "12 sept."
  std::chrono::month_day day;
  std::size_t end;  ///< the token after it
};

/// Days stand before months, but for "12/31/2026", which has no other reading.
std::optional<WrittenDate> written_date_at(const std::vector<Token>& tokens, std::size_t i);

/// The year of a number, of two digits or four.
std::optional<std::chrono::year> written_year(const Token& token);

/// Nothing where that year has no such day.
std::optional<Date> date_in(std::chrono::year year, std::chrono::month_day day);

/// The last such day that is not after `until`.
std::optional<Date> last_such_day(std::chrono::month_day day, Date until);

}  // namespace vigie::extractors
