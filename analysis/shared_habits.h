// Ads in different words that are written in the same way. Weak evidence: linking does not weigh it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analysis/wording_templates.h"
#include "dedup/signatures/writing_habits.h"

namespace vigie::analysis {

struct SharedHabits {
  GroupedAd left, right;
  dedup::WritingHabits habits;  ///< that both have
  std::size_t of_either = 0;
};

/// Pairs whose wordings share less than a fifth of their word triples, since near copies share all habits, and that
/// have at least three habits in common and half of all that either has; the likest first. Every wording that is opened
/// is written into the audit first.
/// @param entry  who looks, when, how and at what
Result<std::vector<SharedHabits>> shared_habits(storage::Database& database, const std::vector<GroupedAd>& ads,
                                                const ReadAd& read, const storage::AuditEntry& entry);

/// True where two wordings share less than a fifth of the word triples of the shorter.
/// @param triples  of each (model/blurring.h), ascending
bool differ_in_wording(const std::vector<std::string>& triples, const std::vector<std::string>& others);

}  // namespace vigie::analysis
