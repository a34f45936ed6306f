// Pages of a replica beside what the market's truth says that they show.
#pragma once

#include "bench/sites/visitor.h"

#include "extractors/check/recorded_pages.h"

namespace vigie::bench {

extractors::RecordedPage recorded_ad(const Visitor& visitor, const std::string& site, const RawAd& truth);
/// The listing of Visitor::listing, with the ids of tonight's ads that stand on it.
extractors::RecordedPage recorded_listing(const Visitor& visitor, const extractors::SiteDefinition& site);

}  // namespace vigie::bench
