// A short number that stands for a text: the same text has the same one, and no other text is found that has it.
// BLAKE2b with 128 bits, RFC 7693.
#pragma once

#include <string>
#include <string_view>

namespace vigie::report {

/// 32 hexadecimal digits.
std::string fingerprint(std::string_view text);

}  // namespace vigie::report
