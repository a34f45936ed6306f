#include "extractors/normalise/calendar_dates.h"

#include "extractors/normalise/calendar_words.h"
#include "extractors/normalise/token_reader.h"

namespace vigie::extractors {
namespace {

using std::chrono::month;
using std::chrono::month_day;
using std::chrono::year;

constexpr int kFirstYear = 1920;  // a birth may be written
constexpr int kLastYear = 2100;
constexpr int kFirstOfLastCentury = 90;  // of two digits

const Token* at(const std::vector<Token>& tokens, std::size_t i) { return i < tokens.size() ? &tokens[i] : nullptr; }

std::size_t behind(const std::vector<Token>& tokens, std::size_t i, const WordList& spaced_list) {
  return is_at(tokens, i, spaced_list) ? i + 1 : i;
}

/// A number of one or two digits.
std::optional<unsigned> short_number(const std::vector<Token>& tokens, std::size_t i) {
  const Token* const token = at(tokens, i);
  if (token == nullptr || !token->is_number() || token->text.size() > 2) return std::nullopt;
  return static_cast<unsigned>(*number_of(*token));
}

std::optional<month_day> day_of_month(unsigned day, unsigned month_number) {
  const month_day date = month(month_number) / std::chrono::day(day);
  if (!date.ok()) return std::nullopt;
  return date;
}

/// "2026-09-12", "2026/9/12".
std::optional<WrittenDate> year_first(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].text.size() != 4 || !is_at(tokens, i + 1, "- / .")) return std::nullopt;
  const auto of = written_year(tokens[i]);
  const auto month_number = short_number(tokens, i + 2);
  const auto day = short_number(tokens, i + 4);
  if (!of || !month_number || !day || tokens[i + 3].text != tokens[i + 1].text) return std::nullopt;
  const auto date = day_of_month(*day, *month_number);
  if (!date) return std::nullopt;
  return WrittenDate{of, *date, i + 5};
}

/// "20260912".
std::optional<WrittenDate> in_one_block(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].text.size() != 8) return std::nullopt;
  const auto value = number_of(tokens[i]);
  const auto date = day_of_month(static_cast<unsigned>(*value % 100), static_cast<unsigned>(*value / 100 % 100));
  const year of(static_cast<int>(*value / 10'000));
  if (!date || of < year(kFirstYear) || of > year(kLastYear)) return std::nullopt;
  return WrittenDate{of, *date, i + 1};
}

/// "12/09/2026", "12.9.26", "26 . 10.21"; "12/09".
std::optional<WrittenDate> numeric(const std::vector<Token>& tokens, std::size_t i) {
  const auto first = short_number(tokens, i);
  const auto second = short_number(tokens, i + 2);
  if (!first || !second || !is_at(tokens, i + 1, "/ . -")) return std::nullopt;
  const Token* const last = at(tokens, i + 4);
  const bool has_third = last != nullptr && last->is_number() && tokens[i + 3].text == tokens[i + 1].text;
  const auto of = has_third ? written_year(*last) : std::nullopt;
  if (!of && (has_third || tokens[i + 1].text != "/" || !touch(tokens[i + 1], tokens[i + 2]))) return std::nullopt;
  auto date = day_of_month(*first, *second);
  if (!date && of) date = day_of_month(*second, *first);
  if (!date) return std::nullopt;
  return WrittenDate{of, *date, of ? i + 5 : i + 3};
}

/// Whether the number at `i` is an hour: "14:02", "22h", "13.12".
bool is_hour(const std::vector<Token>& tokens, std::size_t i) {
  const Token* const next = at(tokens, i + 1);
  if (next == nullptr) return false;
  if (next->text == "." || next->text == ",") {
    return touch(tokens[i], *next) && at(tokens, i + 2) != nullptr && touch(*next, tokens[i + 2]) &&
           tokens[i + 2].is_number();
  }
  return is_one_of(next->text, ": h am pm heures");
}

/// The year behind a day with its month's name.
/// @param least  digits that it has: "Sept 12-15" are two days, "12-sept-26" is one
WrittenDate with_year(const std::vector<Token>& tokens, month_day day, std::size_t end, std::size_t least) {
  std::size_t next = end;
  while (is_at(tokens, next, ". , - / ' ] of de")) ++next;
  const Token* const token = at(tokens, next);
  const bool may_be_year =
      token != nullptr && token->text.size() >= least && (token->text.size() == 4 || next - end < 2);
  const auto of = may_be_year && !is_hour(tokens, next) ? written_year(*token) : std::nullopt;
  if (!of) return {std::nullopt, day, end};
  return {of, day, next + 1};
}

/// "12 sept.", "1er août 2026", "12th of September", "the 1st day of March", "12-sept-2026".
std::optional<WrittenDate> day_then_name(const std::vector<Token>& tokens, std::size_t i) {
  const auto day = short_number(tokens, i);
  if (!day) return std::nullopt;
  std::size_t next = behind(tokens, i + 1, "er st nd rd th e eme");
  while (is_at(tokens, next, "- . , / day of de")) ++next;
  const Token* const word = at(tokens, next);
  const auto named = word != nullptr && word->is_word() ? month_named(word->text) : std::nullopt;
  const auto date = named ? day_of_month(*day, static_cast<unsigned>(*named)) : std::nullopt;
  if (!date) return std::nullopt;
  return with_year(tokens, *date, next + 1, 2);
}

/// "September 12, 2026", "[Sept] 04, 2014", "décembre 5".
std::optional<WrittenDate> name_then_day(const std::vector<Token>& tokens, std::size_t i) {
  const auto named = month_named(tokens[i].text);
  if (!named) return std::nullopt;
  std::size_t next = i + 1;
  while (is_at(tokens, next, ". ] , - / the")) ++next;
  const auto day = short_number(tokens, next);
  const auto date = day ? day_of_month(*day, static_cast<unsigned>(*named)) : std::nullopt;
  if (!date || is_hour(tokens, next)) return std::nullopt;
  return with_year(tokens, *date, behind(tokens, next + 1, "er st nd rd th"), 4);
}

}  // namespace

std::optional<year> written_year(const Token& token) {
  if (!token.is_number() || (token.text.size() != 4 && token.text.size() != 2)) return std::nullopt;
  int value = static_cast<int>(*number_of(token));
  if (token.text.size() == 2) value += value >= kFirstOfLastCentury ? 1900 : 2000;
  if (value < kFirstYear || value > kLastYear) return std::nullopt;
  return year(value);
}

std::optional<WrittenDate> written_date_at(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].is_word()) return name_then_day(tokens, i);
  if (!tokens[i].is_number()) return std::nullopt;
  if (i + 1 >= tokens.size() || tokens[i + 1].is_number()) return in_one_block(tokens, i);
  if (auto date = year_first(tokens, i)) return date;
  if (auto date = in_one_block(tokens, i)) return date;
  if (auto date = day_then_name(tokens, i)) return date;
  return numeric(tokens, i);
}

std::optional<Date> date_in(year of, month_day day) {
  const std::chrono::year_month_day date = of / day;
  if (!date.ok()) return std::nullopt;
  return Date(date);
}

std::optional<Date> last_such_day(month_day day, Date until) {
  constexpr int kMostYears = 8;  // 29 February across a century that has none
  const year last = std::chrono::year_month_day(until).year();
  for (int back = 0; back <= kMostYears; ++back) {
    const auto date = date_in(last - std::chrono::years(back), day);
    if (date && *date <= until) return date;
  }
  return std::nullopt;
}

}  // namespace vigie::extractors
