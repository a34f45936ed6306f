// What a night's ads touch: those that are new or say something else, and the persons to whom they lead, as a part of
// all ads that can be linked again by itself (Gruenheid, Dong and Srivastava 2014, PVLDB 7(9):697).
#pragma once

#include <span>
#include <vector>

#include "dedup/linkage/comparison.h"

namespace vigie::dedup {

struct Neighbourhood {
  std::vector<AdRow> changed;    ///< new, saying something else, or gone; ascending
  std::vector<AdIndex> revised;  ///< ascending
  /// The persons of all other ads, as they were.
  std::vector<std::vector<AdIndex>> left_alone;
};

/// Revised are changed ads, all ads of the persons of whom these were, and of the persons of whom an ad is linked to
/// one of these above even odds.
/// @param said   of each ad, now
/// @param pairs  worth a comparison, each once
Neighbourhood neighbourhood(const Ads& ads, std::span<const std::uint64_t> said, const FormerLinkage& former,
                            std::span<const CandidatePair> pairs, const Comparison& comparison);

}  // namespace vigie::dedup
