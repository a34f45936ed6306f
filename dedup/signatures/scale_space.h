// Places of a picture that are found again in a copy of it at another size, cut or written on: extremes of the
// difference of Gaussians over place and size (Lowe 2004, "Distinctive image features from scale-invariant keypoints",
// IJCV 60(2), sections 3 and 4).
#pragma once

#include <cstddef>
#include <vector>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

/// A picture at half the side of the octave before, ever more blurred.
struct Octave {
  std::vector<Luminance> blurred;  ///< standard deviations kFinestBlur · 2^(level / kLevels), in its own pixels
  float pixel;                     ///< its own in pixels of the picture
};

inline constexpr int kLevels = 3;  ///< of an octave, at which places are looked for
inline constexpr float kFinestBlur = 1.6F;

struct Keypoint {
  std::size_t octave, level;
  float x, y, size;  ///< its middle and its blur, in the octave's pixels
  float contrast;    ///< how it stands out, in levels of luminance
  bool is_dark;      ///< darker than what is around it
};

/// None of a picture with a side below 24.
std::vector<Octave> scale_space(const Luminance& picture);
/// In the order of octaves, levels, rows and columns. Edges are left out, which look alike all along.
std::vector<Keypoint> keypoints(const std::vector<Octave>& space);

}  // namespace vigie::dedup
