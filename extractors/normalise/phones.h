// Telephone numbers as ads write them: digits spaced, dotted, dashed, slashed or run together, behind 0, +33, 0033, 33
// or a foreign prefix, and in tel: and WhatsApp links. Not taken: prices, postal codes, dates, hours, SIRET, ids.
#pragma once

#include <string>
#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Each number once, where it was first read (phones field, title, text, links in the address), with all channels said
/// for it. Linear in the ad's length.
std::vector<AdPhone> find_phones(const FoldedAd& ad);

/// Adds those that were read over its photos, unless the ad states them itself, by a rule of their own, "photo": a
/// digit may have been misread.
/// @param numbers  as PhoneNumber has them; others are passed over
void add_photo_phones(const std::vector<std::string>& numbers, std::vector<AdPhone>& phones);

}  // namespace vigie::extractors
