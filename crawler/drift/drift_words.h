// A drift in words: "wannonce: price found in 0 of 39 ads since 2026-03-03 (found in 37 of 40 ads before, like “9 €”)".
#pragma once

#include <string>

#include "storage/records.h"

namespace vigie::crawler {

/// As the definition names it: "price" of an ad's page, "listing.price" of a row, "listing" for the rows themselves.
std::string field_name(const storage::Drift& drift);
/// "found in 37 of 40 ads, like “9 €”"; empty where nothing is known of before.
std::string was_words(const storage::Drift& drift);
/// "found in 0 of 39 ads".
std::string now_words(const storage::Drift& drift);
/// The whole, one line without its end.
std::string drift_line(const storage::Drift& drift);

}  // namespace vigie::crawler
