// Photos that are one picture: equal hashes, or within 31 of 256 bits (PDQ's own threshold; Facebook 2019), mirrored
// and turned ones too, or enough parts in common (dedup/signatures/picture_parts.h), as in copies that were cut,
// written on or set beside another.
#pragma once

#include <span>
#include <vector>

#include "model/linkage.h"

namespace vigie::dedup {

/// Each photo's picture, named by the hash that stands for it: the commonest within reach of the photo's own, then the
/// smallest; where there is none, of those it has parts in common with. A picture is a star around that hash, never a
/// chain.
std::vector<PdqHash> pictures(std::span<const LinkablePhoto> photos);

}  // namespace vigie::dedup
