#include "model/phone_number.h"

#include <algorithm>

namespace vigie {
namespace {

constexpr std::size_t kFewestDigits = 7;
constexpr std::size_t kMostDigits = 15;

}  // namespace

std::optional<PhoneNumber> PhoneNumber::from_e164(std::string_view text) {
  if (!text.starts_with('+')) return std::nullopt;
  const std::string_view digits = text.substr(1);
  const bool all_digits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (digits.size() < kFewestDigits || digits.size() > kMostDigits || digits.front() == '0' || !all_digits)
    return std::nullopt;
  return PhoneNumber(std::string(text));
}

}  // namespace vigie
