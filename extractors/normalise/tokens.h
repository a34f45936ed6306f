// Folded text cut into words, numbers and symbols: what every normaliser reads. One pass, linear.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace vigie::extractors {

struct Token {
  enum class Kind : std::uint8_t { kWord, kNumber, kSymbol };
  Kind kind;
  std::uint32_t begin, end;  ///< bytes of the folded text
  std::string_view text;     ///< a run of letters, a run of ASCII digits, or one other character

  bool is_word() const { return kind == Kind::kWord; }
  bool is_number() const { return kind == Kind::kNumber; }
  bool is_symbol() const { return kind == Kind::kSymbol; }
};

/// White space is no token. The tokens point into `text`, which must outlive them and be valid UTF-8.
std::vector<Token> tokenise(std::string_view text);

/// How many of a field's tokens the readers of values look at: the longest ads have a fifth of it, and what is beyond
/// in a hostile text costs nothing.
constexpr std::size_t kMostTokensRead = 10'000;
inline std::size_t tokens_read(const std::vector<Token>& tokens) { return std::min(tokens.size(), kMostTokensRead); }

/// The value of a number of at most nine digits.
std::optional<long> number_of(const Token& token);

/// True where nothing, not even a space, stands between two tokens that follow each other.
inline bool touch(const Token& left, const Token& right) { return left.end == right.begin; }

/// The alternatives that a token's text may be, written as one string: is_one_of("euro", "e eur euro euros").
bool is_one_of(std::string_view text, std::string_view spaced_list);
/// The words of such a list, in its order; views into it.
std::vector<std::string_view> words_of_list(std::string_view spaced_list);

}  // namespace vigie::extractors
