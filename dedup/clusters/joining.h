// Clusters out of links: greedy agglomerative correlation clustering (Bansal, Blum and Chawla 2004, Machine Learning
// 56:89; greedy joining: Keuper et al. 2015, ICCV, "Efficient decomposition …"), never connected components.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "dedup/clusters/item_set.h"

namespace vigie::dedup {

/// A pair worth joining.
struct Attraction {
  ItemIndex left, right;
  std::optional<double> bits;             ///< of prior and shared values; nothing where no value is shared
  std::optional<double> field_bits = {};  ///< where they are known already
};

/// Bits of what the fields of two items say, for or against.
using FieldBits = std::function<double(ItemIndex, ItemIndex)>;

struct JoiningRules {
  double prior_bits;
  double dilution_bits;  ///< lost with each halving of the share of pairs that have something in common
  double most_years;     ///< that the ages of one set may span
};

using ItemPair = std::pair<ItemIndex, ItemIndex>;

/// Pairs that must end up together, before anything else is joined, and pairs that must not; the latter win.
struct ItemConstraints {
  std::vector<ItemPair> same, apart;
};

/// Every item in exactly one set; sets by their first item, items ascending.
///
/// Two sets are joined, the likeliest first, while what joins them is above 0. That is the mean of their links' values,
/// charged with `dilution_bits` for each halving of the share of pairs that have the same value (never below the
/// prior), and the mean of what the fields of their items say (of large sets, of some pairs evenly spread); so a long
/// chain of links stops to grow.
std::vector<std::vector<ItemIndex>> join(std::span<const Item> items, std::span<const Attraction> links,
                                         const FieldBits& field_bits, const JoiningRules& rules,
                                         const ItemConstraints& constraints);

}  // namespace vigie::dedup
