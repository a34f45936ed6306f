// Pieces of digits put together to groups, read as one number that may end after any group.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "extractors/normalise/digit_pieces.h"

namespace vigie::extractors {

enum class LookAlikes : std::uint8_t {
  kOntoDigits,  ///< o, l, i, s, b are digits where they are written onto digits
  kAlone,       ///< these, and also alone between spaces
  kAny,         ///< all letters that resemble a digit
  kNone,        ///< letters are letters
};

/// What may stand between number words that are one number: "vingt-deux", "vingt deux", "vingt.deux".
enum class Joining : std::uint8_t { kOverHyphens, kOverSpaces, kOverSigns };

/// How pieces are put together, where there are several ways.
struct Composition {
  LookAlikes look_alikes = LookAlikes::kOntoDigits;
  Joining joining = Joining::kOverSpaces;
  std::optional<std::size_t> cut_group{};  ///< in this group …
  std::size_t cut_words = 0;               ///< … leave so many last words to the next one: "soixante" "dix-huit"
  bool units_in_digits = false;            ///< a digit behind tens in words is their unit: "trente 9"
};

struct DigitGroup {
  std::size_t begin, end;     ///< digits of the run
  std::uint32_t first, last;  ///< tokens, `last` included
  DigitPiece::Source source;  ///< that of its last piece
  Gap gap;                    ///< before it
  std::size_t words;          ///< number words of which it consists
  std::size_t size() const { return end - begin; }
};

/// At most 20 digits: no phone with its prefix is longer.
class DigitRun {
 public:
  static constexpr std::size_t kMostDigits = 20;

  /// @param text  in which the tokens lie
  DigitRun(std::string_view text, const std::vector<Token>& tokens, const DigitPieces& pieces,
           const Composition& composition);

  std::string_view digits() const { return {digits_.data(), count_of_digits_}; }
  std::size_t groups() const { return count_; }
  const DigitGroup& operator[](std::size_t group) const { return groups_[group]; }
  std::string_view digits_of(std::size_t group) const {
    return digits().substr(groups_[group].begin, groups_[group].size());
  }
  /// True where a sentence or an item ends between a group and the next: "12. 50", "12, 50".
  bool ends_item(std::size_t group) const;
  /// What stands between a group and the next, spaces around it left out: "." in "06 . 39".
  std::string_view between(std::size_t group) const;
  /// The group that ends after `count` digits.
  std::optional<std::size_t> group_ending_at(std::size_t count) const;
  /// Languages of which all its number words are, up to a group; empty where it has none.
  LanguageSet languages(std::size_t last_group) const;

 private:
  std::size_t add_written(std::span<const DigitPiece> pieces, const Composition& composition);
  std::size_t unit_behind(std::span<const DigitPiece> pieces, std::size_t words, long tens) const;
  bool add_look_alike(const DigitPiece& piece, Gap gap);
  bool add_digits(std::string_view digits, const DigitPiece& piece, Gap gap);
  bool joins(std::span<const DigitPiece> pieces, std::size_t right, Joining joining) const;

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::array<char, kMostDigits> digits_;
  std::size_t count_of_digits_ = 0;
  std::array<DigitGroup, kMostDigits> groups_;
  std::array<LanguageSet, kMostDigits> languages_;  // of the number words up to each group
  std::size_t count_ = 0;
};

}  // namespace vigie::extractors
