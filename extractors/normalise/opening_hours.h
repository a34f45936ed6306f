// The hours at which an ad says that it can be reached: "du lundi au samedi de 10h à 22h", "7j/7 9h-minuit", "24h/24",
// "from 10am to 10pm".
#pragma once

#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Of title and text, in their order, each once, at most 14. Hours with one end only ("à partir de 10h") are none;
/// linear.
std::vector<OpeningHours> find_opening_hours(const FoldedAd& ad);

}  // namespace vigie::extractors
