#include "extractors/charset.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "extractors/charset_labels.h"
#include "model/ascii.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kPrescanned = 1024;

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view charset_named(std::string_view label) { return charset_of_label(lower(trimmed(label))); }

/// What a quotation mark, or the next white space or semicolon, ends.
std::string_view leading_value(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() == '"' || text.front() == '\'') {
    const std::size_t end = text.find(text.front(), 1);
    return end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
  }
  return text.substr(0, text.find_first_of("; \t\n\f\r"));
}

/// HTML standard 2.5.2 "Extracting character encodings from meta elements"; read from the HTTP header in the same way.
std::string_view charset_in_content(std::string_view content) {
  const std::string folded = lower(content);
  for (std::size_t at = folded.find("charset"); at != std::string::npos; at = folded.find("charset", at)) {
    at += std::string_view("charset").size();
    const std::string_view rest = trimmed(content.substr(at));
    if (!rest.empty() && rest.front() == '=') return charset_named(leading_value(trimmed(rest.substr(1))));
  }
  return {};
}

struct Attribute {
  std::string name, value;
};

/// The <meta> prescan, HTML standard 13.2.3.2.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes.substr(0, kPrescanned)) {}

  std::string_view charset() {
    for (; at_ < bytes_.size(); ++at_) {
      if (bytes_[at_] != '<') continue;
      if (const std::string_view found = read_markup(); !found.empty()) return found;
    }
    return {};
  }

 private:
  bool starts(std::string_view text) const { return lower(bytes_.substr(at_, text.size())) == text; }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0'; }

  /// Leaves `at_` on the last byte of what was read.
  std::string_view read_markup() {
    if (starts("<!--")) {
      skip_to(bytes_.find("-->", at_ + 2), 2);
    } else if (starts("<meta") && (is_space(peek(5)) || peek(5) == '/')) {
      at_ += 5;
      return read_meta();
    } else if (is_letter(peek(1)) || (peek(1) == '/' && is_letter(peek(2)))) {
      skip_to(bytes_.find_first_of(" \t\n\f\r>", at_), 0);
      while (!attribute().name.empty()) {
      }
    } else if (peek(1) == '!' || peek(1) == '/' || peek(1) == '?') {
      skip_to(bytes_.find('>', at_), 0);
    }
    return {};
  }

  void skip_to(std::size_t found, std::size_t further) {
    at_ = found == std::string_view::npos ? bytes_.size() : found + further;
  }

  std::string_view read_meta() {
    std::vector<std::string> seen;
    bool is_pragma = false, needs_pragma = false;
    std::optional<std::string_view> charset;
    for (Attribute each = attribute(); !each.name.empty(); each = attribute()) {
      if (std::find(seen.begin(), seen.end(), each.name) != seen.end()) continue;
      seen.push_back(each.name);
      if (each.name == "http-equiv") is_pragma = each.value == "content-type";
      if (each.name == "charset") {
        charset = charset_named(each.value);
        needs_pragma = false;
      }
      if (each.name == "content" && !charset) {
        const std::string_view found = charset_in_content(each.value);
        if (!found.empty()) charset = found;
        needs_pragma = !found.empty();
      }
    }
    if (!charset || (needs_pragma && !is_pragma) || at_ >= bytes_.size()) return {};
    return *charset;
  }

  /// "get an attribute": names and values in lower case; without a name at the end of the tag.
  Attribute attribute() {
    while (is_space(peek()) || peek() == '/') ++at_;
    if (at_ >= bytes_.size() || peek() == '>') return {};
    Attribute result;
    while (at_ < bytes_.size() && !is_space(peek()) && peek() != '/' && peek() != '>' &&
           (peek() != '=' || result.name.empty())) {
      result.name += lower(bytes_[at_++]);
    }
    while (is_space(peek())) ++at_;
    if (peek() != '=') return result;
    do {
      ++at_;
    } while (is_space(peek()));
    result.value = value();
    return result;
  }

  std::string value() {
    if (const char quote = peek(); quote == '"' || quote == '\'') {
      const std::size_t start = ++at_;
      skip_to(bytes_.find(quote, at_), 1);
      return lower(bytes_.substr(start, at_ <= bytes_.size() && at_ > start ? at_ - start - 1 : 0));
    }
    const std::size_t start = at_;
    skip_to(bytes_.find_first_of(" \t\n\f\r>", at_), 0);
    return lower(bytes_.substr(start, at_ - start));
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// "get an XML encoding", HTML standard 13.2.3.2.
std::string_view xml_charset(std::string_view bytes) {
  if (bytes.substr(0, 5) != "<?xml") return {};
  const std::string_view declaration = bytes.substr(0, std::min(kPrescanned, bytes.find('>')));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  std::string_view rest = trimmed(declaration.substr(at + std::string_view("encoding").size()));
  if (rest.empty() || rest.front() != '=') return {};
  rest = trimmed(rest.substr(1));
  return rest.empty() || (rest.front() != '"' && rest.front() != '\'') ? "" : charset_named(leading_value(rest));
}

/// A declaration that could be read as ASCII was not in UTF-16.
std::string_view as_declared_in_ascii(std::string_view charset) {
  if (charset.substr(0, 6) == "utf-16") return "utf-8";
  return charset == "x-user-defined" ? "windows-1252" : charset;
}

struct ByteOrderMark {
  std::string_view bytes, charset;
};
constexpr std::array<ByteOrderMark, 3> kByteOrderMarks{
    {{"\xEF\xBB\xBF", "utf-8"}, {"\xFE\xFF", "utf-16be"}, {"\xFF\xFE", "utf-16le"}}};

const ByteOrderMark* byte_order_mark(std::string_view bytes) {
  for (const ByteOrderMark& mark : kByteOrderMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return &mark;
  }
  return nullptr;
}

// The upper six rows of ISO 8859-16 (Romanian), for which ICU has no converter.
constexpr std::u16string_view kIso8859Part16 =
    u"\u00A0\u0104\u0105\u0141\u20AC\u201E\u0160\u00A7\u0161\u00A9\u0218\u00AB\u0179\u00AD\u017A\u017B"
    u"\u00B0\u00B1\u010C\u0142\u017D\u201D\u00B6\u00B7\u017E\u010D\u0219\u00BB\u0152\u0153\u0178\u017C"
    u"\u00C0\u00C1\u00C2\u0102\u00C4\u0106\u00C6\u00C7\u00C8\u00C9\u00CA\u00CB\u00CC\u00CD\u00CE\u00CF"
    u"\u0110\u0143\u00D2\u00D3\u00D4\u0150\u00D6\u015A\u0170\u00D9\u00DA\u00DB\u00DC\u0118\u021A\u00DF"
    u"\u00E0\u00E1\u00E2\u0103\u00E4\u0107\u00E6\u00E7\u00E8\u00E9\u00EA\u00EB\u00EC\u00ED\u00EE\u00EF"
    u"\u0111\u0144\u00F2\u00F3\u00F4\u0151\u00F6\u015B\u0171\u00F9\u00FA\u00FB\u00FC\u0119\u021B\u00FF";

/// ICU's converter where the standard's decoder goes by another name there.
std::string converter_name(std::string_view charset) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOthers{{{"big5", "big5-hkscs"},
                                                                                  {"euc-jp", "euc-jp-2007"},
                                                                                  {"euc-kr", "windows-949"},
                                                                                  {"gbk", "gb18030"},
                                                                                  {"iso-8859-8-i", "iso-8859-8"},
                                                                                  {"shift_jis", "windows-31j"},
                                                                                  {"windows-874", "windows-874-2000"}}};
  for (const auto& [name, converter] : kOthers) {
    if (name == charset) return std::string(converter);
  }
  return std::string(charset);
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Letters of western languages that stand alone, as they do in windows-1252, and such that begin a sequence.
struct UpperBytes {
  std::size_t alone = 0, sequences = 0;
};

UpperBytes upper_bytes(std::string_view bytes) {
  UpperBytes count;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (static_cast<unsigned char>(bytes[i]) < 0xC2) continue;
    const bool begins = i + 1 < bytes.size() && continues(bytes[i + 1]);
    ++(begins ? count.sequences : count.alone);
    if (begins) ++i;
  }
  return count;
}

