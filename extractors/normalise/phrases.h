// Fixed phrases of words found in tokens, whatever stands between the words but other words. A word that ends in a star
// stands for all that begin so ("recompens*"), a star alone for any word. Linear for a given lexicon.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
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
  /// @param phrase  as a person writes it; folded here. A first word has three letters at least before its star
  void add(std::string_view phrase, std::size_t group);
  /// All hits that begin among the tokens read (tokens_read), in the order of their first tokens; they may overlap.
  std::vector<PhraseHit> find(const std::vector<Token>& tokens) const;

 private:
  struct Word {
    std::string text;
    bool is_stem;
    bool fits(std::string_view word) const { return is_stem ? word.starts_with(text) : word == text; }
  };
  struct Phrase {
    std::vector<Word> words;
    std::size_t group;
  };
  using Buckets = std::unordered_map<std::string, std::vector<Phrase>, ViewHash, std::equal_to<>>;

  static std::optional<std::size_t> match(const Phrase& phrase, const std::vector<Token>& tokens, std::size_t first);
  static void find_in(const Buckets& buckets, std::string_view key, const std::vector<Token>& tokens, std::size_t first,
                      std::vector<PhraseHit>& hits);

  Buckets by_first_word_;
  Buckets by_first_letters_;  // of phrases that begin with a stem
};

/// Without those that lie within a longer one: "escort boy" hides "boy".
std::vector<PhraseHit> longest_hits(std::vector<PhraseHit> hits);

/// The first token from `i` on that is no symbol; the number of tokens where there is none.
std::size_t next_word(const std::vector<Token>& tokens, std::size_t i);

/// The word right behind token `i` in its clause, a reflexive "s'" passed over; empty where there is none.
std::string_view word_behind(const std::vector<Token>& tokens, std::size_t i);

}  // namespace vigie::extractors
