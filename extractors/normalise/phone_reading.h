// The telephone number that begins at a token: digits are put together in every way that makes sense, and the most
// likely one that has the shape of a number is taken.
#pragma once

#include <optional>
#include <string>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/numbering_plan.h"

namespace vigie::extractors {

enum class PhoneManner {
  kUsual,        ///< one block or equal groups
  kOddGroups,    ///< groups of several sizes or with several signs between them
  kBareCountry,  ///< 33 6 … without a plus
  kApart,        ///< words or signs that separate stand between the groups
};

struct ReadPhone {
  PlannedNumber planned;
  std::size_t first, last;  ///< tokens, `last` included
  PhoneManner manner;
  std::string rule;   ///< "digits", "words-fr", "mixed-es", "look-alikes", "apart"
  bool is_one_block;  ///< digits without anything between them
};

/// What costs most: asking libphonenumber, and other readings than the first. So many of them a field, that a hostile
/// text takes no longer than another; what needs no more of them is read wherever it stands.
constexpr std::size_t kMostReadings = 2'000;

/// @param after_plus  a plus, as a sign or a word, stands right before the token
/// @param readings  how many are left; counted down
std::optional<ReadPhone> read_phone(const FoldedField& field, std::size_t first, bool after_plus,
                                    std::size_t& readings);

}  // namespace vigie::extractors