/// Pages that say UTF-8 in their head and are written in the encoding of the 1990s: an editor's template, an old base.
bool is_windows_1252_by_mistake(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return false;
  const UpperBytes count = upper_bytes(bytes);
  return count.alone > count.sequences;
}

std::string decode_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::string(bytes);
  return to_utf8(icu::UnicodeString::fromUTF8(bytes));
}

std::string decode_user_defined(std::string_view bytes) {
  icu::UnicodeString text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text.append(static_cast<char16_t>(byte < 0x80 ? byte : 0xF700 + byte));
  }
  return to_utf8(text);
}

std::string decode_iso_8859_16(std::string_view bytes) {
  icu::UnicodeString text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text.append(byte < 0xA0 ? char16_t{byte} : kIso8859Part16[byte - 0xA0]);
  }
  return to_utf8(text);
}

std::string decode_by_icu(std::string_view bytes, std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(converter_name(charset).c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return decode_utf8(bytes);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
  return to_utf8(text);
}

/// The standard takes "<?x" in UTF-16 for a sign of it; a document that begins with "<!" or "<h" is as plain.
std::string_view utf16_of_first_tag(std::string_view bytes) {
  if (bytes.size() < 4) return {};
  constexpr std::string_view kSecond = "?!hH";
  const auto is_tag = [&](std::size_t first) {
    return bytes[first] == '<' && bytes[first ^ 1] == '\0' && bytes[(2 + first) ^ 1] == '\0' &&
           kSecond.find(bytes[2 + first]) != std::string_view::npos;
  };
  return is_tag(0) ? "utf-16le" : is_tag(1) ? "utf-16be" : "";
}

}  // namespace

std::string sniff_charset(std::string_view bytes, std::string_view content_type) {
  if (const ByteOrderMark* mark = byte_order_mark(bytes)) return std::string(mark->charset);
  if (const std::string_view sent = charset_in_content(content_type); !sent.empty()) return std::string(sent);
  if (const std::string_view wide = utf16_of_first_tag(bytes); !wide.empty()) return std::string(wide);
  std::string_view declared = Prescan(bytes).charset();
  if (declared.empty()) declared = xml_charset(bytes);
  if (!declared.empty()) return std::string(as_declared_in_ascii(declared));
  return simdjson::validate_utf8(bytes.data(), bytes.size()) ? "utf-8" : "windows-1252";
}

std::string decode_html(std::string_view bytes, std::string_view content_type) {
  const std::string charset = sniff_charset(bytes, content_type);
  if (const ByteOrderMark* mark = byte_order_mark(bytes)) bytes.remove_prefix(mark->bytes.size());
  if (charset == "utf-8" && is_windows_1252_by_mistake(bytes)) return decode_by_icu(bytes, "windows-1252");
  if (charset == "utf-8") return decode_utf8(bytes);
  if (charset == "x-user-defined") return decode_user_defined(bytes);
  if (charset == "iso-8859-16") return decode_iso_8859_16(bytes);
  if (charset == "replacement") return bytes.empty() ? "" : "\uFFFD";
  return decode_by_icu(bytes, charset);
}

}  // namespace vigie::extractors
