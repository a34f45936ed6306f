// What `vigie site repair` makes of a site whose pages changed: ads known from before, their pages of today.
#pragma once

#include <map>
#include <string>

#include "bench/drift/changed_fields.h"

namespace vigie::bench {

/// One field of a site's ads after a repair.
struct RepairedValue {
  Count right;          ///< of the ads that the repair did not see: read as before the change
  bool moved = false;   ///< the change made the definition read it otherwise
  bool harmed = false;  ///< it was read as before in spite of the change, and no longer is
};

/// By field. Empty where the site has too few ads to repair with, or repair says that it cannot.
std::map<std::string, RepairedValue> repaired_fields(const Visitor& visitor, const extractors::SiteDefinition& site,
                                                     testbed::MutationKind kind);

}  // namespace vigie::bench
