// Fixed phrases of words found in tokens, whatever stands between the words but other words. Linear for a given
// lexicon.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct PhraseHit {
  std::size_t group;        ///< as given to `add`
  std::size_t first, last;  ///< tokens, `last` included
};

/// Hash of strings that takes views, so that looking up copies nothing.
struct ViewHash : std::hash<std::string_view> {
  using is_transparent = void;
};

class PhraseIndex {
 public:
  /// @param phrase  as a person writes it; folded here
  void add(std::string_view phrase, std::size_t group);
  /// All hits, in the order of their first tokens; they may overlap.
  std::vector<PhraseHit> find(const std::vector<Token>& tokens) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    std::size_t group;
  };
  std::unordered_map<std::string, std::vector<Phrase>, ViewHash, std::equal_to<>> by_first_word_;
};

}  // namespace vigie::extractors
