// Other clusterings that are plausible, beside the best one: perturb and maximise (Papandreou and Yuille 2011, ICCV
// 193), with logistic noise on what joins two sets, so that what is joined with probability p is joined in a share p
// of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dedup/clusters/joining.h"

namespace vigie::dedup {

/// An item that a sample puts elsewhere than the best clustering does.
struct MovedItem {
  int sample;
  ItemIndex item;
  std::size_t set;  ///< of the best clustering; from its end on: one that is the sample's own
};

struct Clustering {
  ItemSets best;
  std::vector<MovedItem> moved;  ///< by sample, then item
};

inline constexpr int kSamples = 20;
/// Bits from which two sets are taken for one in every sample, and below minus which for two: there one in a thousand
/// is wrong.
inline constexpr double kSure = 10;

/// @param keys  of the items, by which noise is drawn: the same give the same
Clustering with_samples(Joining joining, std::span<const std::uint64_t> keys);

/// Sets of a sample named after those of the best clustering: each after the one with which it has most items in
/// common, the largest overlaps first, ties to the first sets.
std::vector<MovedItem> moved(const ItemSets& best, const ItemSets& sampled, int sample);

/// Bits; logistic, the same for the same key: above −w with the probability that w bits stand for.
double logistic_bits(std::uint64_t key);

}  // namespace vigie::dedup
