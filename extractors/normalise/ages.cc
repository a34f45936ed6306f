#include "extractors/normalise/ages.h"

#include "extractors/normalise/age_context.h"
#include "extractors/normalise/age_sums.h"
#include "extractors/normalise/calendar_dates.h"
#include "extractors/normalise/calendar_words.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

constexpr long kLeast = 10;
constexpr long kMost = 99;

bool is_age(long years) { return years >= kLeast && years <= kMost; }

/// A count of years and its tokens [begin, end).
struct Years {
  long count;
  std::size_t begin, end;
};

constexpr long kAdult = 18;

/// One field and all that is asked of it.
class AgeReader {
 public:
  AgeReader(const FoldedField& field, std::optional<Date> today)
      : field_(field), tokens_(field.tokens()), today_(today) {}

  /// All of a text.
  std::vector<StatedAge> read() const {
    std::vector<StatedAge> ages;
    for (std::size_t i = 0; i < tokens_read(tokens_); ++i) {
      auto years = born_at(i);
      if (!years) years = worked_out_at(i);
      if (!years) years = counted_at(i);
      if (!years || !is_age(years->count)) continue;
      ages.push_back({years->count, field_.reading(tokens_[years->begin].begin, tokens_[years->end - 1].end)});
      i = years->end - 1;
    }
    return ages;
  }

  /// Of persons sought, and the lower ends of spans.
  std::vector<StatedAge> read_of_others() const {
    std::vector<StatedAge> ages;
    for (std::size_t i = 0; i < tokens_read(tokens_); ++i) {
      const auto years = tokens_[i].is_number() ? number_at(i) : std::nullopt;
      const auto unit = years ? end_of_unit(years->end) : std::nullopt;
      if (!unit) continue;
      const Whose whose = whose_years(field_, years->begin, *unit);
      if (whose == Whose::kSought)
        ages.push_back({years->count, field_.reading(tokens_[i].begin, tokens_[*unit - 1].end)});
      if (whose == Whose::kSpan)
        ages.push_back({lower_of_span(tokens_, i), field_.reading(tokens_[i].begin, tokens_[*unit - 1].end)});
    }
    return ages;
  }

  /// The whole field is about the age: its first number that can be one; of a span ("30-34 ans") none, unless it begins
  /// below 18.
  std::optional<StatedAge> read_field() const {
    for (std::size_t i = 0; i < tokens_read(tokens_); ++i) {
      auto years = years_since(i, i);
      if (const auto sum = age_sum_at(tokens_, i)) years = Years{sum->value, i, sum->end};
      if (!years || !is_age(years->count)) years = number_at(i);
      if (!years || !is_age(years->count)) continue;
      if (years->count >= kAdult && begins_span(years->end)) return std::nullopt;
      return StatedAge{years->count, field_.reading(tokens_[years->begin].begin, tokens_[years->end - 1].end)};
    }
    return std::nullopt;
  }

 private:
  bool is_at(std::size_t i, std::string_view spaced_list) const {
    return i < tokens_.size() && is_one_of(tokens_[i].text, spaced_list);
  }
  bool is_before(std::size_t i, std::size_t back, std::string_view spaced_list) const {
    return i >= back && is_one_of(tokens_[i - back].text, spaced_list);
  }

  bool begins_span(std::size_t at) const {
    at += is_at(at, "ans years anos") ? 1 : 0;
    const bool goes_on = is_at(at, "- – a to et /") && at + 1 < tokens_.size();
    const auto upper = goes_on ? number_at(at + 1) : std::nullopt;
    return upper && is_age(upper->count);
  }

