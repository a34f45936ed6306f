// Which fields of a site its definition reads otherwise once its pages are changed: what drift detection has to find.
#pragma once

#include <map>
#include <string>

#include "bench/sites/visitor.h"

#include "model/count.h"

namespace vigie::bench {

/// By field ("price" of ads, "listing.price" of rows, "listing": ads that it shows): of those that have it before or
/// after, how many are read otherwise. Fields that are read as before are left out.
using ChangedFields = std::map<std::string, Count>;

ChangedFields changed_fields(const Visitor& visitor, const extractors::SiteDefinition& site,
                             testbed::MutationKind kind);

}  // namespace vigie::bench
