// Ages that the reader is to work out: "20-3 ans", "10 + 7 ans", "34 divisé par 2", "la moitié de 34", "deux fois
// huit", "204 mois".
#pragma once

#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {

/// The sum whose first token is `i`, where it makes 10 … 17: who is older has no need of one ("75 - 24 ans" is a price
/// and an age). Whether it is an age is for the caller to tell.
std::optional<WrittenNumber> age_sum_at(const std::vector<Token>& tokens, std::size_t i);

}  // namespace vigie::extractors
