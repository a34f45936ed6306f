#include "extractors/normalise/phone_reading.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kNationalDigits = 10;  // of France, with the 0

bool is_between(std::string_view digits, int low, int high) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value >= low && value <= high;
}

bool is_day_and_month(std::string_view day, std::string_view month) {
  return day.size() <= 2 && month.size() <= 2 && is_between(day, 1, 31) && is_between(month, 1, 12);
}

/// True where the groups up to `last` have one sign between them all.
bool has_one_sign(const DigitRun& run, std::size_t last) {
  for (std::size_t i = 1; i < last; ++i) {
    if (run.sign_after(i) != run.sign_after(0)) return false;
  }
  return true;
}

/// Mixed with others, : and / part hours and days: 09:30-22:00. A slash after the area code alone is usual.
bool mixes_hours_or_days(const DigitRun& run, std::size_t last) {
  if (has_one_sign(run, last)) return false;
  for (std::size_t i = 0; i < last; ++i) {
    const bool is_slash = run.sign_after(i).find('/') != std::string_view::npos;
    if (run.sign_after(i).find(':') != std::string_view::npos || (is_slash && i > 0)) return true;
  }
  return false;
}

bool are_two_postal_codes(const DigitRun& run) { return run.size_of(0) == 5; }

bool is_even(const DigitRun& run, std::size_t last) {
  for (std::size_t i = 2; i <= last; ++i) {
    if (run.size_of(i) != run.size_of(1)) return false;
  }
  return has_one_sign(run, last);
}

std::optional<ReadNumber> with_french_rest(const DigitRun& run, std::size_t offset) {
  const std::string_view digits = run.digits();
  if (offset < digits.size() && digits[offset] == '0') ++offset;  // +33 (0)6
  const auto last = run.group_ending_at(offset + kNationalDigits - 1);
  if (!last) return std::nullopt;
  const auto planned = french_number(digits.substr(offset, kNationalDigits - 1));
  if (!planned) return std::nullopt;
  return ReadNumber{*planned, *last};
}

std::optional<ReadNumber> national(const DigitRun& run) {
  const std::string_view digits = run.digits();
  if (digits.size() < kNationalDigits || digits[0] != '0' || digits[1] == '0') return std::nullopt;
  if (begins_with_date(run) || are_two_postal_codes(run)) return std::nullopt;
  auto read = with_french_rest(run, 0);
  if (!read || mixes_hours_or_days(run, read->last_group)) return std::nullopt;
  if (!is_even(run, read->last_group)) read->manner = PhoneManner::kOddGroups;
  return read;
}

/// The longest valid number, else the longest possible one, that begins after `offset` digits and ends a group.
std::optional<ReadNumber> foreign(const DigitRun& run, std::size_t offset) {
  std::optional<ReadNumber> best;
  for (std::size_t group = run.groups(); group-- > 0;) {
    const std::size_t end = run.end_of(group);
    if (end <= offset) break;
    const auto planned = international_number(run.digits().substr(offset, end - offset));
    if (!planned) continue;
    if (planned->valid) return ReadNumber{*planned, group};
    if (!best) best = ReadNumber{*planned, group};
  }
  return best;
}

std::optional<ReadNumber> international(const DigitRun& run, std::size_t offset) {
  if (run.digits().substr(offset).starts_with("33")) return with_french_rest(run, offset + 2);
  return foreign(run, offset);
}

/// "33 6 39 …" or "33639…": the country code without a plus.
std::optional<ReadNumber> bare_country(const DigitRun& run) {
  if (!run.digits().starts_with("33") || (run.size_of(0) != 2 && run.size_of(0) != 11)) return std::nullopt;
  auto read = with_french_rest(run, 2);
  if (read) read->manner = PhoneManner::kBareCountry;
  return read;
}

}  // namespace

bool begins_with_date(const DigitRun& run) {
  if (run.groups() < 3 || run.sign_after(0) != run.sign_after(1) || !is_one_of(run.sign_after(0), "/ . -"))
    return false;
  const auto is_year = [&](std::size_t group) {
    return run.size_of(group) == 4 && is_between(run.group(group), 1900, 2099);
  };
  if (is_year(0)) return is_day_and_month(run.group(2), run.group(1));
  return is_year(2) && is_day_and_month(run.group(0), run.group(1));
}

std::optional<ReadNumber> read_number(const DigitRun& run, bool after_plus) {
  if (after_plus) return international(run, 0);
  if (run.digits().starts_with("00") && (run.size_of(0) > 3 || run.digits().starts_with("0033")))
    return international(run, 2);
  if (auto read = national(run)) return read;
  return bare_country(run);
}

}  // namespace vigie::extractors
