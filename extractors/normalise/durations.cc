#include "extractors/normalise/durations.h"

#include <array>
#include <unordered_set>

#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr long kMostHours = 12;
constexpr long kMostMinutes = 240;
constexpr minutes kNight{720};

constexpr std::string_view kHours = "h heure heures hr hrs hour hours hora horas ora ore std";
constexpr std::string_view kMoney = "€ £ $ e eur euro euros rose roses bisou bisous kiss kisses cadeaux 🌹 💋 chf fr";
constexpr std::string_view kMinutes = "min mn mns mins minute minutes minuto minutos minuti ' ’ m";

/// A duration in words; each word one of a list, fewer than four end with an empty list.
struct NamedDuration {
  std::array<WordList, 4> words;
  minutes length;
};

constexpr std::string_view kHalf = "demi demie half media mezz mezza meia";
constexpr std::array<NamedDuration, 12> kNamed{{{{"trois", "quart quarts", "d", kHours}, minutes(45)},
                                                {{"quart", "d", kHours}, minutes(15)},
                                                {{"quarter", "of", "an", kHours}, minutes(15)},
                                                {{kHalf, "an a", kHours}, minutes(30)},
                                                {{kHalf, kHours}, minutes(30)},
                                                {{"nuit nuitee night overnight noche notte noite nuits"}, kNight},
                                                {{"all", "night"}, kNight},
                                                {{"week", "end"}, hours(48)},
                                                {{"weekend"}, hours(48)},
                                                {{"demi demie quart"}, minutes(0)},
                                                {{"lheure"}, hours(1)},
                                                {{"heure hour hora ora h"}, minutes(60)}}};

/// With what a duration in words may begin, so that other words cost one look.
bool may_begin(std::string_view word) {
  static const std::unordered_set<std::string_view> kFirst{
      "trois",   "quart",    "quarter", "demi",    "demie",     "half",   "media",    "mezz",    "mezza", "meia",
      "nuit",    "nuits",    "nuitee",  "night",   "overnight", "noche",  "notte",    "noite",   "all",   "week",
      "weekend", "heure",    "hour",    "hora",    "ora",       "h",      "une",      "un",      "one",   "una",
      "uma",     "a",        "deux",    "two",     "dos",       "due",    "duas",     "three",   "tres",  "tre",
      "quatre",  "four",     "vingt",   "trente",  "twenty",    "thirty", "quinze",   "fifteen", "dix",   "ten",
      "lheure",  "quarante", "forty",   "treinta", "veinte",    "sixty",  "soixante", "quinze",  "six",   "cinq"};
  return kFirst.contains(word);
}

/// The token after the words; a dash or apostrophe may stand between two of them.
std::optional<std::size_t> end_of_words(const std::vector<Token>& tokens, std::size_t i, const NamedDuration& named) {
  for (std::size_t word = 0; word < named.words.size() && !named.words[word].empty(); ++word) {
    if (word > 0 && is_at(tokens, i, "- ' ’")) ++i;
    if (!is_at(tokens, i, named.words[word])) return std::nullopt;
    ++i;
  }
  return i;
}

/// "l'heure", "par heure", "/h", "heure : 150": the hour as a measure, not "à toute heure".
bool is_measure(const std::vector<Token>& tokens, std::size_t i) {
  if (is_before(tokens, i, 1, "l ' ’ par per an the / la por al pour")) return true;
  constexpr long kLeastPrice = 30;  // "160 hour", but "20h. 120"
  if (i > 0 && tokens[i - 1].is_number()) return number_of(tokens[i - 1]).value_or(0) >= kLeastPrice;
  if (is_before(tokens, i, 1, kMoney)) return true;  // "80 € heure"
  if (is_before(tokens, i, 1, "toute toutes quelle bonne derniere")) return false;
  const bool leads_to_price =
      is_at(tokens, i + 1, "a .") && i + 2 < tokens.size() && (tokens[i + 2].is_number() || tokens[i + 2].text == ".");
  const bool is_bracketed = is_before(tokens, i, 1, "(") && is_at(tokens, i + 1, ")");
  return leads_to_price || is_bracketed || is_at(tokens, i + 1, ": = / → ➡ ➜ ⇒ > - – —") ||
         (i + 1 < tokens.size() && tokens[i + 1].is_number());
}

/// "la demi", "le quart", behind which the hour is left out.
std::optional<Duration> part_of_hour(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || !is_one_of(tokens[i - 1].text, "la le une un / : , et")) return std::nullopt;
  return Duration{minutes(tokens[i].text == "quart" ? 15 : 30), i + 1};
}

