// The form of a value without what it says: "80 €" and "120 €" are "9 €", "il y a 3 heures" is "a 9 a".
#pragma once

#include <string>
#include <string_view>

namespace vigie::crawler {

/// Runs of digits are 9; letters, and words with nothing but spaces between them, are a; signs that neither ASCII nor a
/// currency has are left out. At most 16 bytes, then "…". Linear; any bytes.
std::string value_shape(std::string_view utf8);

}  // namespace vigie::crawler
