// What analysts decide of persons and ads: named as people name them, kept for good, handed to linking.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/linkage.h"
#include "model/result.h"
#include "storage/decision_records.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct DecisionRequest {
  storage::Verdict verdict = storage::Verdict::kJoin;  ///< any but kUndo
  std::vector<std::string> subjects;  ///< "p12", "a7", "SITE/AD_ID"; of kAgency also a phone: "+336…", "06…"
  std::vector<std::string> ads;       ///< of kSplit: those that are to leave the one subject
  std::string who, why;
  Instant now;
};

/// At most so many pairs of ads are kept apart by one decision.
inline constexpr std::size_t kMostPairsApart = 1'000'000;

/// It takes effect when ads are linked next. @return its number; Error::kBadInput: a name of nothing, or too few of
/// them, nobody who decides, no reason, or a contradiction to a standing decision, which is named; Error::kNotFound: an
/// ad or person that is not stored, or no longer
Result<std::int64_t> decide(storage::Database& database, const DecisionRequest& request);
/// @return the number of the undoing; Error::kNotFound; Error::kBadInput: undone already, or an undoing itself
Result<std::int64_t> undo(storage::Database& database, std::int64_t decision, const std::string& who,
                          const std::string& why, Instant now);

/// Of the decisions that stand.
LinkConstraints constraints_of(std::span<const storage::Decision> decisions);
/// The standing decisions that a new one contradicts, by their numbers, ascending.
std::vector<std::int64_t> contradicted(std::span<const storage::Decision> decisions, const storage::NewDecision& next);

}  // namespace vigie::analysis
