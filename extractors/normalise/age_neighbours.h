// The words around a count of years, for the questions whose years they are (age_context.h).
#pragma once

#include <cstddef>
#include <optional>

#include "extractors/normalise/clauses.h"
#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/token_reader.h"

namespace vigie::extractors {

constexpr long kMajorityYears = 18;
constexpr long kYoungestOffered = 10;  // years; below it a number is none of a person who is offered

class AgeNeighbours : protected TokenReader {
 public:
  /// @param begin  the number's first token; @param unit_end  the token behind its unit
  AgeNeighbours(const FoldedField& field, std::size_t begin, std::size_t unit_end)
      : TokenReader(field.tokens()), field_(field), begin_(begin), unit_end_(unit_end), line_(begin_of_line(begin)) {}

 protected:
  /// `back` tokens before the number.
  bool is_before(std::size_t back, const WordList& spaced_list) const {
    return begin_ >= line_ + back && is_one_of(tokens_[begin_ - back].text, spaced_list);
  }

  bool is_within_before(std::size_t reach, const WordList& spaced_list) const {
    for (std::size_t back = 1; back <= reach && back <= begin_; ++back) {
      if (is_before(back, ". ! ? ;")) return false;
      if (is_before(back, spaced_list)) return true;
    }
    return false;
  }

  bool is_in_clause_before(const WordList& spaced_list) const {
    constexpr std::size_t kReach = 6;  // words
    for (std::size_t i = clause_around(field_, {begin_, begin_ + 1}, kReach).begin; i < begin_; ++i) {
      if (is_at(i, spaced_list)) return true;
    }
    return false;
  }

  bool is_small_before(std::size_t back) const {
    constexpr long kLeastChild = 2;  // "1 et 7 ans" is a disguise
    const auto years = begin_ >= line_ + back ? number_of(tokens_[begin_ - back]) : std::nullopt;
    return years && *years >= kLeastChild && *years < kYoungestOffered;
  }

  std::optional<long> two_digits(std::size_t i) const {
    return tokens_[i].text.size() == 2 ? number_of(tokens_[i]) : std::nullopt;
  }

  const FoldedField& field_;
  std::size_t begin_, unit_end_;
  std::size_t line_;  // its first token, or one far enough before the number

 private:
  std::size_t begin_of_line(std::size_t i) const {
    constexpr std::size_t kFar = 20;  // tokens
    const std::size_t far = i > kFar ? i - kFar : 0;
    while (i > far && !line_begins_at(field_, i)) --i;
    return i;
  }
};

}  // namespace vigie::extractors
