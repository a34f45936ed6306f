// What may be digits of one number, piece by piece: digits, number words, letters that look like digits, and what
// stands between them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/normalise/number_words.h"
#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

/// What stands between two pieces, from what says least against their being one number.
enum class Gap : std::uint8_t {
  kTouching,  ///< nothing
  kSpace,
  kHyphen,
  kSigns,    ///< no words, and nothing that separates things
  kJoining,  ///< "puis", "et", "then"
  kWords,    ///< any others, and signs that separate
  kUnits,    ///< what counts, measures or dates: "€", "h", "ans", "mars"
};

struct DigitPiece {
  enum class Source : std::uint8_t {
    kDigits,
    kLookAlikes,      ///< o, l, i, s, b written onto digits
    kLoneLookAlikes,  ///< the same, alone between spaces
    kOtherLookAlike,  ///< one letter of the others that resemble a digit, written onto digits
    kWord,
  };
  Source source;
  Gap gap;              ///< before it; kTouching for the first
  std::uint32_t token;  ///< that it is, or of which it is a part
  NumberWord word;      ///< for kWord
  bool is_digits() const { return source == Source::kDigits; }
  bool is_word() const { return source == Source::kWord; }
};

/// The pieces from token `first` on that may belong to one number; few, whatever the text.
class DigitPieces {
 public:
  static constexpr std::size_t kMost = 32;

  DigitPieces(const std::vector<Token>& tokens, std::size_t first);

  std::span<const DigitPiece> all() const { return {pieces_.data(), count_}; }
  bool has_look_alikes() const { return has_look_alikes_; }

 private:
  /// A gap that is being read.
  struct Between {
    Gap gap = Gap::kTouching;
    std::size_t words = 0, signs = 0, masks = 0;
    std::size_t repetition = 1;  // of the next digit
    int brackets = 0;
    bool ends_sentence = false;
  };

  bool may_go_on() const;
  bool read_next(std::size_t& token);
  bool add_pieces_of(std::size_t token, const Between& between);
  void repeat(std::size_t times);
  void add(DigitPiece::Source source, Gap gap, std::size_t token, NumberWord word = {});

  const std::vector<Token>& tokens_;
  std::array<DigitPiece, kMost> pieces_;
  std::size_t count_ = 0;
  std::size_t zeros_ = 0;  // with which it begins
  std::size_t digits_ = 0;
  bool has_look_alikes_ = false;
};

/// The digit that a folded letter resembles: 0 for "o", 1 for "l"; nothing, '\0', for most.
char digit_like(char32_t letter);

}  // namespace vigie::extractors
