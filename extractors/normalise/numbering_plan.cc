#include "extractors/normalise/numbering_plan.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <phonenumbers/phonenumberutil.h>

namespace vigie::extractors {
namespace {

namespace plan = i18n::phonenumbers;

struct Region {
  std::string_view name;
  int country_code;
};

constexpr Region kFrance{"FR", 33};
// Réunion and Mayotte share a code; which of the two a number belongs to does not change it.
constexpr std::array<Region, 5> kOverseas{{{"GP", 590}, {"GF", 594}, {"MQ", 596}, {"RE", 262}, {"YT", 262}}};

constexpr std::size_t kFrenchDigits = 9;
constexpr std::size_t kShortestForeign = 8;  // with the country code; shorter ones are more often something else
constexpr std::size_t kLongest = 15;         // E.164

plan::PhoneNumber number_in(const Region& region, std::string_view national) {
  std::uint64_t value = 0;
  std::from_chars(national.data(), national.data() + national.size(), value);
  plan::PhoneNumber number;
  number.set_country_code(region.country_code);
  number.set_national_number(value);
  return number;
}

bool is_valid(const Region& region, std::string_view national) {
  return plan::PhoneNumberUtil::GetInstance()->IsValidNumberForRegion(number_in(region, national),
                                                                      std::string(region.name));
}

std::optional<PlannedNumber> in_region(const Region& region, std::string_view national, bool valid) {
  const auto number = PhoneNumber::from_e164(fmt::format("+{}{}", region.country_code, national));
  if (!number) return std::nullopt;
  return PlannedNumber{*number, valid};
}

}  // namespace

std::optional<PlannedNumber> french_number(std::string_view nine_digits) {
  if (nine_digits.size() != kFrenchDigits || nine_digits.front() == '0') return std::nullopt;
  if (is_valid(kFrance, nine_digits)) return in_region(kFrance, nine_digits, true);
  const auto overseas = std::ranges::find_if(kOverseas, [&](const Region& at) { return is_valid(at, nine_digits); });
  if (overseas != kOverseas.end()) return in_region(*overseas, nine_digits, true);
  return in_region(kFrance, nine_digits, false);
}

std::optional<PlannedNumber> international_number(std::string_view digits) {
  if (digits.starts_with("33")) return french_number(digits.substr(2));
  if (digits.size() < kShortestForeign || digits.size() > kLongest) return std::nullopt;
  const auto* const util = plan::PhoneNumberUtil::GetInstance();
  plan::PhoneNumber parsed;
  if (util->Parse(fmt::format("+{}", digits), "ZZ", &parsed) != plan::PhoneNumberUtil::NO_PARSING_ERROR)
    return std::nullopt;
  if (!util->IsPossibleNumber(parsed)) return std::nullopt;
  std::string e164;
  util->Format(parsed, plan::PhoneNumberUtil::E164, &e164);
  const auto number = PhoneNumber::from_e164(e164);
  if (!number) return std::nullopt;
  return PlannedNumber{*number, util->IsValidNumber(parsed)};
}

}  // namespace vigie::extractors
