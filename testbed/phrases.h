// The grammar of invented wordings. `{a|b}` one of them, may nest; `[f/m]` by gender; `$key` a fact of the ad.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "testbed/rng.h"

namespace vigie::testbed {

/// What one part of a text says; each in as many ways as it has variants.
using Phrases = std::span<const std::string_view>;

struct Grammar {
  Phrases titles;
  Phrases openings;
  std::span<const Phrases> middles;  ///< in any order, some left out
  Phrases tariffs;
  Phrases contacts;  ///< only where the number stands in the text
  Phrases closings;
};

const Grammar& french_offers();
const Grammar& english_offers();
const Grammar& spanish_offers();
const Grammar& clients();
const Grammar& recruitments();
const Grammar& dating_ads();
const Grammar& classified_ads();

/// The value of `$key`; an empty one leaves nothing behind.
using Facts = std::function<std::string(std::string_view key)>;

/// @param masculine  takes the second of `[f/m]`
std::string expand(std::string_view phrase, Rng& rng, bool masculine, const Facts& facts);

}  // namespace vigie::testbed
