// International bank account numbers, ISO 13616, told from other codes by their check digits (ISO 7064, mod 97-10).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct Iban {
  std::string text;  ///< without spaces, in capitals
  std::size_t last;  ///< its last token
};

/// The account number whose country code is token `i`, in groups or as one block.
std::optional<Iban> iban_at(const std::vector<Token>& tokens, std::size_t i);

}  // namespace vigie::extractors
