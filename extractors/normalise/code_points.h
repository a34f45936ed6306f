// Walking UTF-8 by code points, by ICU's rules for bytes that are none (one U+FFFD for each maximal ill-formed part).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vigie::extractors {

/// The code point at byte `i`, U+FFFD for what is none; moves `i` behind it. `i` < utf8.size().
char32_t next_code_point(std::string_view utf8, std::size_t& i);

/// The byte at which code point number `count` begins, at most the text's size.
std::size_t byte_of_code_point(std::string_view utf8, std::size_t count);

void append_utf8(std::string& out, char32_t c);

}  // namespace vigie::extractors
