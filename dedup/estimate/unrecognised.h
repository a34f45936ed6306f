// Persons who could not be told from others, beside an estimate of those who could: unmarked individuals in
// photo-identification (Wilson, Hammond and Thompson 1999, Ecological Applications 9(1):288).
#pragma once

#include <vector>

#include "dedup/estimate/population_estimate.h"

namespace vigie::dedup {

/// By ads that carry a mark (a contact, a photo, a name) and ads that carry none.
struct Marks {
  int marked_ads = 0, unmarked_ads = 0;
  std::vector<int> ads_of_marked;  ///< of each person with a marked ad: all of her ads
  int unmarked_persons = 0;        ///< as linked: with unmarked ads alone
};

/// Of the unmarked persons those to be expected who are none of the marked: ads are marked or not by chance, so that of
/// persons with n ads a share of uⁿ has unmarked ones alone, u being the share of ads without a mark. 0 … unmarked.
double separate_persons(const Marks& marks);

/// An estimate that rests on marked persons, with the others: those to be expected are added, and the interval carries
/// that none or all of the unmarked may be separate persons (each side added by squares: Zou and Donner 2008).
PopulationEstimate with_unrecognised(const PopulationEstimate& marked, const Marks& marks);

}  // namespace vigie::dedup
