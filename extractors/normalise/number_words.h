// The words of numbers from 0 to 99 in French, English, Spanish, Portuguese, Italian and Romanian.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vigie::extractors {

/// The languages, one bit each, in which a word is a number.
using LanguageSet = std::uint8_t;
constexpr LanguageSet kFrench = 1;
constexpr LanguageSet kAllLanguages = 0x3F;
/// ISO 639-1 of the first language of a set ("six" is French before it is English); the set is not empty.
std::string_view first_language(LanguageSet languages);

struct NumberWord {
  std::uint8_t value;  ///< 0 … 99
  LanguageSet languages;
};

/// @param word  folded
std::optional<NumberWord> number_word(std::string_view word);

/// Whether the word begins with the letters of a word for 0: quicker than to look it up, and seldom true of others.
bool begins_like_zero(std::string_view word);

/// Number words written as one: "zerosix", "quatrevingtdixhuit".
struct GluedNumbers {
  static constexpr std::size_t kMost = 20;
  std::array<NumberWord, kMost> words;
  std::size_t count = 0;
};
/// @return nothing unless the whole word is at least two numbers, the longest first
std::optional<GluedNumbers> glued_numbers(std::string_view word);

}  // namespace vigie::extractors
