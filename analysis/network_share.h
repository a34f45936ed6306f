// How far the share of persons in networks would vary by chance: networks come and go whole, so that they, and persons
// alone, are what is drawn anew. Cluster bootstrap: Field and Welsh 2007, JRSS B 69(3):369.
#pragma once

#include <optional>
#include <vector>

namespace vigie::analysis {

/// Of 0 … 1, 95 %.
struct ShareInterval {
  double lo = 0, hi = 0;
};

/// Fewer networks tell nothing of how much they differ.
inline constexpr std::size_t kLeastNetworks = 5;

/// Log-odds of the share with the bootstrap's deviation, and Student's t of the networks less one, since few networks
/// of very different sizes make percentiles too narrow. The same numbers, in any order, give
/// the same interval.
/// @param networks  persons of each
/// @param alone  persons in no network
/// @return nothing under `kLeastNetworks` networks, or where nobody is alone
std::optional<ShareInterval> network_share_interval(std::vector<int> networks, int alone);

}  // namespace vigie::analysis
