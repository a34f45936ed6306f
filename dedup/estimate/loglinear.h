// Multiple-systems estimation: a Poisson log-linear model of how many cases each combination of lists holds, read at
// the combination that nobody can hold, “on no list”. Bishop, Fienberg and Holland 1975, chapter 6; lists that share no
// case and the checks: Chan, Silverman and Vincent 2021, Journal of the American Statistical Association 116(535):1297.
#pragma once

#include <utility>
#include <vector>

#include "dedup/estimate/capture_table.h"
#include "dedup/estimate/population_estimate.h"

namespace vigie::dedup {

/// The numbers of two lists, the smaller first.
using ListPair = std::pair<std::size_t, std::size_t>;

/// More lists than this have too many combinations.
inline constexpr std::size_t kMostLoglinearLists = 12;

struct LoglinearFit {
  PopulationEstimate population;  ///< log-normal interval by the model's own variance
  double deviance = 0;
  double aic = 0;               ///< counts the effects of pairs that share no case, too
  std::vector<ListPair> terms;  ///< in the order in which they were taken
};

/// Cases expected under a model.
struct ExpectedCase {
  History history = 0;
  double n = 0;
};

struct LoglinearModel {
  LoglinearFit fit;
  std::vector<ExpectedCase> expected;  ///< of all combinations that the model allows
};

/// True where the model with these two-list effects has one finite maximum of its likelihood (linear program of
/// Fienberg and Rinaldo 2012, Annals of Statistics 40:996, and the rank of the design).
bool is_estimable(const CaptureTable& table, const std::vector<ListPair>& terms);

/// The model of these two-list effects. A pair that shares no case takes the combinations that hold both out of the
/// model.
/// @return Error::kBadInput for fewer than 2 or more than kMostLoglinearLists lists; Error::kNotEstimable
Result<LoglinearModel> fit_loglinear(const CaptureTable& table, const std::vector<ListPair>& terms);

}  // namespace vigie::dedup
