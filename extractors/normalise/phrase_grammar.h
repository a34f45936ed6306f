// Phrases made of classes of words: "<soon> <majority>" stands for "bientôt majeure", "almost 18" and whatever else its
// classes make. Matched along a trie of classes, from what a PhraseIndex finds of these.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

/// Immutable once its patterns are added.
class PhraseGrammar {
 public:
  /// @param classes  each key a class that patterns may name, its value a list of phrases (phrases.h)
  /// @return Error::kBadInput with file:line
  static Result<PhraseGrammar> with_classes(const toml::table& classes);

  /// @param pattern  "<name>" for any phrase of that class, a word for itself, "*" for any word; "?" behind what may
  ///   lack. Its first item is no "*". @return the item that is no class; nothing where all are
  std::optional<std::string> add(std::string_view pattern, std::size_t group);

  /// The same of all that stand in a list of a table. @return Error::kBadInput with file:line
  Result<void> add_all(const toml::table& table, std::string_view key, std::size_t group);

  /// All that begin among the tokens read (tokens.h), in the order of their first tokens; they may overlap. Linear for
  /// given patterns.
  std::vector<PhraseHit> find(const std::vector<Token>& tokens) const;

 private:
  struct Node {
    std::map<std::size_t, std::size_t> next;  // class → node
    std::vector<std::size_t> groups;          // of the patterns that end here
  };
  class Walk;

  std::optional<std::size_t> class_of(std::string_view item);
  std::size_t child(std::size_t node, std::size_t of_class);

  std::map<std::string, std::size_t, std::less<>> classes_;
  PhraseIndex words_;  // group: a class
  std::vector<Node> nodes_{1};
};

}  // namespace vigie::extractors
