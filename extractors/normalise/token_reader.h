// What the readers of values ask of their tokens.
#pragma once

#include <cstddef>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

/// Whether token `i` is there and one of a list.
inline bool is_at(const std::vector<Token>& tokens, std::size_t i, const WordList& list) {
  return i < tokens.size() && is_one_of(tokens[i].text, list);
}

/// The same of the one that stands `back` tokens before `i`; `i` is there or right behind the last.
inline bool is_before(const std::vector<Token>& tokens, std::size_t i, std::size_t back, const WordList& list) {
  return i >= back && is_one_of(tokens[i - back].text, list);
}

/// For classes that read the tokens of one field, which outlive them.
class TokenReader {
 protected:
  explicit TokenReader(const std::vector<Token>& tokens) : tokens_(tokens) {}

  bool is_at(std::size_t i, const WordList& list) const { return extractors::is_at(tokens_, i, list); }
  bool is_before(std::size_t i, std::size_t back, const WordList& list) const {
    return extractors::is_before(tokens_, i, back, list);
  }

  const std::vector<Token>& tokens_;
};

}  // namespace vigie::extractors
