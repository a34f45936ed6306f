// What stands out from its surroundings in a picture, light or dark: a pixel by how many deviations of the window
// around it it lies from that window's mean. Niblack 1986, An Introduction to Digital Image Processing, p. 115.
#pragma once

#include <cstdint>

#include "dedup/signatures/pdq.h"

namespace vigie::crawler {

/// Deviations from the local mean: positive where a pixel is lighter. Where a window is of nearly one
/// colour, a deviation is taken for no smaller than noise.
/// @param radius  of the window, pixels: 2 radius + 1 is its side
dedup::Luminance local_contrast(const dedup::Luminance& picture, int radius);

}  // namespace vigie::crawler
