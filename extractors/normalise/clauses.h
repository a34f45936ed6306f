// Sentences and clauses of a field, as far as signs and lines part them: "tenue sexy, lycéenne" are two clauses of one
// sentence, "sans tabou - lycéenne" too.
#pragma once

#include <cstddef>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Tokens [begin, end).
struct TokenRange {
  std::size_t begin, end;
  bool contains(std::size_t token) const { return begin <= token && token < end; }
};

/// True where token `i`, 1 or more, begins a line and the one before does not end in "de" or such.
bool line_begins_at(const FoldedField& field, std::size_t i);
/// By full stops, marks, semicolons and lines; dots of "bientôt... majeure" part nothing.
/// @param i  1 or more
bool sentence_begins_at(const FoldedField& field, std::size_t i);
/// By these, commas, bars, emoji, and dashes and slashes with a space beside them.
bool clause_begins_at(const FoldedField& field, std::size_t i);

/// The tokens with at most `words` words on either side, in the same sentence or clause; signs are no words.
TokenRange sentence_around(const FoldedField& field, TokenRange tokens, std::size_t words);
TokenRange clause_around(const FoldedField& field, TokenRange tokens, std::size_t words);
/// As a clause, which capital letters part too: "lycéenne Massage doux".
TokenRange phrase_around(const FoldedField& field, TokenRange tokens, std::size_t words);

/// True where the token is written with a capital A to Z.
bool is_capital(const FoldedField& field, std::size_t token);

}  // namespace vigie::extractors
