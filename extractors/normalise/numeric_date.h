// Dates in digits, told apart from telephone numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

/// The last token of a date that begins at a token: "05/06/2026", "2026-06-05", "05 06 2026", and "05.06.26" where
/// nothing goes on behind it as in "05.06.26.98.00".
std::optional<std::size_t> end_of_numeric_date(const std::vector<Token>& tokens, std::size_t first);

}  // namespace vigie::extractors
