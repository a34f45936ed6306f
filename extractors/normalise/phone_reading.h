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

/// Readings other than the first way of putting digits together, which cost most: so many a field, that a hostile text
/// takes no longer than another.
constexpr std::size_t kMostOtherReadings = 2'000;

/// @param after_plus  a plus, as a sign or a word, stands right before the token
/// @param other_readings  how many are left; counted down
std::optional<ReadPhone> read_phone(const FoldedField& field, std::size_t first, bool after_plus,
                                    std::size_t& other_readings);

/// The last token of a date that begins at a token of digits: "05/06/2026", "2026-06-05".
std::optional<std::size_t> end_of_date(const FoldedField& field, std::size_t first);

}  // namespace vigie::extractors
