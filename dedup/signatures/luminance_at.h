// Where a place of a picture lies in its luminance, and what it is between pixels.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

/// @param x, y  within the picture
inline std::size_t index_of(const Luminance& picture, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x);
}

/// Bilinear, pixels lying at whole numbers; what lies outside is as the border.
inline float value_at(const Luminance& picture, float x, float y) {
  const auto most = [](int side) { return static_cast<float>(side - 1); };
  x = std::clamp(x, 0.0F, most(picture.width));
  y = std::clamp(y, 0.0F, most(picture.height));
  const int left = static_cast<int>(x), top = static_cast<int>(y);
  const int next = std::min(left + 1, picture.width - 1), below = std::min(top + 1, picture.height - 1);
  const float right = x - static_cast<float>(left), down = y - static_cast<float>(top);
  const auto pixel = [&](int px, int py) { return picture.values[index_of(picture, px, py)]; };
  return (pixel(left, top) * (1 - right) + pixel(next, top) * right) * (1 - down) +
         (pixel(left, below) * (1 - right) + pixel(next, below) * right) * down;
}

}  // namespace vigie::dedup
