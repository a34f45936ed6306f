#include "extractors/normalise/phrases.h"

#include <algorithm>
#include <utility>

#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kStemKey = 3;  // letters

}  // namespace

void PhraseIndex::add(std::string_view phrase, std::size_t group) {
  const std::string text = folded(phrase);
  std::vector<Word> words;
  const auto tokens = tokenise(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is_symbol()) words.push_back({std::string(tokens[i].text), false});
    if (tokens[i].text != "*" || i == 0) continue;
    if (touch(tokens[i - 1], tokens[i])) {
      words.back().is_stem = true;
    } else {
      words.push_back({"", true});
    }
  }
  if (words.empty()) return;
  const bool by_stem = words.front().is_stem;
  std::string key = by_stem ? words.front().text.substr(0, kStemKey) : words.front().text;
  (by_stem ? by_first_letters_ : by_first_word_)[std::move(key)].push_back({std::move(words), group});
}

/// The last token of the phrase where it begins at token `first`.
std::optional<std::size_t> PhraseIndex::match(const Phrase& phrase, const std::vector<Token>& tokens,
                                              std::size_t first) {
  std::size_t last = first;
  for (std::size_t word = 0; word < phrase.words.size(); ++word) {
    if (word > 0) last = next_word(tokens, last + 1);
    if (last >= tokens.size() || !phrase.words[word].fits(tokens[last].text)) return std::nullopt;
  }
  return last;
}

void PhraseIndex::find_in(const Buckets& buckets, std::string_view key, const std::vector<Token>& tokens,
                          std::size_t first, std::vector<PhraseHit>& hits) {
  const auto bucket = buckets.empty() ? buckets.end() : buckets.find(key);
  if (bucket == buckets.end()) return;
  for (const Phrase& phrase : bucket->second) {
    if (const auto last = match(phrase, tokens, first)) hits.push_back({phrase.group, first, *last});
  }
}

std::vector<PhraseHit> PhraseIndex::find(const std::vector<Token>& tokens) const {
  std::vector<PhraseHit> hits;
  for (std::size_t i = 0; i < tokens_read(tokens); ++i) {
    if (tokens[i].is_symbol()) continue;
    find_in(by_first_word_, tokens[i].text, tokens, i, hits);
    find_in(by_first_letters_, tokens[i].text.substr(0, kStemKey), tokens, i, hits);
  }
  return hits;
}

std::vector<PhraseHit> longest_hits(std::vector<PhraseHit> hits) {
  std::ranges::stable_sort(hits, {}, [](const PhraseHit& hit) { return std::pair(hit.first, ~hit.last); });
  std::vector<PhraseHit> kept;
  for (const PhraseHit& hit : hits) {
    const bool hidden = !kept.empty() && hit.last <= kept.back().last &&
                        std::pair(hit.first, hit.last) != std::pair(kept.back().first, kept.back().last);
    if (!hidden) kept.push_back(hit);
  }
  return kept;
}

std::size_t next_word(const std::vector<Token>& tokens, std::size_t i) {
  while (i < tokens.size() && tokens[i].is_symbol()) ++i;
  return i;
}

std::string_view word_behind(const std::vector<Token>& tokens, std::size_t i) {
  while (++i < tokens.size() && is_one_of(tokens[i].text, "s '")) {
  }
  return i < tokens.size() && !tokens[i].is_symbol() ? tokens[i].text : std::string_view();
}

}  // namespace vigie::extractors
