// Numbers up to 99 written in words, in French, English, Spanish, Italian, Portuguese and Romanian.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct WrittenNumber {
  long value;
  std::size_t end;  ///< the token after it
};

/// The longest number whose first word is token `i`: "vingt-deux", "quatre vingt dix", "thirty two", "treinta y dos",
/// "ventidue", "douăzeci și doi" (folded).
std::optional<WrittenNumber> written_number_at(const std::vector<Token>& tokens, std::size_t i);

}  // namespace vigie::extractors
