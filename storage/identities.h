// Which number each person or network of a run of linking bears: that of the former one with which it has most ads in
// common. After Greene, Doyle and Cunningham 2010, "Tracking the evolution of communities in dynamic social networks",
// ASONAM, with counts of ads in the place of Jaccard's index.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/ids.h"

namespace vigie::storage {

/// The ads of each person or network, each ad in one at most.
using Clusters = std::vector<std::vector<AdRow>>;
/// The number of each.
using Numbers = std::vector<std::int64_t>;
/// The number under which an ad stood.
using NumberOfAd = std::unordered_map<AdRow, std::int64_t>;

struct FormerNumbers {
  NumberOfAd last_run;    ///< of the run before this one
  NumberOfAd ended;       ///< of numbers that nobody bears now, by the ads that they had at their end
  std::int64_t next = 1;  ///< above all that were ever given
};

/// Each number goes to the cluster with most of its ads, the most first, and each cluster takes one; where as many are
/// in common the lower number goes first, and to the cluster with the lower first ad. What is left takes an ended
/// number back in the same way, or a new one in the order of first ads. Depends on neither the clusters' order nor the
/// ads'.
/// @param clusters  none empty
Numbers numbers_of(const Clusters& clusters, const FormerNumbers& former);

/// An ad that is no longer where it was.
struct Move {
  AdRow ad;
  std::int64_t former;
  std::optional<std::int64_t> present;  ///< nothing: in none
};
/// By ad, ascending.
std::vector<Move> moves(const NumberOfAd& before, const Clusters& clusters, const Numbers& numbers);

}  // namespace vigie::storage
