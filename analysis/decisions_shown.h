// Decisions as they concern a person or network, and whether what the ads say now speaks against them.
#pragma once

#include <optional>
#include <vector>

#include "model/result.h"
#include "storage/cluster_records.h"
#include "storage/decision_records.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct DecisionShown {
  storage::Decision decision;
  std::vector<PersonId> persons;  ///< those of the cluster that it concerns, ascending
  std::optional<double> bits;     ///< of the strongest link between its two sides; nothing where none is stored
  bool against_evidence = false;  ///< ads kept apart that a link holds together, or joined ones that none does
};

/// The standing ones that concern any of these ads, by them or by their phones.
/// @param links  between ads; those of one person's ads to all others are enough
Result<std::vector<DecisionShown>> decisions_on(const storage::Database& database,
                                                const std::vector<storage::MemberAd>& ads,
                                                const std::vector<storage::Bond>& links);

}  // namespace vigie::analysis
