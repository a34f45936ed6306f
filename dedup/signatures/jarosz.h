// A picture blurred and reduced to one value a cell: a tent filter, made of two passes of a box filter along rows and
// columns. Jarosz 2001, "Fast image convolutions"; windows and cells as in the PDQ paper.
#pragma once

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

/// `side` × `side` values, each the blurred picture's at the centre of its cell; a picture of that very size is not
/// blurred.
/// @param picture  at least kPdqLeastSide pixels along each side
Luminance jarosz_reduced(const Luminance& picture, int side);

}  // namespace vigie::dedup
