// Photos that are one picture: equal hashes, or within 31 of 256 bits (PDQ's own threshold; Facebook 2019), mirrored
// and turned ones too.
#pragma once

#include <span>
#include <vector>

#include "model/linkage.h"

namespace vigie::dedup {

/// Each hash's picture, named by the hash that stands for it: the commonest within reach, then the smallest. A picture
/// is a star around that hash, never a chain.
std::vector<PdqHash> pictures(std::span<const PdqHash> hashes);

}  // namespace vigie::dedup
