// How alike two wordings are, and how many others write like that: shared word triples, weighed by their rarity.
// Inverse document frequency: Spärck Jones 1972, Journal of Documentation 28(1):11.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "dedup/linkage/blocking.h"

namespace vigie::dedup {

/// A wording of fewer triples says too little to be alike or not: some forty letters.
inline constexpr std::size_t kLeastTriples = 8;

/// A wording to compare.
struct Worded {
  std::span<const std::uint32_t> shingles;  ///< ascending; see LinkableAd
  std::optional<BlindKey> author;           ///< by whom others are counted: the name used
};

std::vector<Worded> wordings_of(const Ads& ads);

struct Likeness {
  double share;   ///< 0 … 1: of the bits of both wordings' triples, those that they have in common
  double others;  ///< authors of the rarer of the shared triples, less one; 0 for one's own wording
  std::optional<std::uint32_t> triple = {};  ///< that rarer one, by which others who write like that are found
};

/// Immutable once made.
class Wordings {
 public:
  /// What is compared is named by its place among them.
  explicit Wordings(std::span<const Worded> wordings);

  /// Nothing where one of the two has too few words.
  std::optional<Likeness> likeness(AdIndex left, AdIndex right) const;
  /// Those that others have too, the rarest first.
  std::span<const std::uint32_t> triples_of(AdIndex ad) const {
    return std::span(of_ads_).subspan(starts_[ad], starts_[ad + 1] - starts_[ad]);
  }
  /// Ads that have a rare triple in common, each list ascending; none longer than 64.
  std::vector<std::vector<AdIndex>> alike() const;

 private:
  struct Triple {
    float bits;             ///< log2 of ads over ads that have it
    std::uint32_t authors;  ///< distinct ones of ads that have it, at least 1
  };
  std::vector<Triple> triples_;
  std::vector<std::uint32_t> of_ads_;  ///< by ad, those of two ads or more, ascending by rarity: the rarest first
  std::vector<std::size_t> starts_;    ///< of each ad among these, and the end
  std::vector<float> bits_of_ad_;      ///< all of its triples together
};

}  // namespace vigie::dedup
