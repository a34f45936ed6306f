#include "extractors/normalise/phrases.h"

#include <optional>

#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

std::size_t next_word(const std::vector<Token>& tokens, std::size_t i) {
  while (i < tokens.size() && tokens[i].is_symbol()) ++i;
  return i;
}

/// The last token of the phrase where it begins at token `first`, whose word is the phrase's first.
std::optional<std::size_t> match(const std::vector<std::string>& words, const std::vector<Token>& tokens,
                                 std::size_t first) {
  std::size_t last = first;
  for (std::size_t word = 1; word < words.size(); ++word) {
    last = next_word(tokens, last + 1);
    if (last >= tokens.size() || tokens[last].text != words[word]) return std::nullopt;
  }
  return last;
}

}  // namespace

void PhraseIndex::add(std::string_view phrase, std::size_t group) {
  const std::string text = folded(phrase);
  std::vector<std::string> words;
  for (const Token& token : tokenise(text)) {
    if (!token.is_symbol()) words.emplace_back(token.text);
  }
  if (words.empty()) return;
  std::string first = words.front();
  by_first_word_[std::move(first)].push_back({std::move(words), group});
}

std::vector<PhraseHit> PhraseIndex::find(const std::vector<Token>& tokens) const {
  std::vector<PhraseHit> hits;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_symbol()) continue;
    const auto bucket = by_first_word_.find(tokens[i].text);
    if (bucket == by_first_word_.end()) continue;
    for (const Phrase& phrase : bucket->second) {
      if (const auto last = match(phrase.words, tokens, i)) hits.push_back({phrase.group, i, *last});
    }
  }
  return hits;
}

}  // namespace vigie::extractors
