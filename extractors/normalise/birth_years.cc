#include "extractors/normalise/birth_years.h"

#include <algorithm>
#include <unordered_set>

#include "extractors/normalise/calendar_dates.h"
#include "extractors/normalise/calendar_words.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

constexpr long kAdult = 18;
constexpr std::size_t kYearDigits = 4;

constexpr std::string_view kBorn =
    "nee ne born naissance ddn cuvee millesime millenaire generation nacida nacido naci nata nato nascida nascido "
    "nasci nascuta "
    "nascut dob birth birthdate geboren urodzona родилась papiers identite passeport anniversaire anniv made";
constexpr std::string_view kOfYear =
    "suis soy sono sou classe bebe bb jeunette enfant minette nana team gang fille meuf";
constexpr std::string_view kOpening = "de du annee cru";
constexpr std::string_view kOfAge = "majeure majeur majorite bac class";
constexpr std::string_view kGang = "gang team baby bebe born girl represente represent rpz crew generation gen";
constexpr std::string_view kBetween =
    "un au printemps ete automne hiver ( e ) ' ’ disent dit says an l c est ' ’ en le la in im on nel em el il w в the "
    "year annee date of de no din : "
    "= "
    "fin "
    "debut "
    "janvier "
    "fevrier mars avril mai juin juillet aout septembre octobre novembre decembre";
constexpr std::string_view kNetworks = "@ snap insta instagram telegram tiktok tg";

/// One look-up for all words with which a birth may begin: most tokens are none.
bool may_begin_birth(std::string_view word) {
  static const std::unordered_set<std::string_view> words = [] {
    std::unordered_set<std::string_view> all;
    for (const std::string_view list : {kBorn, kOfYear, kOpening, kOfAge}) {
      for (const std::string_view one : words_of_list(list)) all.insert(one);
    }
    return all;
  }();
  return words.contains(word);
}

}  // namespace

bool BirthYears::is_year(std::size_t i) const {
  return i < tokens_.size() && tokens_[i].is_number() && tokens_[i].text.size() == kYearDigits;
}

std::optional<Years> BirthYears::at(std::size_t i) const {
  const Token& token = tokens_[i];
  if (is_year(i)) {
    const std::size_t behind = is_at(i + 1, "' ’") && is_at(i + 2, "s") ? i + 3 : i + 1;
    return is_at(behind, kGang) ? since(i) : of_handle_at(i);
  }
  if (token.text == "18") return of_age_in(i);
  if (!token.is_word() || !(may_begin_birth(token.text) || i == 0)) return std::nullopt;
  auto years = of_age_in(i);
  if (!years) years = of_year_at(i);
  return years ? years : born_at(i);
}

/// "snap : emma.2010", "Julie_2009, snap", "@Kim2009".
std::optional<Years> BirthYears::of_handle_at(std::size_t i) const {
  constexpr std::size_t kReach = 6;  // tokens
  const bool is_joined = i > 0 && (tokens_[i - 1].is_word() || is_at(i - 1, "_ . -"));
  if (!is_joined || !touch(tokens_[i - 1], tokens_[i])) return std::nullopt;
  for (std::size_t away = 1; away <= kReach; ++away) {
    if (is_before(i, away, kNetworks) || is_at(i + away, kNetworks)) return since(i);
  }
  return std::nullopt;
}

/// "Lina, de 2009, brune".
bool BirthYears::is_clause_of_year(std::size_t i) const {
  const auto is_edge = [&](std::size_t at) { return at >= tokens_.size() || field_->begins_line(at); };
  const auto is_sign = [&](std::size_t at) { return tokens_[at].is_symbol() && !is_at(at, "- ' ’ /"); };
  return is_at(i, "de annee cru") && is_year(i + 1) && (i == 0 || is_edge(i) || is_sign(i - 1)) &&
         (is_edge(i + 2) || is_sign(i + 2));
}

/// "je suis de 2001", "soy del 2001", "classe 2001", "bébé 2k10"; as the first words "de 2009", "du 14 juillet 2009".
std::optional<Years> BirthYears::of_year_at(std::size_t i) const {
  const bool opens = (i == 0 && is_at(i, kOpening)) || is_clause_of_year(i);
  if (!opens && !is_at(i, kOfYear)) return std::nullopt;
  std::size_t next = i + 1;
  while (is_at(next, "de del d l ' ’ une un annee du , la team")) ++next;
  if (is_year(next + 1) && month_before(next + 1)) ++next;  // "décembre 2009"
  if (auto years = since_2k(i, next)) return years;
  const bool is_day = next < tokens_.size() && (opens || is_at(next - 1, "du"));
  return is_day || is_year(next) ? since(i, next) : std::nullopt;
}

