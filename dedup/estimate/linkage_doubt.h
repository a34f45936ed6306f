// An interval that also carries how far the estimate varies over plausible linkages.
#pragma once

#include <span>

#include "dedup/estimate/population_estimate.h"

namespace vigie::dedup {

struct LinkedEstimate {
  PopulationEstimate estimate;
  double of_linkage = 0;  ///< 0 … 1: the share of the interval's squared width that comes from linkage
};

/// The estimate of the best linkage, whose interval also carries the variance between samples, as between imputed data
/// sets: by 1 + 1/m and the t distribution (Rubin 1987, Multiple Imputation for Nonresponse in Surveys, 3.1). Their
/// mean is not taken, since noise parts persons more often than it joins them. Each side of the interval keeps its own
/// length (square and add: Zou and Donner 2008, Statistics in Medicine 27:1693).
/// @param within  from the best linkage, as if it were true
/// @param sampled  persons by the same method from each sample; fewer than two: `within` as it is
LinkedEstimate with_linkage(const PopulationEstimate& within, std::span<const double> sampled);

}  // namespace vigie::dedup
