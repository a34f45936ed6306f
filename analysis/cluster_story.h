// What holds a person or a network together, what speaks against it, what would split it, and what became of its
// number.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/decisions_shown.h"
#include "analysis/weakest_cut.h"
#include "model/result.h"
#include "storage/cluster_records.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

/// All evidence of a kind in the bonds of a cluster.
struct EvidenceSum {
  EvidenceKind kind;
  int bonds = 0;    ///< that have it
  double bits = 0;  ///< added up
};

struct WeakestCut {
  std::vector<std::int64_t> side;  ///< members of the smaller part, ascending
  double bits = 0;
  std::vector<std::size_t> severed;  ///< places in `inside`
};

struct ClusterStory {
  std::int64_t number = 0;
  storage::Identity identity;
  std::vector<std::int64_t> members;  ///< rows of ads of a person, numbers of persons of a network; ascending; none
                                      ///< where nobody bears the number now
  std::vector<storage::MemberAd> ads;
  std::vector<storage::Bond> inside;                    ///< between members, the strongest first
  std::vector<storage::Bond> outside;                   ///< to others that were left out, the strongest first
  std::vector<EvidenceSum> speaks_for, speaks_against;  ///< in `inside`, the most bits first
  std::vector<DecisionShown> decisions;   ///< of a network by whom they concern; bits are of a person's ads alone
  std::optional<WeakestCut> weakest_cut;  ///< nothing where there is one member, or too many (weakest_cut.h)
};

/// @param name  "p12" of a person, "n3" of a network
/// @return Error::kBadInput: no such name; Error::kNotFound: the number was never given
Result<ClusterStory> cluster_story(const storage::Database& database, storage::ClusterLevel level,
                                   std::string_view name);

/// Where the bond started from before its evidence: the prior, in bits.
double start_bits(const storage::Bond& bond);

}  // namespace vigie::analysis
