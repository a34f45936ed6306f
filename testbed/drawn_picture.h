// Pictures that show nobody: shapes, gradients, waves and grain, drawn from a seed, in place of photographs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vigie::testbed {

struct Picture {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;  ///< three bytes a pixel, row by row from the top left

  std::uint8_t* at(int x, int y) {
    return &rgb[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x))];
  }
  const std::uint8_t* at(int x, int y) const { return const_cast<Picture*>(this)->at(x, y); }
};

/// The same seed gives the same picture in every size, but for its grain.
Picture drawn_picture(std::uint64_t seed, int width, int height);

/// The bytes of a baseline JPEG, 4:2:0. @param quality  1 … 100
std::string to_jpeg(const Picture& picture, int quality);

}  // namespace vigie::testbed
