// How an ad goes into the tables, within the transaction of the caller: a page's, or an import's.
#pragma once

#include <optional>
#include <span>

#include "storage/store.h"

namespace vigie::storage {

/// When something was seen.
struct SeenAt {
  std::span<const Date> nights;
  Instant read;  ///< Instant{} where it is not known
};

/// Of what makes an ad a new version or a row a changed one: all but the times, which pass by themselves ("3 hours
/// ago"), and the hashes of photos that have an address.
Blob content_key(const Store& store, std::string_view domain, RawAd ad);

/// An ad as a row of a listing.
PageCounts store_row(Store& store, const ListedAd& listed, const SeenAt& seen);
/// An ad read whole.
PageCounts store_ad(Store& store, const AdRecord& ad, const SeenAt& seen);
/// An ad's own page that is as it was; nothing where the ad is not known.
PageCounts store_unchanged(Store& store, std::string_view site, std::string_view ad_id, const SeenAt& seen);

}  // namespace vigie::storage
