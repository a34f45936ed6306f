// Years that are a limit or last: "+18 ans", "depuis 10 ans", "17 ans d'expérience".
#pragma once

#include "extractors/normalise/age_neighbours.h"

namespace vigie::extractors {

/// "plus de 18 ans", "18 ans minimum".
bool is_limit(const AgeNeighbours& years);
/// "10 ans d'expérience", "15 ans d'écart".
bool is_duration(const AgeNeighbours& years);

}  // namespace vigie::extractors
