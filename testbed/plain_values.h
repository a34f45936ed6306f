// What the templates of plain sites can name, beside the keys of `ad_values`.
#pragma once

#include <kainjow/mustache.hpp>

#include "testbed/plain_places.h"
#include "testbed/replica_tools.h"

namespace vigie::testbed {

/// Keys where the ad has them: price_number ("120"), lines (list of {line}), posted_iso ("2026-09-12T14:05:00") and
/// posted_day ("12/09/2026") of an ISO date, phone_national, phone_abroad, phone_masked, phone_reversed, phone_pairs
/// (list of {pair}), phone_digit_list (list of {digit}), and `json`: an object with the ad's facts as JSON values,
/// "null" where there is none.
kainjow::mustache::data plain_ad_values(const RawAd& ad);
/// Keys that an ad lacks are false, so that none is taken from the page around; the last row has `last`.
kainjow::mustache::data plain_rows(Ads ads);
/// Keys: name, code, zip, region_name, path.
kainjow::mustache::data plain_place_values(const PlainPlace& place, std::string_view pattern);

}  // namespace vigie::testbed
