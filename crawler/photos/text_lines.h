// Lines of signs as large as digits that stand over a picture, whatever lies behind them: blobs of one brightness, or
// that stand out from their surroundings, alike in height, one beside the other (connected components: Jain and Yu
// 1998, Pattern Recognition 31(12); of thresholds without a choice: Matas et al. 2002, BMVC). A number on a photo is
// one; so may be a row of windows.
#pragma once

#include <vector>

#include "dedup/signatures/pdq.h"

namespace vigie::crawler {

/// A line's place, and ways to see it, as a reader of digits likes them: level, black on white, nothing of the picture
/// but the signs.
struct TextLine {
  float left, right, middle_y, height;  ///< in the picture, pixels
  std::vector<dedup::Luminance> pages;  ///< at least one, at most kMostPages
};

inline constexpr int kInkHeight = 40;           ///< of the signs of a page, pixels
inline constexpr std::size_t kMostPages = 16;   ///< of a line
inline constexpr std::size_t kMostLines = 100;  ///< of a picture

/// Those that may hold a phone's digits.
/// @param picture  its longer side at most about 1,000 pixels
std::vector<TextLine> text_lines(const dedup::Luminance& picture);

}  // namespace vigie::crawler
