// HTML in the one-byte charsets in which old sites send it.
#pragma once

#include <string>
#include <string_view>

namespace vigie::testbed {

/// What ISO-8859-1 lacks becomes a numeric character reference: "€" is "&#8364;" (ICU's converter).
std::string to_latin1(std::string_view utf8_html);
/// As above, but "€", "œ" and curly quotes are bytes of their own.
std::string to_windows_1252(std::string_view utf8_html);

}  // namespace vigie::testbed
