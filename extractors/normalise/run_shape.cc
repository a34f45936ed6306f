#include "extractors/normalise/run_shape.h"

#include <algorithm>
#include <array>

namespace vigie::extractors {
namespace {

constexpr std::size_t kLargestApart = 4;   // digits of a group where words stand between the groups
constexpr std::size_t kFewestApart = 3;    // groups of such a number
constexpr std::size_t kFewestLetters = 3;  // different ones, from which they are no units
constexpr std::size_t kFewestAlike = 4;    // gaps, from which the same word between all groups is but a separator

bool is_between(std::string_view digits, int low, int high) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value >= low && value <= high;
}

/// True where the same stands between all groups from `first` to `last`.
bool has_one_sign(const DigitRun& run, std::size_t first, std::size_t last) {
  for (std::size_t i = first + 1; i < last; ++i) {
    if (run.between(i) != run.between(first)) return false;
  }
  return true;
}

bool has_equal_groups(const DigitRun& run, std::size_t last) {
  for (std::size_t i = 1; i <= last; ++i) {
    if (run[i].size() != run[0].size()) return false;
  }
  return true;
}

/// Mixed with others, : and / part hours and days: 09:30-22:00. A slash after the area code alone is usual.
bool mixes_hours_or_days(const DigitRun& run, std::size_t first, std::size_t last) {
  if (has_one_sign(run, first, last)) return false;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view between = run.between(i);
    if (between == ":" || (between == "/" && i > first)) return true;
  }
  return false;
}

bool is_hour_and_minutes(const DigitRun& run, std::size_t group) {
  return is_between(run.digits_of(group), 0, 24) &&
         is_one_of(run.digits_of(group + 1), "00 05 10 15 20 25 30 35 40 45 50 55");
}

/// "09.00 - 12.30, 14.00 …": hours and minutes in turn.
bool are_hours(const DigitRun& run, std::size_t last) {
  if (last < 3 || !has_equal_groups(run, last) || run.between(0).empty()) return false;
  return run.between(0) == run.between(2) && run.between(0) != run.between(1) && is_hour_and_minutes(run, 0) &&
         is_hour_and_minutes(run, 2);
}

bool are_two_postal_codes(const DigitRun& run, std::size_t last) {
  return last == 1 && run[0].size() == 5 && run[0].source == DigitPiece::Source::kDigits;
}

bool has_small_groups(const DigitRun& run, std::size_t last) {
  for (std::size_t i = 0; i <= last; ++i) {
    if (run[i].size() > kLargestApart) return false;
  }
  return last + 1 >= kFewestApart;
}

/// "059462559. 30": a block, and the end of a sentence or item behind it.
bool ends_amid(const DigitRun& run, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (run[i].size() > kLargestApart && run.ends_item(i)) return true;
  }
  return false;
}

/// "0.639980012"
bool is_decimal(const DigitRun& run, std::size_t last) {
  return last == 1 && run.digits_of(0) == "0" && is_one_of(run.between(0), ". ,") && run[1].gap == Gap::kSigns;
}

/// "0.5 0.6 0.7"
bool are_decimals(const DigitRun& run, std::size_t last) {
  return last >= 3 && run[0].size() == 1 && is_one_of(run.between(0), ". ,") && run.between(0) == run.between(2) &&
         run.between(1).empty();
}

/// "069312345 6": a block, and a digit behind it.
bool has_digit_behind_block(const DigitRun& run, std::size_t last) {
  for (std::size_t i = 1; i <= last; ++i) {
    if (run[i].size() == 1 && run[i - 1].size() > kLargestApart) return true;
  }
  return false;
}

/// "06a39b98c00d12": letters written between digits, of which some are short for units.
bool has_letters_between(const DigitRun& run, std::size_t last) {
  std::array<bool, 26> letters{};
  for (std::size_t i = 0; i < last; ++i) {
    const std::string_view between = run.between(i);
    if (between.size() != 1 || between[0] < 'a' || between[0] > 'z') return false;
    letters[static_cast<std::size_t>(between[0] - 'a')] = true;
  }
  return static_cast<std::size_t>(std::ranges::count(letters, true)) >= kFewestLetters && has_equal_groups(run, last);
}

/// "01 02 03 04 05": a list.
bool counts_up(const DigitRun& run, std::size_t last) {
  if (last < 4) return false;
  for (std::size_t i = 1; i <= last; ++i) {
    const std::string_view left = run.digits_of(i - 1), right = run.digits_of(i);
    if (left.size() != 2 || right.size() != 2 || left[0] != right[0] || left[1] + 1 != right[1]) return false;
  }
  return true;
}

bool has_words(const DigitRun& run, std::size_t last) {
  for (std::size_t i = 0; i <= last; ++i) {
    if (run[i].words > 0) return true;
  }
  return false;
}

bool separates_evenly(const DigitRun& run, std::size_t last) {
  return last >= kFewestAlike && has_one_sign(run, 0, last) && has_equal_groups(run, last);
}

}  // namespace

bool may_be_number(const DigitRun& run, std::size_t first, std::size_t last) {
  if (counts_up(run, last) || is_decimal(run, last) || has_digit_behind_block(run, last)) return false;
  if (last == first || separates_evenly(run, last) || has_letters_between(run, last)) return true;
  const Gap widest = widest_gap(run, last);
  if (widest == Gap::kUnits) return false;
  if (widest >= Gap::kJoining && !has_small_groups(run, last)) return false;
  if (ends_amid(run, first, last)) return false;
  if (has_words(run, last)) return true;
  return !mixes_hours_or_days(run, first, last) && !are_hours(run, last) && !are_decimals(run, last) &&
         !are_two_postal_codes(run, last);
}

bool is_even(const DigitRun& run, std::size_t last) {
  for (std::size_t i = 2; i <= last; ++i) {
    if (run[i].size() != run[1].size()) return false;
  }
  return has_one_sign(run, 0, last);
}

Gap widest_gap(const DigitRun& run, std::size_t last) {
  Gap widest = Gap::kTouching;
  for (std::size_t i = 1; i <= last; ++i) widest = std::max(widest, run[i].gap);
  return widest;
}

bool is_listed(const DigitRun& run, std::size_t first, std::size_t last) {
  if (has_one_sign(run, first, last)) return false;
  for (std::size_t i = first; i < last; ++i) {
    if (run.ends_item(i)) return true;
  }
  return false;
}

bool goes_on_behind(const DigitRun& run, std::size_t last) {
  if (last + 1 == run.groups()) return false;
  bool ends_sentence = run.ends_item(last);
  for (std::size_t group = 0; group < last && ends_sentence; ++group)
    ends_sentence = !run.ends_item(group);  // not "06. 39. 98."
  return !ends_sentence && run[last + 1].gap <= Gap::kJoining && run[last + 1].size() <= 2;
}

}  // namespace vigie::extractors
