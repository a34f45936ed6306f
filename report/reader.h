// What a reader who holds several exports can work out of the counts that they keep back: the attack against which
// disclosure control is made. Hundepool et al. 2012, "Statistical Disclosure Control", Wiley, 4.3 (intruder's bounds).
#pragma once

#include <span>
#include <vector>

#include "model/publication.h"
#include "report/relations.h"

namespace vigie::report {

/// A count that is kept back and has fewer than `least_values` possible values for the reader.
struct Exposed {
  std::vector<std::vector<Quantity>>
      near;  ///< itself, then what stands in a relation with it, then what does with that …
};

/// A reader knows that nought is always shown, the relations of each export, and that a count over some days is at most
/// the count over more days. A relation that does not hold (linking changed in between) is taken not to be used.
std::vector<Exposed> exposed_counts(std::span<const Publication> exports, std::int64_t least_values);

}  // namespace vigie::report
