#include "crawler/drift/shape.h"

#include <algorithm>
#include <array>

namespace vigie::crawler {
namespace {

constexpr std::size_t kMostBytes = 16;
constexpr std::array<std::string_view, 3> kCurrencies = {"€", "£", "¥"};
constexpr std::array<std::string_view, 2> kWideSpaces = {"\xC2\xA0", "\xE2\x80\xAF"};  // U+00A0, U+202F

enum class Kind { kDigit, kLetter, kSpace, kNothing, kSign };

struct Symbol {
  Kind kind;
  std::size_t bytes;
};

template <std::size_t N>
std::size_t one_of(const std::array<std::string_view, N>& all, std::string_view text) {
  const auto found = std::ranges::find_if(all, [&](std::string_view one) { return text.starts_with(one); });
  return found == all.end() ? 0 : found->size();
}

bool is_letter(unsigned char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

/// Letters of other scripts are letters; typographic signs (U+2000 … U+2FFF) and emojis are nothing.
Symbol beyond_ascii(std::string_view text) {
  if (const auto bytes = one_of(kCurrencies, text)) return {Kind::kSign, bytes};
  if (const auto bytes = one_of(kWideSpaces, text)) return {Kind::kSpace, bytes};
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead == 0xE2) return {Kind::kNothing, std::min<std::size_t>(3, text.size())};
  if (lead >= 0xF0) return {Kind::kNothing, std::min<std::size_t>(4, text.size())};
  return {Kind::kLetter, 1};
}

Symbol first_of(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.front());
  if (c >= 0x80) return beyond_ascii(text);
  if (c >= '0' && c <= '9') return {Kind::kDigit, 1};
  if (is_letter(c)) return {Kind::kLetter, 1};
  return {c == ' ' || (c >= '\t' && c <= '\r') ? Kind::kSpace : Kind::kSign, 1};
}

/// The shape so far, and whether white space came after it.
class Shape {
 public:
  void add(Kind kind, std::string_view bytes) {
    if (kind == Kind::kNothing) return;
    if (kind == Kind::kSpace) {
      spaced_ = true;
      return;
    }
    const std::string_view shown = kind == Kind::kDigit ? "9" : kind == Kind::kLetter ? "a" : bytes;
    const bool goes_on = kind == last_ && (kind == Kind::kLetter || (kind == Kind::kDigit && !spaced_));
    if (!goes_on && spaced_ && !text_.empty()) text_ += ' ';
    if (!goes_on) text_ += shown;
    spaced_ = false;
    last_ = kind;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
  Kind last_ = Kind::kNothing;
  bool spaced_ = false;
};

}  // namespace

std::string value_shape(std::string_view text) {
  Shape shape;
  while (!text.empty() && shape.text().size() < kMostBytes) {
    const Symbol symbol = first_of(text);
    shape.add(symbol.kind, text.substr(0, symbol.bytes));
    text.remove_prefix(symbol.bytes);
  }
  return text.empty() ? shape.text() : shape.text() + "…";
}

}  // namespace vigie::crawler
