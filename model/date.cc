#include "model/date.h"

#include <date/tz.h>
#include <fmt/format.h>

namespace vigie {
namespace {

using std::chrono::seconds;

constexpr int kLastYear = 9999;  // RFC 3339 has four digits

const date::time_zone& paris() {
  static const date::time_zone* const zone = date::locate_zone("Europe/Paris");
  return *zone;
}

seconds paris_offset(Instant instant) { return paris().get_info(instant).offset; }

/// Reads from the front of a text; what does not fit leaves it as it was.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  std::optional<int> digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  /// The character that was there, if it is one of `any`.
  std::optional<char> one_of(std::string_view any) {
    if (rest_.empty() || any.find(rest_.front()) == std::string_view::npos) return std::nullopt;
    const char taken = rest_.front();
    rest_.remove_prefix(1);
    return taken;
  }

  void skip_digits() { rest_.remove_prefix(std::min(rest_.find_first_not_of("0123456789"), rest_.size())); }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<Date> read_date(Cursor& in) {
  const auto year = in.digits(4);
  if (!year || !in.one_of("-")) return std::nullopt;
  const auto month = in.digits(2);
  if (!month || !in.one_of("-")) return std::nullopt;
  const auto day = in.digits(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

/// "03:12", "03:12:59", "03:12:59.250"; fractions are cut, a leap second is the next minute's first.
std::optional<seconds> read_time(Cursor& in) {
  const auto hour = in.digits(2);
  if (!hour || *hour > 23 || !in.one_of(":")) return std::nullopt;
  const auto minute = in.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (in.one_of(":")) {
    const auto given = in.digits(2);
    if (!given || *given > 60) return std::nullopt;
    second = *given;
    if (in.one_of(".")) in.skip_digits();
  }
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute) + seconds(second);
}

/// "+02:00" or "+0200", after its sign.
std::optional<seconds> read_offset(Cursor& in, char sign) {
  const auto hour = in.digits(2);
  in.one_of(":");
  const auto minute = in.digits(2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const seconds size = std::chrono::hours(*hour) + std::chrono::minutes(*minute);
  return sign == '-' ? -size : size;
}

std::optional<Instant> read_zone(Cursor& in, ParisTime local) {
  if (in.at_end()) return from_paris(local);
  const auto sign = in.one_of("Zz+-");
  if (!sign) return std::nullopt;
  const Instant as_utc(local.time_since_epoch());
  if (*sign == 'Z' || *sign == 'z') return as_utc;
  const auto offset = read_offset(in, *sign);
  if (!offset) return std::nullopt;
  return as_utc - *offset;
}

bool has_four_digit_year(Instant instant) {
  const auto year = std::chrono::year_month_day(paris_date(instant)).year();
  return year >= std::chrono::year(0) && year <= std::chrono::year(kLastYear);
}

std::string clock_text(seconds of_day) {
  const std::chrono::hh_mm_ss time(of_day);
  return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string offset_text(seconds offset) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
  return fmt::format("{:+03}:{:02}", minutes / 60, std::abs(minutes % 60));
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  Cursor in(text);
  const auto date = read_date(in);
  return in.at_end() ? date : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
  Cursor in(text);
  const auto date = read_date(in);
  if (!date || !in.one_of("Tt ")) return std::nullopt;
  const auto time = read_time(in);
  if (!time) return std::nullopt;
  const auto instant = read_zone(in, ParisTime(date->time_since_epoch() + *time));
  if (!instant || !in.at_end() || !has_four_digit_year(*instant)) return std::nullopt;
  return instant;
}

std::string to_text(Date date) {
  const std::chrono::year_month_day day(date);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string to_text(Instant instant) {
  const seconds offset = paris_offset(instant);
  const bool whole_minutes = offset % std::chrono::minutes(1) == seconds::zero();  // not before 1911
  const Instant shown = whole_minutes ? instant + offset : instant;
  const Date day = std::chrono::floor<std::chrono::days>(shown);
  return to_text(day) + "T" + clock_text(shown - day) + (whole_minutes ? offset_text(offset) : "Z");
}

std::string to_text(const Posted& posted) {
  return std::visit([](auto when) { return to_text(when); }, posted);
}

Instant from_paris(ParisTime time) {
  const date::local_seconds local(time.time_since_epoch());
  const date::local_info info = paris().get_info(local);
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return Instant(time.time_since_epoch()) - info.first.offset;
}

ParisTime to_paris(Instant instant) { return ParisTime(instant.time_since_epoch() + paris_offset(instant)); }

Date paris_date(Instant instant) {
  return Date(std::chrono::floor<std::chrono::days>(to_paris(instant)).time_since_epoch());
}

}  // namespace vigie
