// Whose years a count of years is: "32 ans", "cherche homme de 50 ans", "depuis 10 ans", "18-25 ans", "taille 16 ans".
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

enum class Whose : std::uint8_t {
  kAuthor,
  kSought,  ///< "cherche homme de 50 ans", "clients de 35 ans"
  kSpan,    ///< the upper end of one: "18-25 ans", "entre 30 et 50 ans"
  kNobody,  ///< a duration, a limit, a child, a thing: "depuis 10 ans", "+18 ans", "mon fils de 12 ans", "jean 14 ans"
};

/// @param begin  the number's first token; @param unit_end  the token behind its unit
Whose whose_years(const FoldedField& field, std::size_t begin, std::size_t unit_end);

/// The lower end of a span whose upper end is at token `upper`.
long lower_of_span(const std::vector<Token>& tokens, std::size_t upper);

}  // namespace vigie::extractors
