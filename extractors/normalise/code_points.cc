#include "extractors/normalise/code_points.h"

#include <unicode/utf8.h>

// ICU's macros narrow int to uint8_t.
#pragma GCC diagnostic ignored "-Wconversion"

namespace vigie::extractors {

char32_t next_code_point(std::string_view utf8, std::size_t& i) {
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(utf8.data(), i, utf8.size(), c);
  return static_cast<char32_t>(c);
}

std::size_t byte_of_code_point(std::string_view utf8, std::size_t count) {
  std::size_t i = 0;
  while (count-- > 0 && i < utf8.size()) next_code_point(utf8, i);
  return i;
}

void append_utf8(std::string& out, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
  out.append(bytes, length);
}

}  // namespace vigie::extractors
