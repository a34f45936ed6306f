// Years of a thing: "voiture de 15 ans", "whisky 16 ans", "jean taille 16 ans".
#pragma once

#include "extractors/normalise/age_neighbours.h"

namespace vigie::extractors {

bool is_of_something(const AgeNeighbours& years);

}  // namespace vigie::extractors
