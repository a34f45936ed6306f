// First names that an ad uses: its name field, else "je m'appelle X", "moi c'est X", "my name is X".
#pragma once

#include <string>
#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

struct StatedName {
  std::string name;  ///< as written, without the signs and numbers around it
  Reading read;
};

/// Each once, whatever its case and accents.
std::vector<StatedName> stated_names(const FoldedAd& ad);

}  // namespace vigie::extractors
