#include "extractors/normalise/elapsed.h"

#include <cmath>

#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::seconds;

constexpr long kMostOfAUnit = 99'999;
constexpr std::size_t kMostParts = 8;  // years, months … seconds

const Token* at(const std::vector<Token>& tokens, std::size_t i) { return i < tokens.size() ? &tokens[i] : nullptr; }

/// How long one of a unit is; only one of the three is not zero.
struct Unit {
  int months = 0, days = 0;
  long seconds = 0;
};

std::optional<Unit> unit_named(std::string_view word) {
  if (is_one_of(word, "s sec secs seconde secondes second seconds")) return Unit{.seconds = 1};
  if (is_one_of(word, "m mn mns min mins minute minutes")) return Unit{.seconds = 60};
  if (is_one_of(word, "h hr hrs heure heures hour hours")) return Unit{.seconds = 3600};
  if (is_one_of(word, "j jr jrs jour jours d day days")) return Unit{.days = 1};
  if (is_one_of(word, "sem semaine semaines w wk wks week weeks")) return Unit{.days = 7};
  if (is_one_of(word, "quinzaine quinzaines fortnight fortnights")) return Unit{.days = 14};
  if (is_one_of(word, "mois mo month months")) return Unit{.months = 1};
  if (is_one_of(word, "an ans annee annees y yr yrs year years")) return Unit{.months = 12};
  if (is_one_of(word, "decade decades decennie decennies")) return Unit{.months = 120};
  if (is_one_of(word, "siecle siecles century centuries")) return Unit{.months = 1200};
  return std::nullopt;
}

struct Count {
  double value;
  std::size_t end;
  bool is_vague = false;
};

/// "3", "2.5", "0,5", "30+".
std::optional<Count> count_in_digits(const std::vector<Token>& tokens, std::size_t i) {
  const auto whole = number_of(tokens[i]);
  if (!whole || *whole > kMostOfAUnit) return std::nullopt;
  Count count{static_cast<double>(*whole), i + 1};
  const Token* const part = at(tokens, i + 2);
  if (part != nullptr && is_at(tokens, i + 1, ". ,") && touch(tokens[i], tokens[i + 1]) &&
      touch(tokens[i + 1], *part) && part->is_number() && part->text.size() <= 3) {
    count.value += static_cast<double>(*number_of(*part)) / std::pow(10, static_cast<double>(part->text.size()));
    count.end = i + 3;
  }
  if (is_at(tokens, count.end, "+")) ++count.end;
  return count;
}

std::optional<Count> count_at(const std::vector<Token>& tokens, std::size_t i) {
  const Token* const token = at(tokens, i);
  if (token == nullptr) return std::nullopt;
  if (token->is_number()) return count_in_digits(tokens, i);
  if (is_one_of(token->text, "quelques few several plusieurs")) return Count{0, i + 1, true};
  if (is_one_of(token->text, "a an")) {
    if (is_at(tokens, i + 1, "few couple")) return Count{0, is_at(tokens, i + 2, "of") ? i + 3 : i + 2, true};
    if (is_at(tokens, i + 1, "jour jours heure heures semaine mois an annee")) return std::nullopt;  // "mise à jour"
    return Count{1, i + 1};
  }
  const auto written = written_number_at(tokens, i);
  if (!written) return std::nullopt;
  return Count{static_cast<double>(written->value), written->end};
}

