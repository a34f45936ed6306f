// Bytes of a page → UTF-8, as browsers decode: BOM, Content-Type, <meta> prescan, else windows-1252.
// WHATWG HTML 13.2.3 "The input byte stream" and Encoding (labels); converters by ICU.
#pragma once

#include <string>
#include <string_view>

namespace vigie::extractors {

/// @param content_type  the HTTP header, may be empty
/// @return canonical WHATWG name in lower case: "utf-8", "windows-1252", "utf-16le" …
std::string sniff_charset(std::string_view bytes, std::string_view content_type);

/// What cannot be decoded becomes U+FFFD; where a page says UTF-8 and most of its letters show that it is not, it is
/// read as windows-1252 (browsers do not: their reader sees the marks, a program would lose the words). Never fails.
std::string decode_html(std::string_view bytes, std::string_view content_type);

}  // namespace vigie::extractors
