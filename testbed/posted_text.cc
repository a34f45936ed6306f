#include "testbed/posted_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace vigie::testbed {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"janvier",   "février", "mars",     "avril",
                                                      "mai",       "juin",    "juillet",  "août",
                                                      "septembre", "octobre", "novembre", "décembre"};

struct CivilTime {
  int year;
  unsigned month, day;
  long hour, minute;
};

CivilTime civil(Instant instant) {
  const ParisTime time = to_paris(instant);
  const auto days = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{days};
  const long minutes = std::chrono::floor<std::chrono::minutes>(time - days).count();
  return {int{date.year()}, unsigned{date.month()}, unsigned{date.day()}, minutes / 60, minutes % 60};
}

std::string plural(long n, std::string_view unit) { return fmt::format("il y a {} {}{}", n, unit, n > 1 ? "s" : ""); }

std::string relative(Instant posted, Instant now) {
  const long minutes = std::chrono::floor<std::chrono::minutes>(now - posted).count();
  const long days = (paris_date(now) - paris_date(posted)).count();
  if (minutes < 60) return plural(std::max(minutes, 1L), "minute");
  if (minutes < 12L * 60 || days == 0) return plural(minutes / 60, "heure");
  if (days == 1) return "hier";
  if (days < 30) return plural(days, "jour");
  return fmt::format("il y a {} mois", days / 30);
}

std::string numeric(const CivilTime& time) { return fmt::format("{:02}/{:02}/{}", time.day, time.month, time.year); }

std::string day_and_hour(Instant posted, Instant now) {
  const CivilTime time = civil(posted);
  const long days = (paris_date(now) - paris_date(posted)).count();
  const std::string day = days == 0 ? "Aujourd'hui" : days == 1 ? "Hier" : numeric(time);
  return fmt::format("{} à {:02}h{:02}", day, time.hour, time.minute);
}

}  // namespace

std::optional<std::string> posted_text(PostedStyle style, Instant posted, Instant now) {
  const CivilTime time = civil(posted);
  switch (style) {
    case PostedStyle::kNone:
      return std::nullopt;
    case PostedStyle::kRelative:
      return relative(posted, now);
    case PostedStyle::kDayAndHour:
      return day_and_hour(posted, now);
    case PostedStyle::kNumeric:
      return numeric(time);
    case PostedStyle::kWords:
      return fmt::format("{} {} {}", time.day, kMonths[time.month - 1], time.year);
    case PostedStyle::kIso:
      return fmt::format("{}-{:02}-{:02} {:02}:{:02}:00", time.year, time.month, time.day, time.hour, time.minute);
  }
  return std::nullopt;
}

}  // namespace vigie::testbed
