#include "extractors/normalise/amounts.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>

#include "extractors/normalise/durations.h"
#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

using Currencies = std::unordered_map<std::string_view, std::string_view>;

/// ISO 4217 by sign or word; the gifts of which ads speak are euros.
const Currencies& currencies() {
  static const Currencies kAll{
      {"€", "EUR"},     {"e", "EUR"},       {"eur", "EUR"},    {"eurs", "EUR"},   {"euro", "EUR"},    {"euros", "EUR"},
      {"roses", "EUR"}, {"rose", "EUR"},    {"rosas", "EUR"},  {"bisous", "EUR"}, {"bisou", "EUR"},   {"bises", "EUR"},
      {"kiss", "EUR"},  {"kisses", "EUR"},  {"kis", "EUR"},    {"fleurs", "EUR"}, {"cadeaux", "EUR"}, {"cadeau", "EUR"},
      {"🌹", "EUR"},    {"💋", "EUR"},      {"🥀", "EUR"},     {"💐", "EUR"},     {"💶", "EUR"},      {"😘", "EUR"},
      {"£", "GBP"},     {"gbp", "GBP"},     {"pounds", "GBP"}, {"pound", "GBP"},  {"quid", "GBP"},    {"$", "USD"},
      {"usd", "USD"},   {"dollars", "USD"}, {"dollar", "USD"}, {"chf", "CHF"},    {"frs", "CHF"},     {"fr", "CHF"},
      {"sfr", "CHF"},   {"francs", "CHF"},  {"franken", "CHF"}};
  return kAll;
}

/// Empty where the text names none.
std::string_view currency_of(const Token& token) {
  if (token.is_number()) return {};
  const auto found = currencies().find(token.text);
  return found == currencies().end() ? std::string_view() : found->second;
}

/// What makes a number of something else than money.
bool is_other_unit(const Token& token) {
  return is_one_of(
      token.text,
      "ans an anos yo years year cm cms m m2 km kms kg kgs kilos kilo lbs % ° ° h heure heures hour hours min mn "
      "minutes minute mins fois personnes femmes filles hommes photos photo jours jour days day semaines semaine "
      "weeks mois months nuits am pm ft");
}

bool is_number_at(const std::vector<Token>& tokens, std::size_t i) {
  return i < tokens.size() && tokens[i].is_number();
}

/// Reads on from a number: groups of thousands and decimals.
class NumberReader {
 public:
  NumberReader(const std::vector<Token>& tokens, std::size_t i)
      : tokens_(tokens),
        end_(i + 1),
        is_second_of_two_(i > 0 && tokens[i - 1].text == "/" && touch(tokens[i - 1], tokens[i])),
        digits_(tokens[i].text) {}

  void read() {
    while (take_thousands()) {
    }
    take_decimals();
  }

  double value() const {
    double value = 0;
    std::from_chars(digits_.data(), digits_.data() + digits_.size(), value);
    return value;
  }
  std::size_t end() const { return end_; }

 private:
  static constexpr std::size_t kMostDigits = 9;

  bool touches(std::size_t i) const { return touch(tokens_[i - 1], tokens_[i]); }
  bool is_sign(const WordList& signs) const { return is_at(tokens_, end_, signs) && touches(end_); }
  std::size_t digits_at(std::size_t i) const { return is_number_at(tokens_, i) ? tokens_[i].text.size() : 0; }

  void take(std::size_t number) {
    digits_ += tokens_[number].text;
    end_ = number + 1;
  }

  /// Three more digits: " 200", ".200", "'200".
  bool take_thousands() {
    if (digits_.front() == '0' || digits_.size() + 3 > kMostDigits) return false;
    if (is_sign(". , ' ’") && digits_at(end_ + 1) == 3 && touches(end_ + 1)) {
      take(end_ + 1);
      return true;
    }
    if (!may_be_spaced_thousands()) return false;
    take(end_);
    return true;
  }

  /// "1 200 €" and "10 990,00 €", but "50 100 150" is a list.
  bool may_be_spaced_thousands() const {
    if (is_second_of_two_ || digits_at(end_) != 3 || tokens_[end_].begin - tokens_[end_ - 1].end != 1 ||
        is_digits_in_a_row())
      return false;
    if (has_decimals(end_ + 1)) return digits_.size() <= 6;
    const bool goes_on = digits_at(end_ + 1) == 3;
    if (digits_.size() == 1) return !is_number_at(tokens_, end_ + 1) || goes_on;
    return digits_.size() == 4;  // begun by a single digit: "3 250 000"
  }