std::optional<Duration> named(const std::vector<Token>& tokens, std::size_t i) {
  for (const NamedDuration& candidate : kNamed) {
    const auto end = end_of_words(tokens, i, candidate);
    if (!end) continue;
    if (candidate.length == minutes(0)) return part_of_hour(tokens, i);
    if (!candidate.words[0].contains("lheure") && candidate.length == minutes(60) && !is_measure(tokens, i))
      return std::nullopt;
    return Duration{candidate.length, *end};
  }
  return std::nullopt;
}

/// "1/2 h", "½ heure" (folded to 1⁄2), "3/4 h".
std::optional<Duration> fraction(const std::vector<Token>& tokens, std::size_t i) {
  if (!is_at(tokens, i + 1, "/ ⁄") || !is_at(tokens, i + 2, "2 4") || !is_at(tokens, i + 3, "h heure hr hour d"))
    return std::nullopt;
  const bool is_of = tokens[i + 3].text == "d";
  if (is_of && (!is_at(tokens, i + 4, "' ’") || !is_at(tokens, i + 5, "heure"))) return std::nullopt;
  const long whole = tokens[i + 2].text == "2" ? 2 : 4;
  const auto part = number_of(tokens[i]);
  if (!part || *part == 0 || *part >= whole) return std::nullopt;
  return Duration{minutes(60 * *part / whole), is_of ? i + 6 : i + 4};
}

/// "une heure trente".
std::optional<WrittenNumber> minutes_in_words(const std::vector<Token>& tokens, std::size_t i) {
  const auto number = i < tokens.size() && tokens[i].is_word() ? written_number_at(tokens, i) : std::nullopt;
  if (!number || (number->value != 15 && number->value != 30 && number->value != 45)) return std::nullopt;
  return number;
}

/// "30 min avant", "1h à l'avance", "2 hours notice", "10 min de la gare".
bool is_no_service(const std::vector<Token>& tokens, std::size_t end) {
  if (is_at(tokens, end, "avant before notice away walk")) return true;
  if (is_at(tokens, end, "a")) return is_at(tokens, end + 1, "pied") || is_at(tokens, end + 3, "avance");
  if (is_at(tokens, end, "in")) return is_at(tokens, end + 1, "advance");
  if (is_at(tokens, end, "de")) return is_at(tokens, end + 1, "retard route trajet marche la paris l");
  return is_at(tokens, end, "du") || (is_at(tokens, end, "from") && !is_at(tokens, end + 1, "€ £ $"));
}

/// "30" of "1h30" or "1h30min" behind the hour's word; "et demie".
Duration with_minutes(const std::vector<Token>& tokens, hours whole, std::size_t end) {
  if (is_at(tokens, end, "et and y e") && is_at(tokens, end + 1, "demi demie media mezza meia"))
    return {whole + minutes(30), end + 2};
  if (const auto rest = minutes_in_words(tokens, end)) return {whole + minutes(rest->value), rest->end};
  if (end >= tokens.size() || !tokens[end].is_number() || tokens[end].text.size() != 2) return {whole, end};
  const auto rest = number_of(tokens[end]);
  const bool has_unit = is_at(tokens, end + 1, "min mn mins");
  const bool is_ended = end + 1 == tokens.size() || !tokens[end + 1].is_word() ||
                        is_at(tokens, end + 1, "a pour les et ou at for and or");  // "1 h 30", but "1 h 30 photos"
  const bool is_part_of_hour = is_ended && *rest % 15 == 0 && *rest > 0 && !is_at(tokens, end + 1, kMoney);
  const bool is_written_on = touch(tokens[end - 1], tokens[end]) || is_part_of_hour;
  if (*rest > 59 || (!is_written_on && !has_unit)) return {whole, end};
  if (has_unit && is_no_service(tokens, end + 2))
    return {whole, end};  // "2h" and, on the next line, "10 min de la gare"
  return {whole + minutes(*rest), has_unit ? end + 2 : end + 1};
}

/// "1,5 h", "1.5 hour".
std::optional<Duration> decimal(const std::vector<Token>& tokens, std::size_t i) {
  if (!is_at(tokens, i + 1, ". ,") || !is_at(tokens, i + 2, "5") || !is_at(tokens, i + 3, kHours)) return std::nullopt;
  const auto whole = number_of(tokens[i]);
  if (!whole || *whole > kMostHours || !touch(tokens[i], tokens[i + 1])) return std::nullopt;
  return Duration{hours(*whole) + minutes(30), i + 4};
}

