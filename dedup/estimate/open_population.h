// The persons of an open population, seen and unseen, by maximum likelihood with a bootstrapped interval.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dedup/estimate/open_model.h"
#include "dedup/estimate/population_estimate.h"
#include "model/result.h"

namespace vigie::dedup {

/// Under these the model has too little to go by.
inline constexpr int kLeastOpenNights = 4;
inline constexpr std::size_t kLeastOpenPersons = 20;

/// Two classes of stays and two of detection. Each person seen counts for one over the chance that somebody of their
/// group is seen at all (Horvitz and Thompson 1952, JASA 47:663). How much persons of one class of detection differ is
/// averaged over none, some and much; the interval, log-normal on the unseen, carries how far these lie apart
/// (Buckland, Burnham and Augustin 1997, Biometrics 53:603), a bootstrap over persons, and chance in who was seen.
/// @param seed  of the bootstrap: the same gives the same
/// @return Error::kTooFewOccasions for fewer than kLeastOpenNights nights on which anybody could be seen;
/// Error::kNotEstimable for fewer than kLeastOpenPersons, or where none was seen twice
Result<PopulationEstimate> open_population(const OpenHistories& histories, std::uint64_t seed);

struct SampledPopulation {
  PopulationEstimate estimate;
  std::vector<double> sampled;
};

/// And the number alone, by the same method, for other histories of the same ads, such as samples of linking give:
/// searched for from where that of `histories` lies. Those for which there is none are left out.
Result<SampledPopulation> open_population(const OpenHistories& histories, std::span<const OpenHistories> samples,
                                          std::uint64_t seed);

}  // namespace vigie::dedup
