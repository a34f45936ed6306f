// Persons out of links: greedy agglomerative correlation clustering (Bansal, Blum and Chawla 2004, Machine Learning
// 56:89; greedy joining: Keuper et al. 2015, ICCV, "Efficient decomposition …"), never connected components.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage/comparison.h"
#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

/// A pair worth joining, and the bits of prior and shared values; nothing where no value is shared.
struct Attraction {
  AdIndex left, right;
  std::optional<double> bits;
};

/// Every ad in exactly one set; sets by their first ad, ads ascending.
///
/// Two sets of ads are joined, the likeliest first, while what joins them is above 0. That is the mean of their links'
/// values, charged with `dilution_bits` for each halving of the share of ad pairs that have the same value (never below
/// the prior), and the mean of what the fields of their ads say; so a long chain of links stops to grow, and no set's
/// ages span more than `never_years`.
std::vector<std::vector<AdIndex>> persons(const Ads& ads, const Blocks& blocks, std::span<const Attraction> links,
                                          const Comparison& comparison, const LinkageSettings& settings);

}  // namespace vigie::dedup
