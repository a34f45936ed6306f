#include "dedup/signatures/letterbox.h"

#include <algorithm>
#include <cmath>

namespace vigie::dedup {
namespace {

constexpr float kSameColour = 12;  // levels; what JPEG adds beside an edge
constexpr int kOthersOf100 = 2;    // pixels
constexpr int kLeastKept = 4;      // a quarter
constexpr int kLeastBar = 50;      // a fiftieth

// Pixels in a row: a row or column of a picture.
struct Line {
  const float* first;
  int length, step;
  float at(int i) const { return first[static_cast<std::ptrdiff_t>(i) * step]; }
};

Line row(const Luminance& picture, int y) {
  return {&picture.values[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width)], picture.width, 1};
}
Line column(const Luminance& picture, int x) {
  return {&picture.values[static_cast<std::size_t>(x)], picture.height, picture.width};
}

float median_of(const Line& line) {
  std::vector<float> values;
  for (int i = 0; i < line.length; ++i) values.push_back(line.at(i));
  const auto middle = values.begin() + line.length / 2;
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

bool is_of(float colour, const Line& line) {
  int others = 0;
  for (int i = 0; i < line.length; ++i) others += std::abs(line.at(i) - colour) > kSameColour ? 1 : 0;
  return 100 * others <= kOthersOf100 * line.length;
}

// How many of `lines` lines, the outermost first, have its colour.
template <typename LineAt>
int depth(int lines, const LineAt& line_at) {
  const float colour = median_of(line_at(0));
  int deep = 0;
  while (deep < lines && is_of(colour, line_at(deep))) ++deep;
  return deep;
}

// Of `lines` lines those between a pair of bars.
struct Kept {
  int begin, end;
};

template <typename LineAt>
Kept between_bars(int lines, const LineAt& line_at) {
  const int before = depth(lines, line_at), behind = depth(lines, [&](int i) { return line_at(lines - 1 - i); });
  const int kept = lines - before - behind;
  const bool pair = kLeastBar * std::min(before, behind) >= lines;
  return pair && kLeastKept * kept >= lines ? Kept{before, lines - behind} : Kept{0, lines};
}

}  // namespace

Luminance without_border(const Luminance& picture) {
  const int width = picture.width, height = picture.height;
  if (std::min(width, height) < kPdqLeastSide) return picture;
  const Kept down = between_bars(height, [&](int y) { return row(picture, y); });
  const Kept across = between_bars(width, [&](int x) { return column(picture, x); });
  Luminance kept{.width = across.end - across.begin, .height = down.end - down.begin, .values = {}};
  for (int y = down.begin; y < down.end; ++y) {
    const float* const first = row(picture, y).first;
    kept.values.insert(kept.values.end(), first + across.begin, first + across.end);
  }
  return kept;
}

}  // namespace vigie::dedup