/// "majeure en 2027", "bac 2028", "class of 2028": 18 is reached in that year.
std::optional<Years> BirthYears::of_age_in(std::size_t i) const {
  if (!is_at(i, kOfAge) && !is_at(i, "18")) return std::nullopt;
  std::size_t in = is_at(i + 1, "ans") ? i + 2 : i + 1;
  while (is_at(in, "? : ,")) ++in;           // "mes 18 ans ? En 2028"
  if (is_at(i, "bac") && is_year(in)) --in;  // "bac 2028"
  const bool is_said = is_at(in, "en of") || (is_at(i, "bac") && in == i);
  if (!is_said || !is_year(in + 1)) return std::nullopt;
  auto years = since(i, in + 1);
  if (years) years->count += kAdult;
  return years && years->count < kAdult ? years : std::nullopt;
}

/// "née en 1994", "née le 12/03/1994", "born in 1994", "année de naissance : 1994".
std::optional<Years> BirthYears::born_at(std::size_t i) const {
  constexpr std::size_t kReach = 5;
  if (!is_at(i, kBorn)) return std::nullopt;
  for (std::size_t next = i + 1; next <= i + kReach && next < tokens_.size(); ++next) {
    if (auto years = since(i, next)) return years;
    if (is_month_before_year(next)) continue;
    if (tokens_[next].is_number() && is_at(next - 1, "en in ' ’") && is_at(i, "nee ne born"))
      return since_short_year(i, next);
    if (!is_at(next, kBetween)) return std::nullopt;
  }
  return std::nullopt;
}

/// The month or the sign of "02/2009".
bool BirthYears::is_month_before_year(std::size_t i) const {
  if (is_at(i, "/")) return i > 0 && tokens_[i - 1].is_number();
  return tokens_[i].is_number() && tokens_[i].text.size() <= 2 && is_at(i + 1, "/") && is_year(i + 2);
}

/// "née en 98".
std::optional<Years> BirthYears::since_short_year(std::size_t begin, std::size_t i) const {
  const auto year = tokens_[i].text.size() == 2 ? number_of(tokens_[i]) : std::nullopt;
  if (!year) return std::nullopt;
  const long now = static_cast<int>(std::chrono::year_month_day(today_).year());
  return Years{(now - *year) % 100, begin, i + 1};
}

/// "deux mille dix", "two thousand ten".
std::optional<Years> BirthYears::since_year_in_words(std::size_t begin, std::size_t i) const {
  if (!is_at(i + 1, "mille thousand mil") || !is_at(i, "deux two dos dois") || i + 2 >= tokens_.size())
    return std::nullopt;
  const auto year = written_number_at(tokens_, i + 2);
  return year ? since_2000(begin, year->value, year->end) : std::nullopt;
}

/// "2k10".
std::optional<Years> BirthYears::since_2k(std::size_t begin, std::size_t i) const {
  if (!is_at(i, "2") || !is_at(i + 1, "k") || i + 2 >= tokens_.size()) return std::nullopt;
  return since_2000(begin, number_of(tokens_[i + 2]), i + 3);
}

std::optional<Years> BirthYears::since_2000(std::size_t begin, std::optional<long> year, std::size_t end) const {
  constexpr long kMillennium = 2000;
  if (!year || *year > 99) return std::nullopt;
  const long now = static_cast<int>(std::chrono::year_month_day(today_).year());
  return Years{now - kMillennium - *year, begin, end};
}

std::optional<Years> BirthYears::since(std::size_t begin, std::size_t i) const {
  if (auto years = since_year_in_words(begin, i)) return years;
  if (auto years = since_2k(begin, i)) return years;
  const std::chrono::year_month_day today(today_);
  if (const auto date = written_date_at(tokens_, i); date && date->year) {
    const bool is_to_come = std::chrono::month_day(today.month(), today.day()) < date->day;
    return Years{(today.year() - *date->year).count() - (is_to_come ? 1 : 0), begin, date->end};
  }
  const auto year = is_year(i) ? written_year(tokens_[i]) : std::nullopt;
  if (!year) return std::nullopt;
  const auto month = month_before(i);
  return Years{(today.year() - *year).count() - (month && today.month() < *month ? 1 : 0), begin, i + 1};
}

/// "décembre 2008", "12/2008".
std::optional<std::chrono::month> BirthYears::month_before(std::size_t i) const {
  if (i > 0 && tokens_[i - 1].is_word()) return month_named(tokens_[i - 1].text);
  if (i < 2 || !is_before(i, 1, "/ - .")) return std::nullopt;
  const std::chrono::month month(static_cast<unsigned>(number_of(tokens_[i - 2]).value_or(0)));
  return month.ok() ? std::optional(month) : std::nullopt;
}

}  // namespace vigie::extractors
