// Several persons under one hand, and the traces that this leaves in their ads.
// Dispatchers and tours: OCRTEH 2015; templates and photos under several names: docs/method.md.
#pragma once

#include <vector>

#include "testbed/population.h"

namespace vigie::testbed {

/// About `rates.in_networks` of the persons are put into networks of 2 to 8, in the order given.
void form_networks(std::vector<Person>& persons, const MarketSettings& settings, PhoneBook& phones, Rng& rng);

/// Stays of some days in one département after the other, across the whole period.
std::vector<Stay> random_tour(const MarketSettings& settings, Rng& rng);

}  // namespace vigie::testbed
