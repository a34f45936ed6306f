// Years of a child of who writes, or of whom something is held for: "mon fils de 12 ans", "atelier 12-17 ans".
#pragma once

#include "extractors/normalise/age_neighbours.h"

namespace vigie::extractors {

/// "une fille de 17 ans disponible": no child at home.
bool is_offered(const AgeNeighbours& years);
/// "maman d'un garçon de 15 ans"; but not "mes filles de 17 ans", who are no children of who speaks.
bool is_of_child(const AgeNeighbours& years);
/// A span of ages for which something is held.
bool is_for_children(const AgeNeighbours& years);

}  // namespace vigie::extractors
