// Days, instants and French civil time. A night is named by the date on which its scan began.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vigie {

using Date = std::chrono::sys_days;
using Instant = std::chrono::sys_seconds;
/// Wall clock of Europe/Paris, as ads and analysts mean it.
using ParisTime = std::chrono::local_seconds;

/// Inclusive at both ends.
struct Period {
  Date from, to;
  friend bool operator==(const Period&, const Period&) = default;
};

/// When an ad says it was posted: a day, or an instant where the time of day is known.
using Posted = std::variant<Date, Instant>;

/// "2026-09-07"; nothing for a day that no calendar has.
std::optional<Date> parse_date(std::string_view text);
/// RFC 3339: "2026-09-17T03:12:00+02:00", "…Z"; without an offset Europe/Paris is meant.
std::optional<Instant> parse_instant(std::string_view text);

std::string to_text(Date date);
/// RFC 3339 with the offset of Europe/Paris on that day: "2026-09-17T03:12:00+02:00".
std::string to_text(Instant instant);
std::string to_text(const Posted& posted);

/// IANA tz database, Europe/Paris. An hour that occurs twice is taken as the first of the two, one that does not occur
/// as the moment of the change.
Instant from_paris(ParisTime time);
ParisTime to_paris(Instant instant);
Date paris_date(Instant instant);

}  // namespace vigie
