// Words and ages written so that a filter does not see them: "m i n e u r e", "m1neure", "mi-neu-re", "lycé*nne",
// "diiix", "I7 ans", "*17* ans", "1.7 ans". Words are sought along a trie of those that are worth disguising.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Immutable once its words are added.
class Disguises {
 public:
  /// @param phrase  a word that may be disguised; of several words, those too that run together ("dix sept")
  /// @param stands_for  what is read in its place
  void add(std::string_view phrase, std::string_view stands_for);
  void add(std::string_view phrase) { add(phrase, phrase); }

  /// Title, text, name and age of the ad as they read once disguises are taken off; nothing where there is none.
  /// Linear for given words.
  std::optional<RawAd> taken_off(const FoldedAd& ad) const;

 private:
  struct Node {
    std::map<char, std::size_t> next;  // letter → node
    std::string spelt, plain;          // what ends here, and as what it is read; empty where nothing does
  };
  class Reader;

  void add_spelling(std::string_view spelling, const std::string& spelt, const std::string& plain);

  std::vector<Node> nodes_{1};
};

}  // namespace vigie::extractors
