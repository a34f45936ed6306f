// Persons out of links: greedy agglomerative correlation clustering (Bansal, Blum and Chawla 2004, Machine Learning
// 56:89; greedy joining: Keuper et al. 2015, ICCV, "Efficient decomposition …"), never connected components.
#pragma once

#include <span>
#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

/// A link by the places of its ads, and the bits of all that speaks for it (prior included, contradictions left out).
struct Attraction {
  AdIndex left, right;
  double bits;
};

/// Every ad in exactly one set; sets by their first ad, ads ascending.
///
/// Two sets of ads are joined, the likeliest first, while what joins them is above 0. That is the sum of their links'
/// attractions, each link charged with the mean contradiction between the two sets (names, ages) and with
/// `dilution_bits` for each halving of the share of ad pairs that have the same value; so a long chain of links stops
/// to grow, and no set's ages span more than `never_years`.
std::vector<std::vector<AdIndex>> persons(const Ads& ads, const Blocks& blocks, std::span<const Attraction> links,
                                          const LinkageSettings& settings);

}  // namespace vigie::dedup
