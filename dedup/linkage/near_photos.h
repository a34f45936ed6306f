// Photos that are one picture: equal hashes, or within 31 of 256 bits (PDQ's own threshold; Facebook 2019), mirrored
// and turned ones too, or enough parts in common (dedup/signatures/picture_parts.h), as in copies that were cut,
// written on or set beside another.
#pragma once

#include <span>
#include <vector>

#include "model/linkage.h"

namespace vigie::dedup {

/// By photo, each once, the picture named by the hash that stands for it: the commonest within reach of the photo's
/// own, then the smallest; where there is none, of those it has parts in common with. A picture is a star around that
/// hash, never a chain.
/// @param known  of the last run, by photo: what was one picture then and still has a photo that stands for it stays
/// so, and is not looked for again
std::vector<KnownPicture> pictures(std::span<const LinkablePhoto> photos, std::span<const KnownPicture> known = {});
/// @param all  by photo, this one among them
const PdqHash& picture_of(const PdqHash& photo, std::span<const KnownPicture> all);

}  // namespace vigie::dedup
