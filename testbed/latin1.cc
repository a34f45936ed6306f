#include "testbed/latin1.h"

#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

namespace vigie::testbed {

namespace {

std::string encoded(std::string_view utf8_html, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &error), ucnv_close);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_ESCAPE, UCNV_ESCAPE_XML_DEC, nullptr, nullptr, &error);
  if (U_FAILURE(error)) return {};
  const auto size = static_cast<int32_t>(utf8_html.size());
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(utf8_html.data(), size));
  constexpr int kLongestReference = 10;  // "&#1114111;"
  std::string bytes(static_cast<std::size_t>(text.length()) * kLongestReference + 1, '\0');
  const int32_t length = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<int32_t>(bytes.size()),
                                         text.getBuffer(), text.length(), &error);
  bytes.resize(U_FAILURE(error) ? 0 : static_cast<std::size_t>(length));
  return bytes;
}

}  // namespace

std::string to_latin1(std::string_view utf8_html) { return encoded(utf8_html, "ISO-8859-1"); }

std::string to_windows_1252(std::string_view utf8_html) { return encoded(utf8_html, "windows-1252"); }

}  // namespace vigie::testbed
