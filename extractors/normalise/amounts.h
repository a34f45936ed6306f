// One amount of money at a token: "80 €", "€80", "EUR 80", "1 200,50 euros", "80e", "35€99", "50 roses", "150".
// Separators are told apart as price-parser does: three digits behind one are thousands, any other count decimals.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct Amount {
  double value;
  std::string_view currency;  ///< ISO 4217, empty where none is stated; "roses", "bisous", "kiss" are EUR
  std::size_t end;            ///< the token after it
};

/// Nothing where token `i` begins no amount, among them ages, measures, hours and parts of words: "32 ans", "165 cm",
/// "85c", "15e".
std::optional<Amount> amount_at(const std::vector<Token>& tokens, std::size_t i);

/// "cent cinquante euros", "quatre-vingts roses", from 20 to 999; only before its currency.
std::optional<Amount> amount_in_words_at(const std::vector<Token>& tokens, std::size_t i);

}  // namespace vigie::extractors