  /// Two digits, "1 7" before its unit, or a number in words.
  std::optional<Years> number_at(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.is_number()) {
      if (const auto digit = second_digit(i)) return Years{10 + *number_of(tokens_[*digit]), i, *digit + 1};
      if (token.text.size() != 2) return std::nullopt;
      return Years{*number_of(token), i, i + 1};
    }
    const auto written = token.is_word() ? written_number_at(tokens_, i) : std::nullopt;
    if (!written) return std::nullopt;
    return Years{written->value, i, written->end};
  }

  /// The digit that makes "1 7 ans" and "1-7 ans" of the "1" at `i`.
  std::optional<std::size_t> second_digit(std::size_t i) const {
    if (tokens_[i].text != "1" || (i > 0 && tokens_[i - 1].is_number())) return std::nullopt;
    const std::size_t digit = is_at(i + 1, "- / . *") ? i + 2 : i + 1;
    const bool is_digit = digit < tokens_.size() && tokens_[digit].is_number() && tokens_[digit].text.size() == 1;
    return is_digit && (end_of_unit(digit + 1) || leads(i)) ? std::optional(digit) : std::nullopt;
  }

  /// "j'ai 15+2 ans", "mon âge c'est 34 divisé par 2", "18 moins un, voilà mon âge".
  std::optional<Years> worked_out_at(std::size_t i) const {
    const auto sum = age_sum_at(tokens_, i);
    if (!sum) return std::nullopt;
    if (const auto unit = end_of_unit(sum->end); unit && whose_years(field_, i, *unit) == Whose::kAuthor)
      return Years{sum->value, i, *unit};
    const bool has_unit = is_at(sum->end - 3, "ans") && is_at(sum->end - 2, "moins");  // "20 ans moins 3"
    return has_unit || is_about_age(i, sum->end) ? std::optional(Years{sum->value, i, sum->end}) : std::nullopt;
  }

  /// "âge" a few tokens before or behind, or "j'ai" right before.
  bool is_about_age(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kReach = 5;  // tokens
    if (is_before(begin, 1, "ai") || (is_before(begin, 1, "la") && is_before(begin, 2, "ai"))) return true;
    for (std::size_t away = 0; away < kReach; ++away) {
      if (is_before(begin, away + 1, "age edad eta idade") || is_at(end + away, "age edad eta idade")) return true;
    }
    return false;
  }

  std::optional<Years> counted_at(std::size_t i) const {
    const bool is_led = leads(i);
    if (tokens_[i].is_symbol() || (tokens_[i].is_word() && tokens_[i].text.size() < 3)) return std::nullopt;
    auto years = number_at(i);
    if (!years) return std::nullopt;
    if (const auto unit = end_of_unit(years->end)) {
      if (whose_years(field_, years->begin, *unit) != Whose::kAuthor) return std::nullopt;
      years->end = *unit;
      return years;
    }
    if (!is_led || !may_end_at(years->end)) return std::nullopt;
    return years;
  }

  /// "ans", "yo", "y.o.", "years old", "-year-old", "anos", "de ani": the token behind the unit at `i`.
  std::optional<std::size_t> end_of_unit(std::size_t i) const {
    if (is_at(i, "- /") && is_at(i + 1, "year years ans jahrige jahriges jahriger")) ++i;
    if (is_at(i, "de") && is_at(i + 1, "ani")) return i + 2;
    if (is_at(i, "🎂")) return i + 1;
    if (is_at(i, "an") && is_at(i + 1, "hour")) return std::nullopt;
    if (is_at(i, "a") && touch(tokens_[i - 1], tokens_[i]) && !is_address(i)) return i + 1;
    if (is_at(i, "f") && touch(tokens_[i - 1], tokens_[i])) return i + 1;
    if (is_at(i, "/") && is_at(i + 1, "f") && (is_at(i + 2, "/") || i + 2 == tokens_.size())) return i + 2;
    if (is_at(i, "y")) {
      if (is_at(i + 1, "o")) return i + 2;
      return is_at(i + 2, "o") && is_at(i + 1, ". /") ? std::optional(i + 3) : std::nullopt;
    }
    if (!is_at(i,
               "ans an anss anz hans ens anos anni ani yo yrs yr years year piges balais printemps anitos aninhos "
               "anisori jahre jahr "
               "jahrige jahriges jahriger jaar yas yasinda yasında godini let lat лет года год годиков години років sna sana snin 3am yasindayim yasındayım yaşındayım 歳 才 岁 "
               "歲 سنة عام"))
      return std::nullopt;
    const std::size_t old = is_at(i + 1, "-") ? i + 2 : i + 1;
    return is_at(old, "old") ? old + 1 : i + 1;
  }

  /// "bâtiment 16a", "16a rue des Lilas", "16a20h": the "a" at `i` belongs to a house or an hour.
  bool is_address(std::size_t i) const {
    return is_at(i + 1,
                 "rue avenue av bd bld boulevard place impasse allee allees chemin quai cours route villa square "
                 "interphone bis") ||
           (i + 1 < tokens_.size() && (tokens_[i + 1].is_number() || touch(tokens_[i], tokens_[i + 1])) &&
            !is_at(i + 1, ", ; . | • - ! ?")) ||
           is_before(i, 2, "batiment bat code porte appt appart appartement n no numero bus ligne hall entree");
  }

  /// "age : 28", "aged 28", "I'm 28", "edad 28", "j'en ai 28", "j'ai 28," before the number, which then needs no unit.
  bool leads(std::size_t i) const {
    if (is_before(i, 1, "ai")) return is_before(i, 2, "en") || is_at(i + 1, ", . ! ;");
    const std::size_t back = is_before(i, 1, ": =") ? 2 : 1;
    if (is_before(i, back, "age aged edad eta idade varsta")) return !is_before(i, back + 1, "of same d l");
    if (is_before(i, 1, "im fresh sweet 🎂") || is_after_sex(i) || is_after_name(i) || is_title_of_name(i) || is_opening(i) ||
        is_one_of_several(i))
      return true;
    if (is_before(i, 1, "am")) return is_before(i, 2, "i");
    return is_before(i, 1, "m") && is_before(i, 2, "' ’") && is_before(i, 3, "i");
  }

  /// "nos filles : Cindy (22), Lola (17)"; but "La Rochelle (17)".
  bool is_one_of_several(std::size_t i) const {
    constexpr std::size_t kReach = 16;  // tokens between the girls and the number
    if (!is_before(i, 1, "( :") || i < 2 || !tokens_[i - 2].is_word()) return false;
    for (std::size_t back = 3; back <= kReach && back <= i; ++back) {
      if (is_before(i, back, "filles girls copines escorts chicas ragazze meninas fete")) return true;
    }
    return false;
  }

  /// "Lina, 17, douce", "moi c'est Lina, 17"; but "Paris, 16, Passy", and "Douce, 50" may be a price.
  bool is_after_name(std::size_t i) const {
    constexpr long kLeastPrice = 30;  // euros
    const bool is_introduced = i == 2 || is_before(i, 3, "est appelle name m");
    if (!is_before(i, 1, ", |") || !is_introduced || !tokens_[i - 2].is_word() || !tokens_[i].is_number() ||
        number_of(tokens_[i]).value_or(kLeastPrice) >= kLeastPrice)
      return false;
    return !is_before(i, 2, "paris lyon marseille") && (i + 1 >= tokens_.size() || is_at(i + 1, ", . ! ; | •"));
  }

  /// The whole title is "Léa 17"; but "Caen 14" is a département.
  bool is_title_of_name(std::size_t i) const {
    return field_.field() == AdField::kTitle && i == 1 && tokens_.size() == 2 && tokens_[0].is_word() &&
           !is_at(0,
                  "paris lyon marseille aix arles aubagne martigues istres caen lisieux bayeux deauville honfleur vire "
                  "calvados rodez millau aveyron aurillac cantal angouleme cognac charente saintes rochefort royan "
                  "rochelle jonzac dept departement");
  }

  /// The text begins "17, blonde" or "17 & curious"; "17, rue des Lilas" is an address.
  bool is_opening(std::size_t i) const {
    return i == 0 && is_at(1, ", &") && tokens_.size() > 2 && tokens_[2].is_word() &&
           !is_at(2, "rue avenue av bd boulevard place impasse allee allees chemin quai cours route villa square and et");
  }

  /// "snap : emma.2010", "Julie_2009, snap".
  std::optional<Years> of_handle_at(std::size_t i) const {
    constexpr std::size_t kReach = 6;  // tokens
    if (i == 0 || tokens_[i].text.size() != 4 || !touch(tokens_[i - 1], tokens_[i]) || !is_at(i - 1, "_ . -"))
      return std::nullopt;
    for (std::size_t away = 1; away <= kReach; ++away) {
      if (is_before(i, away, "snap insta instagram telegram tiktok tg") ||
          is_at(i + away, "snap insta instagram telegram tiktok tg"))
        return years_since(i, i);
    }
    return std::nullopt;
  }

  /// "F/17", "f17"; at the very beginning "f 17" too.
  bool is_after_sex(std::size_t i) const {
    if (i == 1 && is_before(i, 1, "f h m g jf jh")) return true;
    const bool is_slashed = is_before(i, 1, "/") && is_before(i, 2, "f");
    return is_slashed || (is_before(i, 1, "f") && touch(tokens_[i - 1], tokens_[i]));
  }

  /// What stands behind a number without a unit makes nothing else of it.
  bool may_end_at(std::size_t i) const {
    if (i >= tokens_.size() || field_.begins_line(i)) return true;
    if (is_at(i, "/")) return i > 2 && is_before(i, 2, "/");  // "F/17/Créteil"
    if (tokens_[i].is_symbol()) return !is_at(i, "€ £ $ % : - ° ' ’ + 🌹 💋");
    return tokens_[i].is_word() && (is_at(i, "and et y e with avec from de") || !touch(tokens_[i - 1], tokens_[i])) &&
           !is_at(i,
                  "cm kg kgs kilos m mm h hs heure heures min mn minutes euros euro eur roses photos fois to a ou or");
  }

  /// "je suis de 2001", "soy del 2001", "classe 2001", "2001 gang".
  std::optional<Years> of_year_at(std::size_t i) const {
    const std::size_t behind = is_at(i + 1, "' ’") && is_at(i + 2, "s") ? i + 3 : i + 1;
    if (tokens_[i].is_number() && is_at(behind, "gang team baby bebe")) return years_since(i, i);
    const bool opens = i == 0 && is_at(i, "de du");
    if (!opens && !is_at(i, "suis soy sono sou classe bebe team gang fille meuf")) return std::nullopt;
    std::size_t next = i + 1;
    while (is_at(next, "de del d l ' ’ une un annee du , la team")) ++next;
    if (is_at(next, "2") && is_at(next + 1, "k")) return since_2k(i, next + 2);
    if (next < tokens_.size() && (opens || is_at(next - 1, "du"))) {
      if (const auto date = written_date_at(tokens_, next); date && date->year) return years_since(i, next);
    }
    const bool is_year = next < tokens_.size() && tokens_[next].is_number() && tokens_[next].text.size() == 4;
    return is_year ? years_since(i, next) : std::nullopt;
  }

  /// "2k10" from behind its "k".
  std::optional<Years> since_2k(std::size_t begin, std::size_t i) const {
    const auto year = i < tokens_.size() && tokens_[i].text.size() <= 2 ? number_of(tokens_[i]) : std::nullopt;
    return year ? since_2000(begin, *year, i + 1) : std::nullopt;
  }

  /// "majeure en 2027": 18 is reached in that year.
  std::optional<Years> of_age_in(std::size_t i) const {
    if (!is_at(i, "majeure majeur majorite 18") || !is_at(i + 1, "en ans")) return std::nullopt;
    const std::size_t year = is_at(i + 1, "ans") ? i + 3 : i + 2;
    if (year >= tokens_.size() || !is_at(year - 1, "en") || tokens_[year].text.size() != 4) return std::nullopt;
    auto years = years_since(i, year);
    if (years) years->count += kAdult;
    return years && years->count < kAdult ? years : std::nullopt;
  }

  /// "née en 1994", "née le 12/03/1994", "born in 1994", "année de naissance : 1994", "je suis de 1994".
  std::optional<Years> born_at(std::size_t i) const {
    if (!today_) return std::nullopt;
    if (auto years = of_age_in(i)) return years;
    if (auto years = of_year_at(i)) return years;
    if (auto years = of_handle_at(i)) return years;
    if (!tokens_[i].is_word()) return std::nullopt;
    if (!is_at(i,
               "nee ne born naissance ddn cuvee millesime generation nacida nacido naci nata nato nascida nascido "
               "nasci nascuta "
               "nascut dob birth "
               "birthdate geboren urodzona родилась papiers identite passeport"))
      return std::nullopt;
    constexpr std::size_t kReach = 5;
    for (std::size_t next = i + 1; next <= i + kReach && next < tokens_.size(); ++next) {
      if (auto years = years_since(i, next)) return years;
      if (is_month_before_year(next)) continue;
      if (tokens_[next].is_number() && is_at(next - 1, "en in") && is_at(i, "nee ne born"))
        return years_since_short_year(i, next);
      if (!is_at(
              next,
              "( e ) disent dit says en le la in im on nel em el il w в the year annee date of de no din : = fin debut janvier fevrier "
              "mars avril "
              "mai juin juillet aout septembre octobre novembre decembre"))
        return std::nullopt;
    }
    return std::nullopt;
  }

  /// The month or the sign of "02/2009".
  bool is_month_before_year(std::size_t i) const {
    if (is_at(i, "/")) return i > 0 && tokens_[i - 1].is_number();
    return tokens_[i].is_number() && tokens_[i].text.size() <= 2 && is_at(i + 1, "/") && i + 2 < tokens_.size() &&
           tokens_[i + 2].text.size() == 4;
  }

  /// "née en 98".
  std::optional<Years> years_since_short_year(std::size_t begin, std::size_t i) const {
    const auto year = tokens_[i].text.size() == 2 ? number_of(tokens_[i]) : std::nullopt;
    if (!year) return std::nullopt;
    const long now = static_cast<int>(std::chrono::year_month_day(*today_).year());
    return Years{(now - *year) % 100, begin, i + 1};
  }

  /// "deux mille dix", "two thousand ten" from its first word.
  std::optional<Years> years_since_year_in_words(std::size_t begin, std::size_t i) const {
    if (!is_at(i, "deux two dos duemila dois") || !is_at(i + 1, "mille thousand mil")) return std::nullopt;
    const auto year = i + 2 < tokens_.size() ? written_number_at(tokens_, i + 2) : std::nullopt;
    return year ? since_2000(begin, year->value, year->end) : std::nullopt;
  }

  std::optional<Years> since_2000(std::size_t begin, long year, std::size_t end) const {
    constexpr long kMillennium = 2000;
    const long now = static_cast<int>(std::chrono::year_month_day(*today_).year());
    return Years{now - kMillennium - year, begin, end};
  }

  /// From the day or year at token `i` to today.
  std::optional<Years> years_since(std::size_t begin, std::size_t i) const {
    if (!today_) return std::nullopt;
    if (auto years = years_since_year_in_words(begin, i)) return years;
    const std::chrono::year_month_day today(*today_);
    if (const auto date = written_date_at(tokens_, i); date && date->year) {
      const bool is_to_come = std::chrono::month_day(today.month(), today.day()) < date->day;
      return Years{(today.year() - *date->year).count() - (is_to_come ? 1 : 0), begin, date->end};
    }
    if (tokens_[i].text.size() != 4) return std::nullopt;
    const auto year = written_year(tokens_[i]);
    if (!year) return std::nullopt;
    const auto month = month_before(i);
    return Years{(today.year() - *year).count() - (month && today.month() < *month ? 1 : 0), begin, i + 1};
  }

  /// "décembre 2008", "12/2008".
  std::optional<std::chrono::month> month_before(std::size_t i) const {
    if (i > 0 && tokens_[i - 1].is_word()) return month_named(tokens_[i - 1].text);
    if (i < 2 || !is_before(i, 1, "/ - .")) return std::nullopt;
    const std::chrono::month month(static_cast<unsigned>(number_of(tokens_[i - 2]).value_or(0)));
    return month.ok() ? std::optional(month) : std::nullopt;
  }

  const FoldedField& field_;
  const std::vector<Token>& tokens_;
  std::optional<Date> today_;
};

}  // namespace

std::vector<StatedAge> stated_ages(const FoldedAd& ad, const std::optional<Date>& today) {
  std::vector<StatedAge> ages;
  for (const FoldedField* field : ad.fields({AdField::kAge})) {
    if (const auto age = AgeReader(*field, today).read_field()) ages.push_back(*age);
  }
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kName, AdField::kText})) {
    for (StatedAge& age : AgeReader(*field, today).read()) ages.push_back(age);
  }
  return ages;
}

std::vector<StatedAge> ages_of_others(const FoldedAd& ad) {
  std::vector<StatedAge> ages;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kName, AdField::kText})) {
    for (StatedAge& age : AgeReader(*field, std::nullopt).read_of_others()) ages.push_back(age);
  }
  return ages;
}

std::optional<AdAge> first_age(const std::vector<StatedAge>& ages) {
  for (const StatedAge& stated : ages) {
    if (const auto age = Age::from_years(stated.years)) return AdAge{*age, stated.read};
  }
  return std::nullopt;
}

}  // namespace vigie::extractors
