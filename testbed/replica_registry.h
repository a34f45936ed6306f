// Every replica that there is; a new one is one line in replica_registry.cc.
#pragma once

#include <memory>
#include <vector>

#include "testbed/replica.h"

namespace vigie::testbed {

/// In the order of their sites' ids. @param templates  outlives them
std::vector<std::unique_ptr<Replica>> make_replicas(const Templates& templates);

/// The ads of `site` as they stand on `night`: newest first, those of one day by id.
SiteNight site_night(std::span<const RawAd> ads, std::string_view site, Date night);

}  // namespace vigie::testbed
