// How alike two wordings are, and how many others write like that: shared word triples, weighed by their rarity.
// Inverse document frequency: Spärck Jones 1972, Journal of Documentation 28(1):11.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "dedup/linkage/blocking.h"

namespace vigie::dedup {

struct Likeness {
  double share;   ///< 0 … 1: of the bits of both wordings' triples, those that they have in common
  double others;  ///< names under which the rarer of the shared triples are seen, less one; 0 for one's own wording
};

/// Immutable once made.
class Wordings {
 public:
  explicit Wordings(const Ads& ads);

  /// Nothing where one of the two has too few words.
  std::optional<Likeness> likeness(AdIndex left, AdIndex right) const;
  /// Ads that have a rare triple in common, each list ascending; none longer than 64.
  std::vector<std::vector<AdIndex>> alike() const;

 private:
  struct Triple {
    float bits;           ///< log2 of ads over ads that have it
    std::uint32_t names;  ///< distinct ones in ads that have it, at least 1
  };
  std::vector<Triple> triples_;
  std::vector<std::vector<std::uint32_t>> of_ad_;  ///< those of two ads or more, ascending by rarity: the rarest first
  std::vector<float> bits_of_ad_;                  ///< all of its triples together
};

}  // namespace vigie::dedup
