// Ads taken for one person, by what two such sets are compared on.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage/comparison.h"

namespace vigie::dedup {

template <typename Value>
using Counts = std::map<Value, std::int64_t>;

struct AdSet {
  std::vector<AdIndex> ads;             ///< never empty
  std::optional<int> youngest, oldest;  ///< stated ages
  Counts<BlockIndex> values;            ///< shared with other ads

  static AdSet of(const Ads& ads, const Blocks& blocks, AdIndex ad);
  /// Takes the other's ads over; cheap where either is small.
  void absorb(AdSet&& other);
};

/// Years between the youngest and the oldest age stated in the two; 0 where none is.
int age_span(const AdSet& left, const AdSet& right);
/// Mean bits of what the fields of the ads of the one and of the other say; of large sets, of some pairs evenly spread.
double mean_field_bits(const AdSet& left, const AdSet& right, const Comparison& comparison);
/// The largest share of ad pairs between the two that have one and the same value; 0 … 1.
double common_share(const AdSet& left, const AdSet& right);

}  // namespace vigie::dedup
