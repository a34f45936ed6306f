// Ads in, persons and networks out, each with the evidence that holds it: blocking, comparison, clustering.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "dedup/linkage_settings.h"
#include "model/linkage.h"

namespace vigie::dedup {

/// Ads of kind offer and unsure become persons, alone where nothing links them; other kinds have none. The result
/// depends neither on the order of the ads nor on the run. Time grows near-linearly with the number of ads.
/// Thread-safe.
/// @param ads  each row once
/// @param constraints  what analysts decided; ads that are not among `ads` are passed over, and `apart` wins over
/// `same`
/// @param former  what the last run left: only what is new since then is looked at, with its neighbourhood and the
/// weights learnt before, unless that is more than half of all, the settings are others, or there are a quarter more
/// ads than weights were learnt from. Nothing: weights are learnt and everything is looked at.
/// @return links above 0 bits only
Linkage link(std::span<const LinkableAd> ads, const LinkageSettings& settings, const LinkConstraints& constraints = {},
             const std::optional<FormerLinkage>& former = {});

/// What the run leaves for the next, persons numbered by their place.
FormerLinkage former_from(const Linkage& linkage);

enum class BlockingWay { kPhone, kHandle, kEmail, kText, kPhoto, kLikeText, kProfile, kAll };

/// What one way of blocking would compare.
struct BlockingFigures {
  BlockingWay way;
  std::size_t blocks = 0;     ///< of two ads or more; of profiles and all: none are counted
  std::size_t largest = 0;    ///< ads in the largest block
  double persons_behind = 0;  ///< about how many use the value of the largest
  std::size_t pairs = 0;      ///< each once; of all: those of several ways once
};

/// How much `link` would compare, known before it does. In the order of BlockingWay.
std::vector<BlockingFigures> explain_blocking(std::span<const LinkableAd> ads, const LinkageSettings& settings);

}  // namespace vigie::dedup
