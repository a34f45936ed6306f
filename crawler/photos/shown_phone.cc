#include "crawler/photos/shown_phone.h"

#include <algorithm>
#include <map>

#include <re2/re2.h>
#include <simdjson.h>

namespace vigie::crawler {
namespace {

/// No format of pictures is text without a NUL.
bool is_words(std::string_view answer) {
  return answer.find('\0') == std::string_view::npos && simdjson::validate_utf8(answer.data(), answer.size());
}

/// "+33 (0)6 39…" → "+33639…"
std::string digits_of(std::string number) {
  if (const auto zero = number.find("(0)"); zero != std::string::npos) number.erase(zero, 3);
  std::string digits;
  std::ranges::copy_if(number, std::back_inserter(digits), [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
  return digits;
}

/// The one number that stands alone, in quotes or between tags, in one form or several: an id beside it makes it no
/// less plain, another phone does. Of a longer page it is not known whose number it is.
std::optional<std::string> said_in(std::string_view words) {
  static const re2::RE2 kNumber(R"((?:^|["'>:])\s*((?:\+|00)?(?:[\s.\-/]*(?:\(0\)|\d)){9,16})\s*(?:$|["'<,}]))");
  static const re2::RE2 kPhone(R"(\+.*|00.*|0[1-9].*|33[1-9]\d{8})");
  constexpr std::size_t kLongest = 4096, kDigitsOfSubscriber = 9;
  if (words.size() > kLongest) return std::nullopt;
  re2::StringPiece rest(words.data(), words.size());
  std::map<std::string, std::string> numbers;  // by their last digits, which all forms of one have in common
  for (std::string number; re2::RE2::FindAndConsume(&rest, kNumber, &number);) {
    std::string digits = digits_of(number);
    if (digits.size() < kDigitsOfSubscriber || !re2::RE2::FullMatch(digits, kPhone)) continue;
    numbers.emplace(digits.substr(digits.size() - kDigitsOfSubscriber), std::move(digits));
  }
  return numbers.size() == 1 ? std::optional(numbers.begin()->second) : std::nullopt;
}

}  // namespace

std::optional<std::string> ShownPhone::read(std::string_view answer) {
  return is_words(answer) ? said_in(answer) : pictures_.read(answer).value_or(std::nullopt);
}

}  // namespace vigie::crawler