  /// The number stands behind another one, as in "50 100 150" or a telephone number.
  bool is_digits_in_a_row() const { return end_ >= 2 && digits_.size() <= 3 && is_number_at(tokens_, end_ - 2); }

  bool has_decimals(std::size_t sign) const {
    return is_at(tokens_, sign, ". ,") && digits_at(sign + 1) == 2 && touches(sign) && touches(sign + 1);
  }

  /// ",50", ". 95".
  void take_decimals() {
    constexpr std::size_t kMostDecimals = 9;
    const std::size_t digits = is_sign(". ,") ? digits_at(end_ + 1) : 0;
    if (digits == 0 || digits > kMostDecimals) return;
    if (touches(end_ + 1) ? digits != 3 : digits == 2 && may_be_spaced_decimals()) append_decimals(end_ + 1);
  }

  bool may_be_spaced_decimals() const {
    if (is_second_of_two_) return false;
    const bool is_long = digits_.size() > 3;  // "1.837, 32 €", but "50, 80 €" is a list
    constexpr std::size_t kLongest = 4;       // "95000. 40 €" are two numbers
    return !is_number_at(tokens_, end_ + 2) && !is_counted(end_ + 1) && digits_.size() <= kLongest &&
           (tokens_[end_].text == "." || is_long);
  }

  /// "80, 30 min" and "80. 50 €": the number behind the sign is one of its own.
  bool is_counted(std::size_t number) const {
    return duration_at(tokens_, number) || is_at(tokens_, number + 1, "/ - : h ans");
  }

  void append_decimals(std::size_t number) {
    digits_.append(".").append(tokens_[number].text);
    end_ = number + 1;
  }

  const std::vector<Token>& tokens_;
  std::size_t end_;
  bool is_second_of_two_;  // "7/7", whose second 7 begins nothing longer
  std::string digits_;
};

/// Zeros in front are of phones, postal codes and hours.
bool may_be_money(const Token& token) {
  return token.is_number() && token.text.size() <= 7 && (token.text.front() != '0' || token.text.size() == 1);
}

bool is_inside_word(const std::vector<Token>& tokens, std::size_t begin, std::size_t end, bool has_currency) {
  if (begin > 0 && tokens[begin - 1].is_word() && touch(tokens[begin - 1], tokens[begin]) &&
      currency_of(tokens[begin - 1]).empty())
    return true;
  return !has_currency && end < tokens.size() && tokens[end].is_word() && touch(tokens[end - 1], tokens[end]);
}

/// "e" is a currency only when written onto the number; "15e" is an arrondissement.
bool is_currency_after(const std::vector<Token>& tokens, std::size_t end, double value) {
  constexpr double kLastOrdinal = 20;
  if (end >= tokens.size() || currency_of(tokens[end]).empty()) return false;
  if (is_at(tokens, end + 1, ":") && is_at(tokens, end, "cadeau cadeaux roses bisous kiss")) return false;  // a heading
  if (tokens[end].text != "e") return true;
  return touch(tokens[end - 1], tokens[end]) && value > kLastOrdinal;
}

/// The number behind a currency that stands in front: "€ 80", "US$: 12.99", "CHF 150".
std::optional<std::size_t> number_behind_currency(const std::vector<Token>& tokens, std::size_t i) {
  if (currency_of(tokens[i]).empty()) return std::nullopt;
  const bool is_money = is_one_of(tokens[i].text, "€ £ $ eur euro euros gbp usd chf fr");
  if (!is_money && !is_at(tokens, i + 1, ":")) return std::nullopt;  // "roses : 100"
  const bool is_of_number_before = i > 0 && tokens[i - 1].is_number();
  std::size_t number = is_at(tokens, i + 1, ":") ? i + 2 : i + 1;
  for (int points = 0; points < 2 && is_at(tokens, number, "."); ++points) ++number;
  if (is_of_number_before || !is_number_at(tokens, number)) return std::nullopt;
  if (!is_money && duration_at(tokens, number)) return std::nullopt;  // "cadeaux : 30 min"
  return number;
}

