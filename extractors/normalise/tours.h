// Tours announced with their dates: "de passage à Cergy du 12 au 15 septembre", "à Lyon jusqu'à dimanche",
// "in Paris from 12 to 15 Sept".
#pragma once

#include <optional>
#include <vector>

#include "extractors/normalise/places.h"
#include "model/date.h"

namespace vigie::extractors {

/// Each stay once, in the order of the text. Days without a month or year are those nearest to `today`, what is past
/// counting double; "jusqu'à" begins today. A stay goes to the place named beside it, else to the first of the place
/// field. Three months at most; "absente du …" is none.
/// @param today  absent: only days with their year are read
std::vector<Tour> find_tours(const FoldedAd& ad, const std::vector<PlaceMention>& mentions,
                             const std::optional<Date>& today);

}  // namespace vigie::extractors
