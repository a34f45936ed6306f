// Digits → a telephone number, where a numbering plan has one of that shape. Metadata by libphonenumber.
// The shape decides; validity is only told, since libphonenumber knows no range opened after its release (nor 06 39 98,
// ARCEP's range for fiction, which it calls possible but not valid).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/phone_number.h"

namespace vigie::extractors {

struct PlannedNumber {
  PhoneNumber number;
  bool valid;  ///< in a range that libphonenumber knows to be in use
};

/// The nine digits that follow 0, +33 or 0033 in France. Numbers of Guadeloupe, Guyane, Martinique, La Réunion and
/// Mayotte, which are dialled alike, come with their own country codes, 590, 594, 596, 262.
/// @return nothing unless there are nine digits, the first from 1 to 9
std::optional<PlannedNumber> french_number(std::string_view nine_digits);

/// Country code and national number, without a prefix: "491701234567". France's own go through `french_number`.
/// @return nothing unless the country code exists and the length is possible there
std::optional<PlannedNumber> international_number(std::string_view digits);

/// Digits of the country code with which digits begin; 0 where there is none.
std::size_t country_code_length(std::string_view digits);

/// Whether `international_number` may give a number: a country code and a length that is possible there. Takes
/// nanoseconds.
bool may_be_international(std::string_view digits);

}  // namespace vigie::extractors