/// The two digits of "$.75" and ".75 €".
bool is_cents(const std::vector<Token>& tokens, std::size_t i) {
  return i > 0 && tokens[i - 1].text == "." && touch(tokens[i - 1], tokens[i]) && tokens[i].text.size() == 2;
}

/// ".75 €".
std::optional<Amount> without_units(const std::vector<Token>& tokens, std::size_t point) {
  const bool is_behind_other = point > 0 && !tokens[point - 1].is_symbol();
  const std::size_t end = point + 2;
  if (is_behind_other || !is_number_at(tokens, point + 1) || !is_cents(tokens, point + 1) || end >= tokens.size() ||
      currency_of(tokens[end]).empty())
    return std::nullopt;
  return Amount{static_cast<double>(*number_of(tokens[point + 1])) / 100, currency_of(tokens[end]), end + 1};
}

/// "35€99", and "35€ 99" where nothing follows.
void take_cents_behind_currency(const std::vector<Token>& tokens, Amount& amount) {
  const std::size_t cents = amount.end;
  if (!is_number_at(tokens, cents) || tokens[cents].text.size() != 2 || duration_at(tokens, cents)) return;
  const bool is_last = cents + 1 == tokens.size();
  if (!is_last &&
      (!touch(tokens[cents - 1], tokens[cents]) || is_one_of(tokens[cents + 1].text, "€ / - : e eur euros")))
    return;
  amount.value += static_cast<double>(*number_of(tokens[cents])) / 100;
  amount.end = cents + 1;
}

/// ".-" of "200.-", ",-" of "6,-€".
void skip_no_cents(const std::vector<Token>& tokens, std::size_t& end) {
  if (is_at(tokens, end, ". ,") && is_at(tokens, end + 1, "-") && touch(tokens[end], tokens[end + 1])) end += 2;
}

/// The end of a number in words below a hundred at `i`, added to `value`; `i` itself where none stands there.
std::size_t add_written(const std::vector<Token>& tokens, std::size_t i, long& value) {
  const auto written = i < tokens.size() && tokens[i].is_word() ? written_number_at(tokens, i) : std::nullopt;
  if (!written) return i;
  value += written->value;
  return written->end;
}

}  // namespace

std::optional<Amount> amount_in_words_at(const std::vector<Token>& tokens, std::size_t i) {
  constexpr long kLeast = 20;  // "une rose" is no price
  long value = 0;
  std::size_t end = add_written(tokens, i, value);
  if (is_at(tokens, end, "mille mil thousand") && value < 10) {
    value = 1000 * std::max(value, 1L);
    ++end;
  } else if (is_at(tokens, end, "cent cents") && value < 10) {
    value = 100 * std::max(value, 1L);
    end = add_written(tokens, end + 1, value);
  }
  if (value < kLeast || end >= tokens.size() || tokens[end].text == "e" || currency_of(tokens[end]).empty())
    return std::nullopt;
  return Amount{static_cast<double>(value), currency_of(tokens[end]), end + 1};
}

std::optional<Amount> amount_at(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].text == ".") return without_units(tokens, i);
  const auto behind_currency = tokens[i].is_number() ? std::nullopt : number_behind_currency(tokens, i);
  const std::size_t first = behind_currency.value_or(i);
  if (!may_be_money(tokens[first])) return std::nullopt;
  NumberReader number(tokens, first);
  number.read();
  const bool is_part = behind_currency && is_cents(tokens, first) && number.end() == first + 1;
  Amount amount{is_part ? number.value() / 100 : number.value(), {}, number.end()};
  if (!behind_currency) skip_no_cents(tokens, amount.end);
  if (behind_currency) {
    amount.currency = currency_of(tokens[i]);
  } else if (is_currency_after(tokens, amount.end, amount.value)) {
    amount.currency = currency_of(tokens[amount.end++]);
    if (number.end() == first + 1) take_cents_behind_currency(tokens, amount);
  }
  if (amount.currency.empty() && amount.end < tokens.size() && is_other_unit(tokens[amount.end])) return std::nullopt;
  skip_no_cents(tokens, amount.end);
  if (is_inside_word(tokens, first, number.end(), !amount.currency.empty())) return std::nullopt;
  return amount;
}

}  // namespace vigie::extractors
