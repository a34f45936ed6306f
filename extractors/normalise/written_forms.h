// What folding takes from tokens and still tells something: capitals and line ends.
#pragma once

#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Of one token, as the original has it.
struct WrittenForm {
  bool begins_line = false;  ///< a line's end stands before it; false for the first token
  bool is_capital = false;   ///< its first letter
};

/// One entry a token of the field, of those that are read (tokens.h); one pass over its original.
std::vector<WrittenForm> written_forms(const FoldedField& field);

}  // namespace vigie::extractors
