// The places that a plain site has listings of, with what their addresses say.
#pragma once

#include <vector>

#include "model/department.h"
#include "testbed/address_pattern.h"
#include "testbed/communes.h"
#include "testbed/plain_sites.h"
#include "testbed/replica_tools.h"

namespace vigie::testbed {

struct PlainPlace {
  const Department* department = nullptr;
  const Commune* commune = nullptr;  ///< nothing where the place is a département
  AddressValues address;
};

/// Every département, or every commune of the market by département.
std::vector<PlainPlace> plain_places(PlaceUnit unit);

/// The keys of a place in an address of the site's ads or listings.
AddressValues address_values(const Department& department, const Commune* commune);

/// Whether the place's address has these values; keys that no place has are passed over.
bool is_at(const PlainPlace& place, const AddressValues& values);

/// Live ads of the place alone, in their order.
std::vector<const RawAd*> ads_in(const SiteNight& night, const PlainPlace& place);
/// The first `count` live ads of other départements.
std::vector<const RawAd*> ads_elsewhere(const SiteNight& night, const PlainPlace& place, int count);

}  // namespace vigie::testbed
