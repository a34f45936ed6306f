// Words over a picture, as advertisers write their number over a photo: any font of this machine (fontconfig by cairo),
// with an outline, on a box, tilted.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "testbed/drawn_picture.h"

namespace vigie::testbed {

using InkColour = std::array<double, 3>;  ///< red, green, blue, from 0 to 1

struct Writing {
  std::string words;
  std::string font = "DejaVu Sans";
  bool bold = false, italic = false;
  double height = 0.05;     ///< of a digit, in parts of the picture's longer side
  double x = 0.5, y = 0.5;  ///< of the middle of the words, in parts of the picture's sides
  double degrees = 0;       ///< by which they rise to the right
  InkColour ink = {1, 1, 1};
  std::optional<InkColour> outline = {};
  std::optional<InkColour> box = {};
  double opacity = 1;  ///< of the ink
};

/// Words that would be wider than the picture become smaller.
Picture written_on(Picture picture, const Writing& writing);

}  // namespace vigie::testbed
