// Gaussian blur.
#pragma once

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

/// What lies outside is as the border.
/// @param deviation  of the bell, in pixels
Luminance blurred(const Luminance& picture, float deviation);

}  // namespace vigie::dedup
