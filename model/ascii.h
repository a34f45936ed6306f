// Letters of ASCII alone: names in protocols and markup, whose case does not count. Words of people are folded by
// text_folding.h.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace vigie {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

}  // namespace vigie
