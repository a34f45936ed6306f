// Numbers from 1 to 99 written in words, in French, English, Spanish, Italian, Portuguese and Romanian.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/number_words.h"
#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct WrittenNumber {
  long value;
  std::size_t end;  ///< the token after it
};

/// The longest number whose first word is token `i`: "vingt-deux", "quatre vingt dix", "thirty two", "treinta y dos",
/// "ventidue", "douăzeci și doi" (folded).
std::optional<WrittenNumber> written_number_at(const std::vector<Token>& tokens, std::size_t i);

/// A number of which more words may follow.
struct NumberSoFar {
  long value;
  NumberWord last;
};

/// "soixante" and then "dix", "quatre" and then "vingt", "twenty" and then "two"; nothing where the next word begins a
/// number of its own.
std::optional<NumberSoFar> continued(const NumberSoFar& number, NumberWord next);

/// Words and signs between tens and units are passed over: "vingt-et-un", "treinta y dos".
/// @return the token of the units' word, if there is one
std::size_t behind_joint(const std::vector<Token>& tokens, std::size_t i);

}  // namespace vigie::extractors
