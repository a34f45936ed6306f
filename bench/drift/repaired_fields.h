// What `vigie site repair` makes of a site whose pages changed: ads known from before, their pages of today.
#pragma once

#include <map>
#include <string>

#include "bench/sites/visitor.h"

#include "extractors/normalise/normalise.h"

namespace vigie::bench {

/// How a field of the ads that the repair did not see is read, as F1 by the market's truth.
struct RepairedField {
  double before = 1;   ///< the change
  double changed = 1;  ///< by the old definition
  double repaired = 1;
  std::string example;  ///< of an ad that is read otherwise than before: what was read, and what is now
};

/// By field. Empty where the site has too few ads to repair with, or repair says that it cannot.
std::map<std::string, RepairedField> repaired_fields(const Visitor& visitor, const extractors::SiteDefinition& site,
                                                     const extractors::Normaliser& normaliser,
                                                     testbed::MutationKind kind);

}  // namespace vigie::bench
