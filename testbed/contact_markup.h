// How pages write a phone number so that programs read it badly: apart by markup, among decoys, reversed, encoded.
#pragma once

#include <string>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "model/raw_ad.h"

namespace vigie::testbed {

/// "06 39 98 12 34" → "0639981234".
std::string digits_of(std::string_view phone);
/// "0639981234" and "0033639981234" → "33639981234", as links to WhatsApp have it.
std::string digits_abroad(std::string_view phone);
/// "+33 6 39 98 12 34" → "0639981234"; a foreign number stays as it is.
std::string national_digits(std::string_view phone);

std::string reversed(std::string_view text);
std::string base64(std::string_view text);
/// "<span>0</span><span>6</span>…"
std::string span_a_digit(std::string_view digits);
/// A span a digit; between them digits of the class "nd", which the page's style does not display.
std::string with_decoys(std::string_view digits);

/// Where the ad has a number, besides `phone` and `phone_digits` of ad_values: phone_national, phone_abroad,
/// phone_base64, phone_reversed, phone_masked ("06 39 ●● ●● ●●") and, for {{{…}}}, phone_apart and phone_decoys.
/// Always: `handle`, a name for Telegram or Instagram that holds no number.
void set_contacts(kainjow::mustache::data& values, const RawAd& ad);

}  // namespace vigie::testbed