void add(Elapsed& sum, const Unit& unit, double count) {
  sum.months += months(static_cast<int>(std::lround(count * unit.months)));
  sum.seconds += seconds(std::lround(count * static_cast<double>(unit.seconds)));
  sum.has_time_of_day = sum.has_time_of_day || unit.seconds > 0;
  if (unit.days == 0) return;
  const double whole = std::floor(count * unit.days);
  const double rest = count * unit.days - whole;
  sum.days += days(static_cast<int>(whole));
  sum.seconds += seconds(std::lround(rest * 86'400));
  sum.has_time_of_day = sum.has_time_of_day || rest > 0;
}

/// "demi-heure", "une demi heure", "half an hour", "quart d'heure".
std::optional<std::size_t> take_part_of_hour(const std::vector<Token>& tokens, std::size_t i, Elapsed& sum) {
  const std::size_t first = is_at(tokens, i, "un une a") ? i + 1 : i;
  const bool is_half = is_at(tokens, first, "demi demie half");
  if (!is_half && !is_at(tokens, first, "quart")) return std::nullopt;
  std::size_t next = first + 1;
  while (is_at(tokens, next, "- d ' ’ an a of")) ++next;
  if (!is_at(tokens, next, "heure hour")) return std::nullopt;
  add(sum, {.seconds = 60}, is_half ? 30 : 15);
  return next + 1;
}

/// One count with its unit: the token after them.
std::optional<std::size_t> take_part(const std::vector<Token>& tokens, std::size_t i, Elapsed& sum) {
  if (const auto end = take_part_of_hour(tokens, i, sum)) return end;
  const auto count = count_at(tokens, i);
  if (!count) return std::nullopt;
  const Token* const word = at(tokens, count->end);
  if (word == nullptr || !word->is_word()) return std::nullopt;
  if (is_one_of(word->text, "instant instants moment moments")) {
    sum.has_time_of_day = true;
    return count->end + 1;
  }
  const auto unit = unit_named(word->text);
  if (!unit) return std::nullopt;
  add(sum, *unit, count->value);
  sum.is_vague = sum.is_vague || (count->is_vague && unit->seconds != 1);
  if (unit->seconds == 3600 && is_at(tokens, count->end + 1, "et") && is_at(tokens, count->end + 2, "demi demie")) {
    add(sum, {.seconds = 60}, 30);
    return count->end + 3;
  }
  return count->end + 1;
}

/// "1 an, 2 mois et 3 jours".
std::optional<Elapsed> sum_at(const std::vector<Token>& tokens, std::size_t i) {
  Elapsed sum;
  std::size_t next = i;
  for (std::size_t part = 0; part < kMostParts; ++part) {
    std::size_t begin = next;
    while (part > 0 && is_at(tokens, begin, ", et and &")) ++begin;
    const auto end = take_part(tokens, begin, sum);
    if (!end) break;
    next = *end;
  }
  if (next == i) return std::nullopt;
  sum.end = next;
  return sum;
}

/// The "20" of "il y a 1 h 20", behind which no unit of its own stands.
void take_minutes_of_hour(const std::vector<Token>& tokens, Elapsed& span) {
  const Token* const number = at(tokens, span.end);
  if (number == nullptr || !is_at(tokens, span.end - 1, "h hr hrs heure heures")) return;
  if (!number->is_number() || number->text.size() != 2 || *number_of(*number) >= 60) return;
  const Token* const behind = at(tokens, span.end + 1);
  if (behind != nullptr && behind->is_word() && unit_named(behind->text)) return;
  add(span, {.seconds = 60}, static_cast<double>(*number_of(*number)));
  ++span.end;
}

/// Behind "environ", "moins de", "about" …
std::size_t behind_approximation(const std::vector<Token>& tokens, std::size_t i) {
  while (is_at(tokens, i,
               "environ plus moins de que d ' ’ pres presque quasiment peine a about almost over under less more than "
               "around nearly approximately only just ~ ≈ > < +") &&
         !(is_at(tokens, i, "a") && !is_at(tokens, i + 1, "peine peu")))
    ++i;
  return i;
}

/// Behind "il y a", "ilya", "depuis", "dans", "in"; sets what they say of the direction.
std::size_t behind_lead(const std::vector<Token>& tokens, std::size_t i, Elapsed& direction) {
  const std::size_t y = is_at(tokens, i, "il") ? i + 1 : i;
  direction.is_directed = true;
  if (is_at(tokens, y, "y") && is_at(tokens, y + 1, "a")) return y + 2;
  if (y == i + 1 && is_at(tokens, y, "ya")) return y + 1;
  if (is_at(tokens, i, "ilya ya depuis voila voici since for")) return i + 1;
  direction.is_future = is_at(tokens, i, "dans in en after");
  if (direction.is_future) return i + 1;
  direction.is_directed = false;
  return i;
}

/// "ago", "plus tôt", "later", "from now" behind the span.
void read_trail(const std::vector<Token>& tokens, Elapsed& span) {
  if (is_at(tokens, span.end, "from") && is_at(tokens, span.end + 1, "now")) {
    span.is_directed = span.is_future = true;
    span.end += 2;
    return;
  }
  const bool is_comparison = is_at(tokens, span.end, "plus");
  const std::size_t word = is_comparison ? span.end + 1 : span.end;
  const bool is_past =
      is_comparison ? is_at(tokens, word, "tot") : is_at(tokens, word, "ago before earlier back avant");
  const bool is_future = is_comparison ? is_at(tokens, word, "tard") : is_at(tokens, word, "later");
  if (!is_past && !is_future) return;
  span.is_directed = true;
  span.is_future = is_future;
  span.end = word + 1;
}

/// "now - 2 hours", "now + 1 day".
std::optional<Elapsed> offset_from_now(const std::vector<Token>& tokens, std::size_t i) {
  if (!is_at(tokens, i, "now maintenant") || !is_at(tokens, i + 1, "+ -")) return std::nullopt;
  auto span = sum_at(tokens, i + 2);
  if (span) span->is_future = is_at(tokens, i + 1, "+");
  return span;
}

/// "last week", "next decade".
std::optional<Elapsed> neighbour_before(const std::vector<Token>& tokens, std::size_t i) {
  if (!is_at(tokens, i, "last past previous next")) return std::nullopt;
  const Token* const word = at(tokens, i + 1);
  const auto unit = word != nullptr && word->text.size() > 2 ? unit_named(word->text) : std::nullopt;
  if (!unit || unit->seconds > 0) return std::nullopt;
  Elapsed span{.is_future = is_at(tokens, i, "next"), .end = i + 2};
  add(span, *unit, 1);
  return span;
}

/// "la semaine dernière", "le mois passé", "l'an prochain".
std::optional<Elapsed> neighbour_after(const std::vector<Token>& tokens, std::size_t i) {
  if (!is_at(tokens, i, "semaine mois an annee") || !tokens[i].is_word()) return std::nullopt;
  const bool is_future = is_at(tokens, i + 1, "prochain prochaine");
  if (!is_future && !is_at(tokens, i + 1, "dernier derniere passe passee")) return std::nullopt;
  Elapsed span{.is_future = is_future, .end = i + 2};
  add(span, *unit_named(tokens[i].text), 1);
  return span;
}

Date months_from(Date day, months count) {
  const std::chrono::year_month_day date(day);
  const auto month = date.year() / date.month() + count;
  return Date(month / std::min(date.day(), (month / std::chrono::last).day()));
}

}  // namespace

std::optional<Elapsed> elapsed_at(const std::vector<Token>& tokens, std::size_t i) {
  if (auto span = offset_from_now(tokens, i)) return span;
  if (auto span = neighbour_before(tokens, i)) return span;
  if (auto span = neighbour_after(tokens, i)) return span;
  Elapsed direction;
  const std::size_t first = behind_approximation(tokens, behind_lead(tokens, i, direction));
  auto span = sum_at(tokens, first);
  if (!span) return std::nullopt;
  span->is_directed = direction.is_directed;
  span->is_future = direction.is_future;
  if (span->is_directed) take_minutes_of_hour(tokens, *span);
  read_trail(tokens, *span);
  return span;
}

std::optional<Posted> count_from(const Posted& now, const Elapsed& elapsed) {
  const int sign = elapsed.is_future ? 1 : -1;
  const auto* const instant = std::get_if<Instant>(&now);
  const Date today = instant != nullptr ? paris_date(*instant) : std::get<Date>(now);
  if (elapsed.is_vague) {
    if (!elapsed.has_time_of_day) return std::nullopt;
    return today;
  }
  const Date day = months_from(today, sign * elapsed.months) + sign * elapsed.days;
  if (!elapsed.has_time_of_day) return day;
  if (instant == nullptr) return day + sign * std::chrono::floor<days>(elapsed.seconds);
  const Instant moved = day == today ? *instant : from_paris(to_paris(*instant) + (day - today));
  return moved + sign * elapsed.seconds;
}

}  // namespace vigie::extractors
