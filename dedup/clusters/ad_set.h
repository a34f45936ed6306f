// Ads taken for one person, by what two such sets are compared on.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "dedup/linkage/blocking.h"
#include "dedup/linkage_settings.h"

namespace vigie::dedup {

template <typename Value>
using Counts = std::map<Value, std::int64_t>;

struct AdSet {
  std::vector<AdIndex> ads;  ///< never empty
  Counts<BlindKey> names;
  Counts<int> ages;
  Counts<BlockIndex> values;  ///< shared with other ads

  static AdSet of(const Ads& ads, const Blocks& blocks, AdIndex ad);
  /// Takes the other's ads over; cheap where either is small.
  void absorb(AdSet&& other);
};

/// Years between the youngest and the oldest age stated in the two; 0 where none is.
int age_span(const AdSet& left, const AdSet& right);
/// Mean bits, never above 0, of names and ages that differ between the ads of the one and of the other.
double contradiction_bits(const AdSet& left, const AdSet& right, const LinkageSettings& settings);
/// The largest share of ad pairs between the two that have one and the same value; 0 … 1.
double common_share(const AdSet& left, const AdSet& right);

}  // namespace vigie::dedup
