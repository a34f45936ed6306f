// From ads to people for one département and period: each figure with what it rests on, the last with its interval.
#pragma once

#include <optional>
#include <string>

#include "model/date.h"
#include "model/department.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct Seen;

struct EstimatedPersons {
  double n, lo, hi;       ///< persons seen and unseen, 95 % interval
  std::string method;     ///< "jolly-seber", or "chao1" for few persons or nights
  double of_linkage = 0;  ///< 0 … 1: the share of the interval's squared width that comes from doubt in linking
};

/// Counts of ads of kind offer, unless named otherwise.
struct Ladder {
  DepartmentCode department;
  Period period;
  int nights = 0;  ///< on which a scan ran
  int ads = 0;
  int phones = 0;  ///< distinct
  int persons_linked = 0;
  std::optional<EstimatedPersons> estimate;
  std::optional<EstimatedPersons> chao1;         ///< for comparison: takes the population for closed
  std::string no_estimate;                       ///< why there is none; empty where there is one
  int clients = 0, recruitment = 0, unsure = 0;  ///< ads
};

/// @param period  nothing: all that is stored
/// @return Error::kNotFound where nothing is stored for the département in the period
Result<Ladder> ladder(storage::Database& database, DepartmentCode department, std::optional<Period> period);
/// Of what was seen already.
Result<Ladder> ladder(storage::Database& database, const Seen& seen, DepartmentCode department);

}  // namespace vigie::analysis
