// The tariff table of an ad: "50/80/130 roses", "80 € la demi-heure, 150 l'heure", "1h=150", "30mn:60".
#pragma once

#include <optional>
#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Of the price field first, then of title and text; each once. An amount without currency or duration counts only in
/// the price field; one with a duration takes the currency of the ad's other amounts where they agree.
std::vector<Tariff> find_tariffs(const FoldedAd& ad);

/// The lowest of those that have a currency, else of all.
std::optional<Price> lowest_price(const std::vector<Tariff>& tariffs);

}  // namespace vigie::extractors