/// A count and where its unit should stand.
std::optional<Duration> counted(const std::vector<Token>& tokens, long count, std::size_t unit) {
  if (is_at(tokens, unit, "-")) ++unit;
  if (count <= 0 || unit >= tokens.size()) return std::nullopt;
  if (is_at(tokens, unit, kMinutes) && count <= kMostMinutes) {
    const bool is_sign = !tokens[unit].is_word() || tokens[unit].text == "m";
    if (is_sign && (count < 10 || count % 5 != 0 || !touch(tokens[unit - 1], tokens[unit]))) return std::nullopt;
    const bool is_metre = tokens[unit].text == "m" && unit + 1 < tokens.size() && touch(tokens[unit], tokens[unit + 1]);
    if (is_metre) return std::nullopt;
    return Duration{minutes(count), unit + 1};
  }
  if (!is_at(tokens, unit, kHours)) return std::nullopt;
  const bool is_whole_day = (count == 24 || count == 48) && !is_at(tokens, unit + 1, "/ sur 7");
  if (count > kMostHours && !is_whole_day) return std::nullopt;
  return with_minutes(tokens, hours(count), unit + 1);
}

std::optional<Duration> in_digits(const std::vector<Token>& tokens, std::size_t i) {
  if (i + 1 >= tokens.size() || tokens[i + 1].is_number()) return std::nullopt;
  if (const auto part = fraction(tokens, i)) return part;
  if (const auto part = decimal(tokens, i)) return part;
  const auto count = number_of(tokens[i]);
  if (!count || tokens[i].text.front() == '0') return std::nullopt;
  return counted(tokens, *count, i + 1);
}

std::optional<Duration> in_words(const std::vector<Token>& tokens, std::size_t i) {
  if (!may_begin(tokens[i].text)) return std::nullopt;
  if (const auto known = named(tokens, i)) return known;
  const auto number = written_number_at(tokens, i);
  if (number) return counted(tokens, number->value, number->end);
  return tokens[i].text == "a" ? counted(tokens, 1, i + 1) : std::nullopt;
}

/// "à 10h", "dès 9h", "jusqu'à 2h": an hour of the day.
bool is_hour_of_day(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || !tokens[i].is_number() || !is_at(tokens, i + 1, "h heure heures")) return false;
  return is_one_of(tokens[i - 1].text, "a des jusqu apres avant vers from until till between entre depuis");
}

/// "de 12h à 20", whose second hour is written as a number alone.
bool is_bare_second_hour(const std::vector<Token>& tokens, std::size_t first, std::size_t second) {
  const bool is_led = first > 0 && is_one_of(tokens[first - 1].text, "de des from entre");
  const auto hour = number_of(tokens[second]);
  return is_led && hour && *hour <= 24 && !is_at(tokens, second + 1, "€ e eur euro euros rose roses £ $ % min mn");
}

/// "10h à 22h", "10h-22h", "9h/20h", "10h30 à minuit": the token of the second hour.
std::optional<std::size_t> second_hour_of_range(const std::vector<Token>& tokens, std::size_t i) {
  if (!tokens[i].is_number() || !is_at(tokens, i + 1, "h")) return std::nullopt;
  const bool has_minutes = i + 2 < tokens.size() && tokens[i + 2].is_number() && touch(tokens[i + 1], tokens[i + 2]);
  const std::size_t joint = has_minutes ? i + 3 : i + 2;
  std::size_t next = joint;
  while (next < joint + 3 && is_at(tokens, next, "a - – — / jusqu to > → ' ’")) ++next;
  if (next == joint || next >= tokens.size()) return std::nullopt;
  if (is_at(tokens, next, "minuit midi")) return next;
  const auto first = number_of(tokens[i]);
  const auto second = number_of(tokens[next]);
  if (!first || !second || (*first < 6 && *second <= kMostHours)) return std::nullopt;
  return is_at(tokens, next + 1, "h") || is_bare_second_hour(tokens, i, next) ? std::optional(next) : std::nullopt;
}

bool is_in_range_of_hours(const std::vector<Token>& tokens, std::size_t i) {
  if (second_hour_of_range(tokens, i)) return true;
  for (std::size_t back = 3; back <= 6 && back <= i; ++back) {
    if (second_hour_of_range(tokens, i - back) == i) return true;
  }
  return false;
}

}  // namespace

std::optional<Duration> duration_at(const std::vector<Token>& tokens, std::size_t i) {
  if (tokens[i].is_symbol()) return std::nullopt;
  const auto duration = tokens[i].is_word() ? in_words(tokens, i) : in_digits(tokens, i);
  if (!duration || is_no_service(tokens, duration->end) || is_hour_of_day(tokens, i)) return std::nullopt;
  if (tokens[i].is_number() && is_in_range_of_hours(tokens, i)) return std::nullopt;
  return duration;
}

}  // namespace vigie::extractors
