// Ages said by a year of birth: "née en 1994", "née le 12/03/1994", "born in 1994", "je suis de 2001", "2001 gang",
// "majeure en 2027", "bébé 2k10", "snap : emma.2010".
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/tokens.h"
#include "model/date.h"

namespace vigie::extractors {

/// A count of years and its tokens [begin, end).
struct Years {
  long count;
  std::size_t begin, end;
};

class BirthYears : TokenReader {
 public:
  /// @param field  outlives this. @param today  until which years count
  BirthYears(const FoldedField& field, Date today) : TokenReader(field.tokens()), field_(&field), today_(today) {}

  /// From the birth that is told from token `i` on.
  std::optional<Years> at(std::size_t i) const;
  /// From the day or year at token `i`, whatever it is of.
  std::optional<Years> since(std::size_t i) const { return since(i, i); }

 private:
  bool is_year(std::size_t i) const;

  std::optional<Years> born_at(std::size_t i) const;
  bool is_clause_of_year(std::size_t i) const;
  std::optional<Years> of_year_at(std::size_t i) const;
  std::optional<Years> of_age_in(std::size_t i) const;
  std::optional<Years> of_handle_at(std::size_t i) const;
  std::optional<Years> since(std::size_t begin, std::size_t i) const;
  std::optional<Years> since_short_year(std::size_t begin, std::size_t i) const;
  std::optional<Years> since_year_in_words(std::size_t begin, std::size_t i) const;
  std::optional<Years> since_2k(std::size_t begin, std::size_t i) const;
  std::optional<Years> since_2000(std::size_t begin, std::optional<long> year, std::size_t end) const;
  std::optional<std::chrono::month> month_before(std::size_t i) const;
  bool is_month_before_year(std::size_t i) const;

  const FoldedField* field_;
  Date today_;
};

}  // namespace vigie::extractors
