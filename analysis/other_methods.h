// Other ways from what was seen to a number of persons, so that a figure can be set beside published ones.
#pragma once

#include <optional>
#include <vector>

#include "analysis/ladder.h"

namespace vigie::storage {
struct SeenAd;
}

namespace vigie::analysis {

struct Seen;

struct OtherMethods {
  std::optional<EstimatedPersons> chao1_bias_corrected, zelterman;  ///< over nights, as `Ladder::chao1`
  /// Names a contact, summed over contacts: Kennedy 2022, PLOS ONE 17(11) e0277550. A phone whose ads state no name
  /// counts for one.
  int names_by_contact = 0;
};

OtherMethods other_methods(const Seen& seen, const std::vector<const storage::SeenAd*>& ads);

}  // namespace vigie::analysis
