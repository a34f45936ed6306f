// What makes linking hard, put upon a population and its postings: changed phones, stolen and stock photos, popular
// wording, duos, misspelt names, ages that drift, ads that say nothing. Freeman et al. 2025; docs/method.md.
#pragma once

#include <vector>

#include "testbed/advertising.h"
#include "testbed/population.h"

namespace vigie::testbed {

/// Of the persons, networks formed, as many as `rates` say; draws nothing where they say none.
void trouble_persons(std::vector<Person>& persons, const MarketRates& rates, PhoneBook& phones, Rng& rng);
/// The same of one posting.
void trouble_posting(Posting& posting, const MarketRates& rates, Rng& rng);

}  // namespace vigie::testbed
