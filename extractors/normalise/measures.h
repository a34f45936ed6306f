// Height and weight as ads state them: "1m65", "1,65 m", "165 cm", "5'6", "58 kg", "130 lbs", "je mesure 165".
#pragma once

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// The first plausible of each (130 … 210 cm, 35 … 150 kg) in title, text, name and age field.
Measures find_measures(const FoldedAd& ad);

}  // namespace vigie::extractors
