#include "extractors/normalise/phrase_grammar.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "extractors/normalise/lexicon_file.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kAnyWord = 0;  // the class "*"

bool may_lack(std::string_view& item) {
  if (!item.ends_with('?')) return false;
  item.remove_suffix(1);
  return true;
}

}  // namespace

Result<PhraseGrammar> PhraseGrammar::with_classes(const toml::table& classes) {
  PhraseGrammar grammar;
  grammar.classes_.emplace("*", kAnyWord);
  for (const auto& [name, unused] : classes) {
    const auto phrases = texts_of(classes, name.str());
    if (!phrases) return tl::unexpected(phrases.error());
    const std::size_t number = grammar.classes_.size();
    grammar.classes_.emplace("<" + std::string(name.str()) + ">", number);
    for (const std::string& phrase : *phrases) grammar.words_.add(phrase, number);
  }
  return grammar;
}

/// A word that patterns name is a class of its own.
std::optional<std::size_t> PhraseGrammar::class_of(std::string_view item) {
  if (const auto known = classes_.find(item); known != classes_.end()) return known->second;
  if (item.starts_with('<')) return std::nullopt;
  const std::size_t number = classes_.size();
  classes_.emplace(item, number);
  words_.add(item, number);
  return number;
}

std::size_t PhraseGrammar::child(std::size_t node, std::size_t of_class) {
  const auto [place, is_new] = nodes_[node].next.emplace(of_class, nodes_.size());
  const std::size_t next = place->second;
  if (is_new) nodes_.emplace_back();
  return next;
}

std::optional<std::string> PhraseGrammar::add(std::string_view pattern, std::size_t group) {
  std::vector<std::size_t> ends{0};
  for (std::string_view item : words_of_list(pattern)) {
    const bool is_optional = may_lack(item);
    const auto of_class = class_of(item);
    if (!of_class) return std::string(item);
    std::vector<std::size_t> next = is_optional ? ends : std::vector<std::size_t>();
    for (const std::size_t node : ends) next.push_back(child(node, *of_class));
    ends = std::move(next);
  }
  for (const std::size_t node : ends) {
    if (node != 0) nodes_[node].groups.push_back(group);
  }
  return std::nullopt;
}

Result<void> PhraseGrammar::add_all(const toml::table& table, std::string_view key, std::size_t group) {
  const auto patterns = texts_of(table, key);
  if (!patterns) return tl::unexpected(patterns.error());
  for (const std::string& pattern : *patterns) {
    if (const auto unknown = add(pattern, group))
      return toml_error(*table.get(key),
                        fmt::format(fmt::runtime(tr("“{}” of the pattern “{}” is no class")), *unknown, pattern));
  }
  return {};
}

/// From one word along the trie.
class PhraseGrammar::Walk {
 public:
  Walk(const std::vector<Node>& nodes, const std::vector<Token>& tokens, const std::vector<PhraseHit>& words)
      : nodes_(nodes), tokens_(tokens), words_(words) {}

  std::vector<PhraseHit> all() {
    for (const PhraseHit& word : words_) {
      first_ = word.first;
      step(0, word.group, word.last);
    }
    return std::move(found_);
  }

 private:
  std::span<const PhraseHit> words_at(std::size_t token) const {
    const auto range = std::ranges::equal_range(words_, token, {}, &PhraseHit::first);
    return {range.begin(), range.end()};
  }

  void step(std::size_t node, std::size_t of_class, std::size_t last) {
    const auto next = nodes_[node].next.find(of_class);
    if (next == nodes_[node].next.end()) return;
    for (const std::size_t group : nodes_[next->second].groups) found_.push_back({group, first_, last});
    go_on(next->second, last);
  }

  void go_on(std::size_t node, std::size_t last) {
    if (nodes_[node].next.empty()) return;
    const std::size_t word = next_word(tokens_, last + 1);
    if (word >= tokens_.size()) return;
    for (const PhraseHit& hit : words_at(word)) step(node, hit.group, hit.last);
    step(node, kAnyWord, word);
  }

  const std::vector<Node>& nodes_;
  const std::vector<Token>& tokens_;
  const std::vector<PhraseHit>& words_;
  std::size_t first_ = 0;
  std::vector<PhraseHit> found_;
};

std::vector<PhraseHit> PhraseGrammar::find(const std::vector<Token>& tokens) const {
  const auto words = words_.find(tokens);
  return Walk(nodes_, tokens, words).all();
}

}  // namespace vigie::extractors
