// A fuzzer's bytes as the two texts of an ad: its first line, and the rest.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

struct TwoTexts {
  std::string line, rest;
};

inline TwoTexts two_texts(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  return {std::string(input.substr(0, line)), std::string(input.substr(std::min(line + 1, input.size())))};
}
