// Pieces of a wording or name that survive small changes: equal pieces, kept as keyed hashes only, tell of likeness.
// Word triples: Broder 1997, SEQUENCES; letters left out: Garbe 2012, SymSpell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Of a wording no more pieces than this are kept.
inline constexpr std::size_t kMostShingles = 64;

/// Each three words in a row, once, in their order; none of fewer than three words. Of more than kMostShingles those
/// with the smallest hashes, so that like wordings keep the same; the hash has no key, so that every database keeps
/// them too.
std::vector<std::string> word_triples(std::string_view folded_text);

/// The name with any one letter left out; none of a name of fewer than four bytes.
std::vector<std::string> one_letter_less(std::string_view folded_name);

}  // namespace vigie
