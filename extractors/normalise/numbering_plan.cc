#include "extractors/normalise/numbering_plan.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <charconv>
#include <set>

#include <fmt/format.h>
#include <phonenumbers/phonenumberutil.h>

namespace vigie::extractors {
namespace {

namespace plan = i18n::phonenumbers;

struct Region {
  const char* name;
  int country_code;
};

// Réunion and Mayotte share a code; which of the two a number belongs to does not change it.
constexpr std::array<Region, 6> kDialledAlike{
    {{"FR", 33}, {"GP", 590}, {"GF", 594}, {"MQ", 596}, {"RE", 262}, {"YT", 262}}};

constexpr std::size_t kFrenchDigits = 9;
constexpr std::size_t kShortestForeign = 8;  // with the country code; shorter ones are more often something else
constexpr std::size_t kLongest = 15;         // E.164
constexpr std::size_t kLongestNational = kLongest - 1;
constexpr std::size_t kLongestCode = 3;

const plan::PhoneNumberUtil& util() { return *plan::PhoneNumberUtil::GetInstance(); }

std::uint64_t value_of(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

plan::PhoneNumber number_in(int country_code, std::uint64_t national) {
  plan::PhoneNumber number;
  number.set_country_code(country_code);
  number.set_national_number(national);
  return number;
}

/// The region that has such a number in use, as a place in kDialledAlike; its size where none has.
std::size_t region_using(std::uint64_t nine_digits) {
  const auto found = std::ranges::find_if(kDialledAlike, [&](const Region& region) {
    return util().IsValidNumberForRegion(number_in(region.country_code, nine_digits), region.name);
  });
  return static_cast<std::size_t>(found - kDialledAlike.begin());
}

/// The same for ranges that libphonenumber 8.12 does not know yet, by ARCEP's plan (decision 2018-0881): the first
/// three digits are those of one country code. Not 639, of which Mayotte has a part only.
std::size_t region_planned(std::string_view nine_digits) {
  constexpr std::array<std::string_view, kDialledAlike.size()> kRanges{
      "", "590 690 691", "594 694", "596 696 697", "262 263 692 693", "269"};
  const auto found = std::ranges::find_if(kRanges, [&](std::string_view ranges) {
    return ranges.find(nine_digits.substr(0, 3)) != std::string_view::npos;
  });
  return found == kRanges.end() ? 0 : static_cast<std::size_t>(found - kRanges.begin());
}

/// The same by the first five digits, which decide it (ARCEP numbers in blocks of 10,000); asked once for each block.
std::size_t region_of_block(std::string_view nine_digits) {
  constexpr std::uint8_t kUnasked = 0;
  static std::array<std::atomic<std::uint8_t>, 100'000> blocks{};
  std::atomic<std::uint8_t>& block = blocks[value_of(nine_digits.substr(0, 5))];
  std::uint8_t region = block.load(std::memory_order_relaxed);
  if (region == kUnasked) {
    region = static_cast<std::uint8_t>(1 + region_using(value_of(nine_digits)));
    block.store(region, std::memory_order_relaxed);
  }
  return region - std::size_t{1};
}

/// Lengths of national numbers by country code, as libphonenumber knows them: looked up here since most digits asked
/// for are no number, and its own answer takes a thousand times longer.
class NationalLengths {
 public:
  NationalLengths() {
    std::set<int> codes;
    util().GetSupportedCallingCodes(&codes);
    for (const int code : codes) {
      std::uint64_t national = 1;
      for (std::size_t length = 1; length <= kLongestNational; ++length, national = national * 10 + 1) {
        const auto answer = util().IsPossibleNumberWithReason(number_in(code, national));
        possible_[static_cast<std::size_t>(code)][length] = answer == plan::PhoneNumberUtil::IS_POSSIBLE;
      }
    }
  }

  /// With a trunk 0, which many write behind the country code, or without.
  bool are_possible(std::string_view code, std::string_view national) const {
    const auto& lengths = possible_[value_of(code)];
    if (national.size() <= kLongestNational && lengths[national.size()]) return true;
    return national.size() > 1 && national[0] == '0' && lengths[national.size() - 1];
  }

  bool is_code(std::string_view digits) const { return possible_[value_of(digits)].any(); }

 private:
  std::array<std::bitset<kLongestNational + 1>, 1000> possible_;
};

const NationalLengths& national_lengths() {
  static const NationalLengths loaded;
  return loaded;
}

}  // namespace

std::size_t country_code_length(std::string_view digits) {
  for (std::size_t length = 1; length <= std::min(kLongestCode, digits.size()); ++length) {
    if (digits[0] != '0' && national_lengths().is_code(digits.substr(0, length))) return length;
  }
  return 0;
}

bool may_be_international(std::string_view digits) {
  if (digits.size() < kShortestForeign || digits.size() > kLongest + 1) return false;
  const std::size_t code = country_code_length(digits);
  return code > 0 && national_lengths().are_possible(digits.substr(0, code), digits.substr(code));
}

std::optional<PlannedNumber> french_number(std::string_view nine_digits) {
  if (nine_digits.size() != kFrenchDigits || nine_digits.front() == '0') return std::nullopt;
  const std::size_t region = region_of_block(nine_digits);
  const bool is_used = region < kDialledAlike.size();
  const int code = kDialledAlike[is_used ? region : region_planned(nine_digits)].country_code;
  return PlannedNumber{*PhoneNumber::from_e164(fmt::format("+{}{}", code, nine_digits)), is_used};
}

std::optional<PlannedNumber> international_number(std::string_view digits) {
  if (digits.starts_with("33")) return french_number(digits.substr(2));
  if (!may_be_international(digits)) return std::nullopt;
  plan::PhoneNumber parsed;
  if (util().Parse(fmt::format("+{}", digits), "ZZ", &parsed) != plan::PhoneNumberUtil::NO_PARSING_ERROR)
    return std::nullopt;
  if (!util().IsPossibleNumber(parsed)) return std::nullopt;
  std::string e164;
  util().Format(parsed, plan::PhoneNumberUtil::E164, &e164);
  const auto number = PhoneNumber::from_e164(e164);
  if (!number) return std::nullopt;
  return PlannedNumber{*number, util().IsValidNumber(parsed)};
}

}  // namespace vigie::extractors
