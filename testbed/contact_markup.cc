#include "testbed/contact_markup.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "testbed/replica_tools.h"
#include "testbed/slug.h"

namespace vigie::testbed {

namespace {

constexpr std::string_view kFrance = "33";
constexpr std::string_view kEndings[] = {"paris", "vip", "douce", "xo", "sweet", "off"};

/// "lina.vip": without digits, so that no part of it is taken for a number.
std::string handle_of(const RawAd& ad) {
  const std::string name = slug_of(ad.name.value_or("anonyme"));
  return fmt::format("{}.{}", name, kEndings[number_of(ad.ad_id) % std::size(kEndings)]);
}

std::string masked(std::string_view national) {
  return fmt::format("{} {} ●● ●● ●●", national.substr(0, 2),
                     national.substr(std::min<std::size_t>(2, national.size()), 2));
}

}  // namespace

std::string digits_of(std::string_view phone) {
  std::string digits;
  std::ranges::copy_if(phone, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string digits_abroad(std::string_view phone) {
  const std::string digits = digits_of(phone);
  if (digits.starts_with("00")) return digits.substr(2);
  return digits.starts_with('0') ? std::string(kFrance) + digits.substr(1) : digits;
}

std::string national_digits(std::string_view phone) {
  const std::string abroad = digits_abroad(phone);
  return abroad.starts_with(kFrance) ? "0" + abroad.substr(kFrance.size()) : abroad;
}

std::string reversed(std::string_view text) { return {text.rbegin(), text.rend()}; }

std::string base64(std::string_view text) {
  std::string encoded((text.size() + 2) / 3 * 4 + 1, '\0');
  const int length =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  encoded.resize(static_cast<std::size_t>(std::max(length, 0)));
  return encoded;
}

std::string span_a_digit(std::string_view digits) {
  std::string markup;
  for (const char digit : digits) markup += fmt::format("<span>{}</span>", digit);
  return markup;
}

std::string with_decoys(std::string_view digits) {
  std::string markup;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    markup += fmt::format("<span>{}</span>", digits[i]);
    if (i % 3 == 1) markup += fmt::format("<span class=\"nd\">{}</span>", (digits[i] - '0' + 7) % 10);
  }
  return markup;
}

void set_contacts(kainjow::mustache::data& values, const RawAd& ad) {
  values.set("handle", handle_of(ad));
  if (ad.phones.empty()) return;
  const std::string national = national_digits(ad.phones.front());
  values.set("phone_national", national);
  values.set("phone_abroad", digits_abroad(ad.phones.front()));
  values.set("phone_base64", base64(national));
  values.set("phone_reversed", reversed(national));
  values.set("phone_masked", masked(national));
  values.set("phone_apart", span_a_digit(national));
  values.set("phone_decoys", with_decoys(national));
}

}  // namespace vigie::testbed
