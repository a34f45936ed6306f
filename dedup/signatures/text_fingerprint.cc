#include "dedup/signatures/text_fingerprint.h"

#include <algorithm>

#include "model/text_folding.h"

namespace vigie::dedup {
namespace {

constexpr std::size_t kLeastWording = 40;  // code points that are not masked
constexpr char32_t kMask = U'#';

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::u32string masked(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_digit(c))
      out += c;
    else if (out.empty() || out.back() != kMask)
      out += kMask;
  }
  return out;
}

}  // namespace

std::optional<std::string> text_fingerprint(std::string_view title, std::string_view text) {
  const auto whole = std::string(title).append(" ").append(text);
  FoldedText wording{.text = masked(fold(whole).text), .origin = {}};
  const auto hidden = static_cast<std::size_t>(std::count(wording.text.begin(), wording.text.end(), kMask));
  if (wording.text.size() - hidden < kLeastWording) return std::nullopt;
  return wording.utf8();
}

}  // namespace vigie::dedup
