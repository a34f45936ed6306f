// Networks: persons under one hand, found as communities of the graph of shared phones, handles, wordings and photos.
// Leiden (Traag, Waltman and van Eck 2019, Scientific Reports 9:5233) on the constant Potts model, by igraph 0.10.
#pragma once

#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage_settings.h"
#include "model/linkage.h"
#include "model/result.h"

namespace vigie::dedup {

/// Ties between persons who share a value, by pair. A value of n persons gives a star of n − 1 ties around the one with
/// most ads that have it; a wording or photo of more than `popular_persons` gives none.
/// @param person_of_ad  the place of each ad's person in the list of persons
std::vector<Tie> ties(const Blocks& blocks, const std::vector<std::size_t>& person_of_ad,
                      const LinkageSettings& settings);

/// Communities of two persons or more, by their first person; each person in one at most.
/// @return Error::kInternal where igraph refuses (out of memory)
Result<std::vector<Network>> networks(const std::vector<Tie>& ties, const NetworkSettings& settings);

}  // namespace vigie::dedup
