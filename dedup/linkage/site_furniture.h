// What a site puts into its ads by itself, such as notices, footers, logos and placeholders: pieces of wording and
// pictures that nearly all of its authors have. Learnt from the ads, each time, and left out before anything is
// compared.
#pragma once

#include <deque>

#include "dedup/linkage/blocking.h"

namespace vigie::dedup {

/// A site has furniture only from so many authors on (names, or phones where there is no name), four fifths of whom
/// have it.
inline constexpr std::size_t kLeastAuthorsOfSite = 10;

struct OwnAds {
  Ads ads;                         ///< as given; those that had furniture are replaced by ones without
  std::deque<LinkableAd> changed;  ///< the replacements
};

/// An exact wording of which little but furniture is known is left out too: a short text is everybody's.
OwnAds without_furniture(const Ads& ads);

}  // namespace vigie::dedup
