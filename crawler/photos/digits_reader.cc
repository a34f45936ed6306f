#include "crawler/photos/digits_reader.h"

#include <algorithm>

#include "crawler/photos/digits_worker.h"

namespace vigie::crawler {
namespace {

constexpr std::ptrdiff_t kLeastDigits = 9, kMostDigits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of a phone: digits, which a plus may precede.
std::optional<std::string> checked(const DigitsAnswer& answer) {
  const auto end = std::ranges::find(answer.digits, '\0');
  const std::string number(answer.digits.begin(), end);
  const std::ptrdiff_t digits = std::ranges::count_if(number, is_digit);
  const bool is_number = std::all_of(number.begin() + (number.starts_with('+') ? 1 : 0), number.end(), is_digit);
  if (!is_number || digits < kLeastDigits || digits > kMostDigits) return std::nullopt;
  return number;
}

dedup::Readable<std::optional<std::string>> outcome_of(const DigitsAnswer& answer) {
  if (answer.is_readable == 1) return checked(answer);
  const bool known = answer.reason < dedup::kUnreadables;
  return tl::unexpected(known ? static_cast<dedup::Unreadable>(answer.reason) : dedup::Unreadable::kCrashed);
}

}  // namespace

DigitsReader::DigitsReader(std::filesystem::path program)
    : worker_(std::move(program), "digits-worker", SandboxedWorker::kPatience) {}

dedup::Readable<std::optional<std::string>> DigitsReader::read(std::string_view picture) {
  return worker_.ask<DigitsAnswer>(picture).and_then(outcome_of);
}

}  // namespace vigie::crawler
