#include "extractors/normalise/clauses.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kEmojiBytes = 4;

bool is_dot(const FoldedField& field, std::size_t i) {
  return i < field.tokens().size() && field.tokens()[i].text == ".";
}

bool ends_sentence(const FoldedField& field, std::size_t i) {
  if (!is_one_of(field.tokens()[i].text, ". ! ? ;")) return false;
  return !is_dot(field, i) || !(is_dot(field, i + 1) || (i > 0 && is_dot(field, i - 1)));
}

/// "pas de" at the end of a line that was broken for its length.
bool hangs(const Token& token) {
  return is_one_of(token.text,
                   "a au aux avec d dans de des du en et la le les l ma mes mon ni ou par pas pour sa ses un une the "
                   "of my and to no");
}

bool is_spaced(const std::vector<Token>& tokens, std::size_t i) {
  return i == 0 || i + 1 >= tokens.size() || !touch(tokens[i - 1], tokens[i]) || !touch(tokens[i], tokens[i + 1]);
}

bool parts_clauses(const std::vector<Token>& tokens, std::size_t i) {
  if (!tokens[i].is_symbol()) return false;
  if (is_one_of(tokens[i].text, ", | • ·") || tokens[i].text.size() >= kEmojiBytes) return true;
  return is_one_of(tokens[i].text, "- – — /") && is_spaced(tokens, i);
}

/// "lycéenne Massage doux": a capital letter in a text without signs.
bool begins_like_sentence(const FoldedField& field, std::size_t i) {
  const auto& tokens = field.tokens();
  return tokens[i].is_word() && tokens[i - 1].is_word() && !hangs(tokens[i - 1]) && is_capital(field, i) &&
         !is_capital(field, i - 1);
}

using Begins = bool(const FoldedField&, std::size_t);

TokenRange range_around(const FoldedField& field, TokenRange range, std::size_t words, Begins* begins) {
  const auto& tokens = field.tokens();
  for (std::size_t left = words; range.begin > 0 && left > 0 && !begins(field, range.begin);)
    left -= tokens[--range.begin].is_symbol() ? 0 : 1;
  for (std::size_t left = words; range.end < tokens.size() && left > 0 && !begins(field, range.end);)
    left -= tokens[range.end++].is_symbol() ? 0 : 1;
  return range;
}

}  // namespace

bool line_begins_at(const FoldedField& field, std::size_t i) {
  return field.begins_line(i) && !hangs(field.tokens()[i - 1]);
}

bool sentence_begins_at(const FoldedField& field, std::size_t i) {
  return line_begins_at(field, i) || ends_sentence(field, i - 1);
}

bool clause_begins_at(const FoldedField& field, std::size_t i) {
  return sentence_begins_at(field, i) || parts_clauses(field.tokens(), i - 1);
}

bool is_capital(const FoldedField& field, std::size_t i) {
  const Token& token = field.tokens()[i];
  const std::string written = field.original_words(field.reading(token.begin, token.end));
  return !written.empty() && written.front() >= 'A' && written.front() <= 'Z';
}

TokenRange sentence_around(const FoldedField& field, TokenRange tokens, std::size_t words) {
  return range_around(field, tokens, words, sentence_begins_at);
}

TokenRange clause_around(const FoldedField& field, TokenRange tokens, std::size_t words) {
  return range_around(field, tokens, words, clause_begins_at);
}

TokenRange phrase_around(const FoldedField& field, TokenRange tokens, std::size_t words) {
  TokenRange range = clause_around(field, tokens, words);
  for (std::size_t i = tokens.end; i < range.end; ++i) {
    if (begins_like_sentence(field, i)) range.end = i;
  }
  for (std::size_t i = tokens.begin; i > range.begin + 1; --i) {
    if (begins_like_sentence(field, i - 1)) range.begin = i - 1;
  }
  return range;
}

}  // namespace vigie::extractors
