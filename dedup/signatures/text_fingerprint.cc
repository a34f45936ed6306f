#include "dedup/signatures/text_fingerprint.h"

#include <algorithm>

#include "model/text_folding.h"

namespace vigie::dedup {
namespace {

constexpr std::ptrdiff_t kLeastWording = 40;  // code points that are not masked
constexpr char kMask = '#';

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string masked(std::string_view utf8) {
  std::string out;
  for (const char c : utf8) {
    if (!is_digit(c))
      out += c;
    else if (out.empty() || out.back() != kMask)
      out += kMask;
  }
  return out;
}

bool begins_wording(char byte) { return byte != kMask && (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

}  // namespace

std::optional<std::string> text_fingerprint(std::string_view title, std::string_view text) {
  std::string wording = masked(folded(std::string(title).append(" ").append(text)));
  if (std::ranges::count_if(wording, begins_wording) < kLeastWording) return std::nullopt;
  return wording;
}

}  // namespace vigie::dedup
