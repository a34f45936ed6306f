#include "extractors/selector_scanner.h"

#include <algorithm>

#include <unicode/unistr.h>

namespace vigie::extractors {
namespace {

constexpr long long kLargest = 1'000'000'000;

bool is_newline(char c) { return c == '\n' || c == '\r' || c == '\f'; }
bool is_space(char c) { return c == ' ' || c == '\t' || is_newline(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string utf8(unsigned long code_point) {
  const bool is_wrong = code_point == 0 || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF);
  std::string text;
  icu::UnicodeString(static_cast<UChar32>(is_wrong ? 0xFFFD : code_point)).toUTF8String(text);
  return text;
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::size_t SelectorScanner::character(std::size_t offset) const {
  const std::string_view before = css_.substr(0, offset);
  return 1 + static_cast<std::size_t>(
                 std::count_if(before.begin(), before.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view SelectorScanner::character_text(std::size_t offset) const {
  std::size_t end = std::min(offset + 1, css_.size());
  while (end < css_.size() && is_continuation(css_[end])) ++end;
  return css_.substr(offset, end - offset);
}

bool SelectorScanner::starts_escape(std::size_t ahead) const {
  return peek(ahead) == '\\' && at_ + ahead < css_.size() && !is_newline(peek(ahead + 1));
}

bool SelectorScanner::continues_name() const {
  if (at_end()) return false;
  const char c = peek();
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0 || c == '\0';
  return is_letter || is_digit(c) || c == '-' || starts_escape(0);
}

bool SelectorScanner::starts_name() const {
  if (at_end() || is_digit(peek())) return false;
  if (peek() != '-') return continues_name();
  SelectorScanner after(css_);
  after.at_ = at_ + 1;
  return after.continues_name() && !is_digit(after.peek());
}

bool SelectorScanner::take(char c) {
  if (at_end() || peek() != c) return false;
  ++at_;
  return true;
}

bool SelectorScanner::take(std::string_view text) {
  if (css_.substr(at_, text.size()) != text) return false;
  at_ += text.size();
  return true;
}

void SelectorScanner::skip_comments() {
  while (peek() == '/' && peek(1) == '*') {
    const std::size_t end = css_.find("*/", at_ + 2);
    at_ = end == std::string_view::npos ? css_.size() : end + 2;
  }
}

bool SelectorScanner::skip_space() {
  bool was_space = false;
  for (skip_comments(); is_space(peek()); skip_comments()) {
    was_space = true;
    ++at_;
  }
  return was_space;
}

std::string SelectorScanner::escape() {
  ++at_;
  if (at_end()) return utf8(0);
  if (!is_hex(peek())) {
    const std::string_view character = character_text(at_);
    at_ += character.size();
    return character == std::string_view("\0", 1) ? utf8(0) : std::string(character);
  }
  std::string hex;
  while (hex.size() < 6 && is_hex(peek())) hex += css_[at_++];
  if (!take("\r\n") && is_space(peek())) ++at_;
  return utf8(std::stoul(hex, nullptr, 16));
}

std::string SelectorScanner::name() {
  std::string name;
  while (continues_name()) {
    if (peek() == '\\') {
      name += escape();
    } else if (const char c = css_[at_++]; c == '\0') {
      name += utf8(0);
    } else {
      name += c;
    }
  }
  return name;
}

std::optional<std::string> SelectorScanner::string() {
  std::string value;
  const char quote = css_[at_++];
  while (!at_end() && !is_newline(peek())) {
    if (take(quote)) return value;
    if (starts_escape(0)) {
      value += escape();
    } else if (take('\\')) {
      if (!take("\r\n")) ++at_;
    } else if (const char c = css_[at_++]; c == '\0') {
      value += utf8(0);
    } else {
      value += c;
    }
  }
  return std::nullopt;
}

std::optional<long long> SelectorScanner::digits() {
  if (!is_digit(peek())) return std::nullopt;
  long long number = 0;
  while (is_digit(peek())) number = std::min(kLargest, number * 10 + (css_[at_++] - '0'));
  return number;
}

}  // namespace vigie::extractors
