#include "crawler/photos/digits_reader.h"

#include <algorithm>
#include <type_traits>

#include "crawler/photos/digits_worker.h"
#include "extractors/normalise/numbering_plan.h"
#include "extractors/normalise/phones.h"

namespace vigie::crawler {
namespace {

constexpr std::ptrdiff_t kLeastDigits = 9, kMostDigits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view text_of(const DigitsAnswer& answer) {
  return {answer.numbers.begin(), std::ranges::find(answer.numbers, '\0')};
}

// Of a phone: digits, which a plus may precede.
std::optional<std::string> checked(const DigitsAnswer& answer) {
  const std::string_view number = text_of(answer);
  const std::ptrdiff_t digits = std::ranges::count_if(number, is_digit);
  const bool is_number = std::all_of(number.begin() + (number.starts_with('+') ? 1 : 0), number.end(), is_digit);
  if (!is_number || digits < kLeastDigits || digits > kMostDigits) return std::nullopt;
  return std::string(number);
}

bool may_be_misread(const PhoneNumber& number, std::string_view written) {
  if (!written.starts_with('+') || number.e164().starts_with("+33")) return false;
  const auto planned = extractors::international_number(std::string_view(number.e164()).substr(1));
  return !planned || !planned->valid;
}

// What may be hours, days or prices is none.
std::optional<std::string> phone_in(std::string_view written) {
  RawAd ad;
  ad.phones.emplace_back(written);
  const auto phones = extractors::find_phones(extractors::FoldedAd(ad));
  if (phones.size() != 1 || may_be_misread(phones.front().number, written)) return std::nullopt;
  return phones.front().number.e164();
}

std::vector<std::string> phones_of(const DigitsAnswer& answer) {
  std::vector<std::string> phones;
  for (std::string_view left = text_of(answer); !left.empty();) {
    const std::string_view written = left.substr(0, left.find(kNumberEnd));
    left.remove_prefix(std::min(left.size(), written.size() + 1));
    if (auto phone = phone_in(written); phone && std::ranges::find(phones, *phone) == phones.end())
      phones.push_back(*std::move(phone));
  }
  return phones;
}

template <typename Read>
auto outcome_of(const DigitsAnswer& answer, const Read& read)
    -> dedup::Readable<std::invoke_result_t<Read, DigitsAnswer>> {
  if (answer.is_readable == 1) return read(answer);
  const bool known = answer.reason < dedup::kUnreadables;
  return tl::unexpected(known ? static_cast<dedup::Unreadable>(answer.reason) : dedup::Unreadable::kCrashed);
}

}  // namespace

DigitsReader::DigitsReader(std::filesystem::path program)
    : worker_(std::move(program), "digits-worker", SandboxedWorker::kPatience) {}

dedup::Readable<std::optional<std::string>> DigitsReader::read(std::string_view picture) {
  return worker_.ask<DigitsAnswer>(picture).and_then([](const auto& answer) { return outcome_of(answer, checked); });
}

PhotoDigitsReader::PhotoDigitsReader(std::filesystem::path program)
    : worker_(std::move(program), "photo-digits-worker", SandboxedWorker::kPatience) {}

dedup::Readable<std::vector<std::string>> PhotoDigitsReader::read(std::string_view photo) {
  return worker_.ask<DigitsAnswer>(photo).and_then([](const auto& answer) { return outcome_of(answer, phones_of); });
}

}  // namespace vigie::crawler
