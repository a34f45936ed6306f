// How one author writes: a choice among the phrases of a language that stays the same from ad to ad until it is
// reworded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "testbed/phrases.h"
#include "testbed/rng.h"

namespace vigie::testbed {

/// Prices in euros.
struct Tariffs {
  int quick = 0, half = 0, hour = 0, night = 0;
};

/// What the text of one ad has to tell.
struct AdFacts {
  std::string name, place, phone;  ///< `phone` empty: not in the text
  int age = 0, height_cm = 0, weight_kg = 0;
  Tariffs tariffs;
  bool masculine = false;
};

/// The same wording and facts give the same text.
class Wording {
 public:
  Wording(const Grammar& grammar, Rng& rng);

  /// The same author writes it anew: `share` of the parts change.
  Wording reworded(double share, Rng& rng) const;
  std::string title(const AdFacts& facts) const;
  std::string text(const AdFacts& facts) const;

 private:
  std::string part(Phrases phrases, std::uint64_t seed, const AdFacts& facts) const;

  const Grammar* grammar_;
  std::uint64_t order_;
  std::uint64_t title_;
  std::vector<std::uint64_t> parts_;  ///< opening, middles, tariffs, contact, closing
};

}  // namespace vigie::testbed
