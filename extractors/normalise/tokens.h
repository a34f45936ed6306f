// Folded text cut into words, numbers and symbols: what every normaliser reads. One pass, linear.
#pragma once

#include <algorithm>
#include <array>
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

/// The alternatives that a token's text may be, written as one string: "e eur euro euros". The compiler works out which
/// first and last letters they have, so that most texts are told from them without a search.
class WordList {
 public:
  constexpr WordList() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): stands where the string itself is written
  consteval WordList(std::string_view spaced) : text_(spaced) {
    for (std::size_t begin = 0; begin < spaced.size();) {
      const std::size_t end = std::min(spaced.find(' ', begin), spaced.size());
      if (end > begin)
        likely_[place_of(spaced.substr(begin, end - begin)) / kBits] |= bit_of(spaced.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  // NOLINTNEXTLINE(google-explicit-constructor,cppcoreguidelines-avoid-c-arrays): as above
  template <std::size_t N>
  consteval WordList(const char (&spaced)[N]) : WordList(std::string_view(spaced, N - 1)) {}

  bool empty() const { return text_.empty(); }
  bool contains(std::string_view word) const {
    return !word.empty() && (likely_[place_of(word) / kBits] & bit_of(word)) != 0 && is_in_text(word);
  }

 private:
  static constexpr std::size_t kBits = 64, kWords = 2;

  static constexpr std::size_t place_of(std::string_view word) {
    return (static_cast<unsigned char>(word.front()) * 31U + static_cast<unsigned char>(word.back()) * 7U +
            word.size()) %
           (kBits * kWords);
  }
  static constexpr std::uint64_t bit_of(std::string_view word) { return std::uint64_t{1} << (place_of(word) % kBits); }
  bool is_in_text(std::string_view word) const;

  std::string_view text_;
  std::array<std::uint64_t, kWords> likely_{};
};

inline bool is_one_of(std::string_view text, const WordList& list) { return list.contains(text); }
/// The words of such a list, in its order; views into it.
std::vector<std::string_view> words_of_list(std::string_view spaced_list);

}  // namespace vigie::extractors
