#include "testbed/digit_picture.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace vigie::testbed {

namespace {

constexpr int kColumns = 5, kRows = 7, kScale = 4, kMargin = 8;
constexpr int kPitch = (kColumns + 1) * kScale;

/// A digit's rows, the leftmost pixel in the fifth bit.
using Glyph = std::array<std::uint8_t, kRows>;
constexpr std::array<Glyph, 10> kGlyphs = {{{14, 17, 17, 17, 17, 17, 14},
                                            {4, 12, 4, 4, 4, 4, 14},
                                            {14, 17, 1, 2, 4, 8, 31},
                                            {31, 2, 4, 2, 1, 17, 14},
                                            {2, 6, 10, 18, 31, 2, 2},
                                            {31, 16, 30, 1, 1, 17, 14},
                                            {6, 8, 16, 30, 17, 17, 14},
                                            {31, 1, 2, 4, 8, 8, 8},
                                            {14, 17, 17, 14, 17, 17, 14},
                                            {14, 17, 17, 15, 1, 2, 12}}};

struct Canvas {
  int width, height;
  std::vector<char> pixels;  ///< 0 white, 1 black
};

Canvas drawn(std::string_view digits) {
  Canvas canvas{.width = kPitch * static_cast<int>(digits.size()) + 2 * kMargin,
                .height = kRows * kScale + 2 * kMargin,
                .pixels = {}};
  canvas.pixels.resize(static_cast<std::size_t>(canvas.width) * static_cast<std::size_t>(canvas.height));
  for (int y = 0; y < kRows * kScale; ++y) {
    for (int x = 0; x < canvas.width - 2 * kMargin; ++x) {
      const char digit = digits[static_cast<std::size_t>(x / kPitch)];
      const int column = x % kPitch / kScale;
      if (digit < '0' || digit > '9' || column == kColumns) continue;
      const int row = kGlyphs[static_cast<std::size_t>(digit - '0')][static_cast<std::size_t>(y / kScale)];
      const int at = (y + kMargin) * canvas.width + x + kMargin;
      canvas.pixels[static_cast<std::size_t>(at)] = static_cast<char>(row >> (kColumns - 1 - column) & 1);
    }
  }
  return canvas;
}

void append_number(std::string& bytes, int number) {
  bytes += static_cast<char>(number & 0xFF);
  bytes += static_cast<char>(number >> 8 & 0xFF);
}

/// Codes of one byte each, none of them compressed: the table is cleared before codes would grow to nine bits.
std::string pixel_data(const std::vector<char>& pixels) {
  constexpr char kCodeSize = 7, kClear = '\x80', kEnd = '\x81';
  constexpr std::size_t kRun = 125;
  std::string bytes(1, kCodeSize);
  for (std::size_t at = 0; at < pixels.size(); at += kRun) {
    const std::size_t count = std::min(kRun, pixels.size() - at);
    bytes += static_cast<char>(count + 1);
    bytes += kClear;
    bytes.append(pixels.data() + at, count);
  }
  return bytes + '\x01' + kEnd + '\0';
}

}  // namespace

std::string digit_picture(std::string_view digits) {
  constexpr std::string_view kPalette("\xFF\xFF\xFF\x00\x00\x00", 6);
  constexpr char kTwoToTheSeventhColours = '\xF6';
  constexpr std::size_t kColours = 128;
  const Canvas canvas = drawn(digits);
  std::string bytes = "GIF89a";
  append_number(bytes, canvas.width);
  append_number(bytes, canvas.height);
  bytes += {kTwoToTheSeventhColours, '\0', '\0'};
  bytes += kPalette;
  bytes.resize(bytes.size() + 3 * (kColours - 2));
  bytes += ',';
  append_number(bytes, 0);
  append_number(bytes, 0);
  append_number(bytes, canvas.width);
  append_number(bytes, canvas.height);
  bytes += '\0';
  return bytes + pixel_data(canvas.pixels) + ';';
}

}  // namespace vigie::testbed
