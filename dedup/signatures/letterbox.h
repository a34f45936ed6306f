// The bars and frames of one colour that screens, sites and editors put around a picture, taken off before it is
// hashed.
#pragma once

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

/// What is left within such a border: at least a quarter of each side, else the picture as it is. The border's colour
/// is that of the outermost row or column, side by side; a row belongs to it while 98 of 100 of its pixels are within
/// 12 levels of that colour.
Luminance without_border(const Luminance& picture);

}  // namespace vigie::dedup
