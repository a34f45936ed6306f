#include "extractors/normalise/numeric_date.h"

namespace vigie::extractors {
namespace {

constexpr int kFirstYear = 24, kLastYear = 31;  // written with two digits

bool is_between(const Token& token, long low, long high) {
  const auto value = number_of(token);
  return value && *value >= low && *value <= high;
}

bool is_day_and_month(const Token& day, const Token& month) {
  return day.text.size() <= 2 && month.text.size() <= 2 && is_between(day, 1, 31) && is_between(month, 1, 12);
}

bool is_year(const Token& token) { return token.text.size() == 4 && is_between(token, 1900, 2099); }

/// "06 09 2026": the last of its three tokens; not where digits go on, as in "06 09 2026 10".
std::optional<std::size_t> end_of_spaced_date(const std::vector<Token>& tokens, std::size_t first) {
  const std::size_t last = first + 2;
  if (last >= tokens.size() || !is_day_and_month(tokens[first], tokens[first + 1]) || !is_year(tokens[last]))
    return std::nullopt;
  const bool goes_on = last + 1 < tokens.size() && tokens[last + 1].is_number();
  const bool is_begun = first > 0 && tokens[first - 1].is_number();
  if (goes_on || is_begun) return std::nullopt;
  return last;
}

}  // namespace

std::optional<std::size_t> end_of_numeric_date(const std::vector<Token>& tokens, std::size_t first) {
  if (const auto last = end_of_spaced_date(tokens, first)) return last;
  const std::size_t last = first + 4;
  if (last >= tokens.size() || !tokens[first].is_number() || tokens[first].text.size() > 4) return std::nullopt;
  const std::string_view sign = tokens[first + 1].text;
  if ((sign != "/" && sign != "." && sign != "-") || tokens[first + 3].text != sign) return std::nullopt;
  if (!tokens[first + 2].is_number() || !tokens[last].is_number()) return std::nullopt;
  if (is_year(tokens[first]) && is_day_and_month(tokens[last], tokens[first + 2])) return last;
  if (!is_day_and_month(tokens[first], tokens[first + 2])) return std::nullopt;
  const bool goes_on = last + 2 < tokens.size() && tokens[last + 1].text == sign && tokens[last + 2].is_number() &&
                       touch(tokens[last], tokens[last + 1]);
  const bool is_short = tokens[last].text.size() == 2 && !goes_on && is_between(tokens[last], kFirstYear, kLastYear);
  if (is_year(tokens[last]) || is_short) return last;
  return std::nullopt;
}

}  // namespace vigie::extractors
