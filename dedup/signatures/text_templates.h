// What near copies of one wording have in common: the words that stay (the skeleton) and the places where each copy
// says its own (slots). After InfoShield-Fine (Lee, Vajiac et al. 2021, ICDE): copies are aligned to one of them, and
// what is skeleton, slot or edit is what takes the fewest bits to write down (minimum description length; Rissanen
// 1978).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vigie::dedup {

/// A wording as words by their numbers; equal words have equal numbers.
using WordNumbers = std::vector<std::uint32_t>;

/// Words [from, to) of a wording.
struct WordRange {
  std::size_t from = 0, to = 0;
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

/// How one wording fits its template.
struct Fit {
  std::size_t wording;          ///< by its place among those given
  std::vector<WordRange> fill;  ///< of each slot what this wording says there; may be empty
};

struct TextTemplate {
  std::size_t pattern;                ///< the wording whose words the skeleton is spelt with
  std::vector<std::size_t> skeleton;  ///< places of its words there, ascending
  std::vector<std::size_t>
      slots;              ///< each stands before that place of the skeleton (its length: at the end); ascending
  std::vector<Fit> fits;  ///< at least two, by wording
  double bits = 0;        ///< template and wordings by it
  double bits_alone = 0;  ///< the same wordings, each for itself
};

/// Of a longer wording the first words alone are aligned.
inline constexpr std::size_t kMostAlignedWords = 400;

/// Templates, greedily: the first wording that is left seeks all that it makes shorter to write. Each wording is of one
/// template or of none. Thread-safe; time grows with templates × wordings × words².
std::vector<TextTemplate> text_templates(std::span<const WordNumbers> wordings);

}  // namespace vigie::dedup
