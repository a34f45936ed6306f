// Words and ages written so that a filter does not see them: "m i n e u r e", "m1neure", "I7 ans", "*17* ans", "1.7
// ans", "diiix-sept".
#pragma once

#include <optional>
#include <string>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Title, text, name and age of the ad as they read once these disguises are taken off; nothing where there is none.
/// A second reading beside the first: what was no disguise may be spoilt. Linear.
std::optional<RawAd> undisguised(const FoldedAd& ad);

}  // namespace vigie::extractors
