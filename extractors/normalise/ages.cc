#include "extractors/normalise/ages.h"

#include "extractors/normalise/age_context.h"
#include "extractors/normalise/age_sums.h"
#include "extractors/normalise/birth_years.h"
#include "extractors/normalise/clauses.h"
#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

constexpr long kLeast = 10;
constexpr long kMost = 99;

bool is_age(long years) { return years >= kLeast && years <= kMost; }

constexpr long kAdult = 18;

/// One field and all that is asked of it.
class AgeReader : TokenReader {
 public:
  AgeReader(const FoldedField& field, std::optional<Date> today) : TokenReader(field.tokens()), field_(field) {
    if (today) births_.emplace(field_, *today);
  }

  /// All of a text.
  std::vector<StatedAge> read() const {
    std::vector<StatedAge> ages;
    for (std::size_t i = 0; i < tokens_read(tokens_); ++i) {
      auto years = births_ ? births_->at(i) : std::nullopt;
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
      const auto years = tokens_[i].is_symbol() ? std::nullopt : number_at(i);
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
      auto years = births_ ? births_->since(i) : std::nullopt;
      if (const auto sum = age_sum_at(tokens_, i)) years = Years{sum->value, i, sum->end};
      if (!years || !is_age(years->count)) years = number_at(i);
      if (!years || !is_age(years->count)) continue;
      if (years->count >= kAdult && begins_span(years->end)) return std::nullopt;
      return StatedAge{years->count, field_.reading(tokens_[years->begin].begin, tokens_[years->end - 1].end)};
    }
    return std::nullopt;
  }

 private:
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
      if (const auto digit = second_digit(i))
        return Years{10 + *number_of(tokens_[*digit]), i, is_parted(*digit + 1) ? *digit + 2 : *digit + 1};
      if (token.text.size() != 2) return std::nullopt;
      return Years{*number_of(token), i, end_of_half(i + 1)};
    }
    const auto written = token.is_word() ? written_number_at(tokens_, i) : std::nullopt;
    if (!written) return std::nullopt;
    return Years{written->value, i, written->end};
  }

  /// "17,5 ans", "16 1/2 ans": behind the fraction at `i`; `i` where there is none.
  std::size_t end_of_half(std::size_t i) const {
    const bool is_decimal = is_at(i, ". ,") && i + 1 < tokens_.size() && touch(tokens_[i - 1], tokens_[i]) &&
                            touch(tokens_[i], tokens_[i + 1]) && tokens_[i + 1].is_number() &&
                            tokens_[i + 1].text.size() == 1;
    if (is_decimal && end_of_unit(i + 2)) return i + 2;
    const bool is_half = is_at(i, "1") && (is_at(i + 1, "/") || is_at(i + 1, "⁄")) && is_at(i + 2, "2");
    return is_half && end_of_unit(i + 3) ? i + 3 : i;
  }

  /// "1.7.ans".
  bool is_parted(std::size_t i) const { return is_at(i, "- / . * _"); }

  /// The digit that makes "1 7 ans" and "1-7 ans" of the "1" at `i`.
  std::optional<std::size_t> second_digit(std::size_t i) const {
    if (tokens_[i].text != "1" || (i > 0 && tokens_[i - 1].is_number() && !field_.begins_line(i))) return std::nullopt;
    const std::size_t digit = is_at(i + 1, "- / . * _ et") ? i + 2 : i + 1;
    const bool is_digit = digit < tokens_.size() && tokens_[digit].is_number() && tokens_[digit].text.size() == 1;
    const bool ends_in_unit = end_of_unit(is_parted(digit + 1) ? digit + 2 : digit + 1).has_value();
    return is_digit && (ends_in_unit || leads(i)) ? std::optional(digit) : std::nullopt;
  }

  /// "j'ai 15+2 ans", "mon âge c'est 34 divisé par 2", "18 moins un, voilà mon âge".
  std::optional<Years> worked_out_at(std::size_t i) const {
    if (tokens_[i].is_symbol()) return std::nullopt;
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
    if (tokens_[i].is_symbol() || (tokens_[i].is_word() && tokens_[i].text.size() < 3)) return std::nullopt;
    auto years = number_at(i);
    if (!years) return std::nullopt;
    if (const auto unit = end_of_unit(years->end)) {
      if (whose_years(field_, years->begin, *unit) != Whose::kAuthor) return std::nullopt;
      years->end = *unit;
      return years;
    }
    if (!leads(i) || !may_end_at(years->end)) return std::nullopt;
    return years;
  }

  /// "ans", "yo", "y.o.", "years old", "-year-old", "anos", "de ani": the token behind the unit at `i`.
  std::optional<std::size_t> end_of_unit(std::size_t i) const {
    if (is_at(i, "- /") && is_at(i + 1, "year years ans jahrige jahriges jahriger")) ++i;
    if (is_at(i, "de") && is_at(i + 1, "ani")) return i + 2;
    if (is_at(i, "🎂 🔞 👧 👶 🍼 🍭 🎒")) return i + 1;
    if (is_at(i, "an") && is_at(i + 1, "hour")) return std::nullopt;
    if (is_at(i, "a") && touch(tokens_[i - 1], tokens_[i]) && !is_address(i)) return i + 1;
    if (is_at(i, "f") && touch(tokens_[i - 1], tokens_[i])) return i + 1;
    if (is_at(i, "/") && is_at(i + 1, "f") && (is_at(i + 2, "/") || i + 2 == tokens_.size())) return i + 2;
    if (is_at(i, "y")) {
      if (is_at(i + 1, "o old")) return i + 2;
      if (is_at(i + 2, "o") && is_at(i + 1, ". /")) return i + 3;
      return touch(tokens_[i - 1], tokens_[i]) ? std::optional(i + 1) : std::nullopt;  // "32y"
    }
    if (!is_at(
            i,
            "ans an anss anz ams hans ens anos anni ani yo yrs yr years year piges balais printemps hivers etes anitos "
            "aninhos "
            "anisori jahre jahr "
            "jahrige jahriges jahriger jaar yas yasinda yasında godini let lat лет года год годиков години років "
            "sna sana snin 3am yasindayim yasındayım yaşındayım 歳 才 岁 "
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
           (i + 1 < tokens_.size() &&
            ((tokens_[i + 1].is_number() && !is_at(i + 2, "cm kg")) || touch(tokens_[i], tokens_[i + 1])) &&
            !is_at(i + 1, ", ; . | • - ! ?")) ||
           is_before(i, 2, "batiment bat code porte appt appart appartement n no numero bus ligne hall entree");
  }

  /// "age : 28", "aged 28", "I'm 28", "edad 28", "j'en ai 28", "j'ai 28," before the number, which then needs no unit.
  bool leads(std::size_t i) const {
    if (is_before(i, 1, "ai")) return is_before(i, 2, "en") || is_at(i + 1, ", . ! ;");
    if (is_before(i, 1, "moi") && is_before(i, 2, ", . ; ! et mais and")) return true;  // "…, moi 33"
    const std::size_t back = is_before(i, 1, ": = ?") ? 2 : 1;
    if (is_before(i, back, "age aged edad eta idade varsta")) return !is_before(i, back + 1, "of same d l");
    if (is_before(i, 1, "im fresh sweet fraiche 🎂 👧 👶 🍼 🍭 🎒") || is_after_sex(i) || is_after_name(i) ||
        is_between_emoji(i) || is_in_brackets(i) || is_behind_talk_of_age(i) || is_title_of_name(i) || is_opening(i) ||
        is_closing(i) || is_one_of_several(i))
      return true;
    if (is_before(i, 1, "am")) return is_before(i, 2, "i");
    return is_before(i, 1, "m") && is_before(i, 2, "' ’") && is_before(i, 3, "i");
  }

  /// "nos filles : Cindy (22), Lola (17)", "nos modèles : Eva 21, Lou 16"; but "La Rochelle (17)".
  bool is_one_of_several(std::size_t i) const {
    constexpr std::size_t kReach = 16;  // tokens between the girls and the number
    const bool is_bracketed = i >= 2 && is_before(i, 1, "( :") && tokens_[i - 2].is_word();
    const bool is_listed = i >= 3 && tokens_[i - 1].is_word() && is_before(i, 2, ", / •") && tokens_[i - 3].is_number();
    if (!is_bracketed && !is_listed) return false;
    for (std::size_t back = 3; back <= kReach && back <= i; ++back) {
      if (is_before(i, back, "filles girls copines escorts modeles hotesses masseuses chicas ragazze meninas fete"))
        return true;
    }
    return false;
  }

  bool is_street(std::size_t i) const {
    return is_at(i,
                 "rue avenue av bd boulevard place impasse allee allees chemin quai cours route villa square bis ter");
  }

  /// "Lina, 17, douce", "moi c'est Lina, 17"; but "Paris, 16, Passy", and "Douce, 50" may be a price.
  bool is_after_name(std::size_t i) const {
    constexpr long kLeastPrice = 30;  // euros
    const bool is_introduced = i == 2 || is_before(i, 3, "est appelle name m") ||
                               (i > 2 && sentence_begins_at(field_, i - 2) && !is_town(i - 2));
    if (!is_before(i, 1, ", | -") || !is_introduced || !tokens_[i - 2].is_word() || !tokens_[i].is_number() ||
        number_of(tokens_[i]).value_or(kLeastPrice) >= kLeastPrice)
      return false;
    return !is_before(i, 2, "paris lyon marseille bonjour bonsoir salut hello hi") && !is_street(i + 2) &&
           (i + 1 >= tokens_.size() || is_at(i + 1, ", . ! ; | • -"));
  }

  /// Of the départements 12 to 17, and of cities with as many arrondissements.
  bool is_town(std::size_t i) const {
    return is_at(i,
                 "paris lyon marseille aix arles aubagne martigues istres caen lisieux bayeux deauville honfleur vire "
                 "calvados rodez millau aveyron aurillac cantal angouleme cognac charente saintes rochefort royan "
                 "rochelle jonzac dept dpt dep departement");
  }

  /// "bus 16", "porte 17", "iPhone 16".
  bool is_numbered(std::size_t i) const {
    return is_at(
        i,
        "bus ligne tram tramway metro rer train navette quai voie gare route sortie autoroute porte etage chambre "
        "appartement appart appt hall batiment bat box lot studio code room floor line gate canal chaine page "
        "photo photos numero no n version iphone ipad galaxy samsung pixel xiaomi interphone digicode chapitre tome "
        "saison episode niveau place parking casier table siege a n d t s ps windows android pointure "
        "chaussures chaussure taille bonnet tour cm euros semaine jour lundi mardi mercredi jeudi vendredi samedi "
        "dimanche");
  }

  /// The whole title is "Léa 17"; but "Caen 14" is a département.
  bool is_title_of_name(std::size_t i) const {
    return field_.field() == AdField::kTitle && i == 1 && tokens_.size() == 2 && tokens_[0].is_word() &&
           tokens_[0].text.size() > 1 && !is_town(0) && !is_numbered(0);
  }

  /// The text ends "seule à Paris, fugueuse, 17".
  bool is_closing(std::size_t i) const {
    if (number_of(tokens_[i]).value_or(0) >= kAdult) return false;  // who is older may end with a price
    return i >= 2 && is_before(i, 1, ",") && tokens_[i - 2].is_word() && !is_town(i - 2) && !is_numbered(i - 2) &&
           (i + 1 == tokens_.size() || (i + 2 == tokens_.size() && is_at(i + 1, ". !")));
  }

  /// The text begins "17, blonde" or "17 & curious"; "17, rue des Lilas" is an address.
  bool is_opening(std::size_t i) const {
    constexpr long kLeastPrice = 30;  // euros
    return i == 0 && number_of(tokens_[0]).value_or(kLeastPrice) < kLeastPrice && is_at(1, ", &") &&
           tokens_.size() > 2 && tokens_[2].is_word() && !is_street(2) && !is_at(2, "and et");
  }

  /// "[17] Lina".
  bool is_in_brackets(std::size_t i) const {
    return is_before(i, 1, "[") && is_at(i + 1, "]") && number_of(tokens_[i]).value_or(kAdult) < kAdult;
  }

  /// "si mon âge te gêne pas (17)", "age is just a number, 16", "too young? 16".
  bool is_behind_talk_of_age(std::size_t i) const {
    constexpr std::size_t kReach = 8;  // tokens between the talk and the number
    if (!is_before(i, 1, "( , ? :") || number_of(tokens_[i]).value_or(kAdult) >= kAdult) return false;
    if (i + 1 < tokens_.size() && !is_at(i + 1, ") , . ! ; - |") && !field_.begins_line(i + 1)) return false;
    for (std::size_t back = 2; back <= kReach && back <= i; ++back) {
      if (is_before(i, back, ". ! ;")) return false;
      if (is_before(i, back, "age young jeune edad eta idade")) return true;
    }
    return false;
  }

  /// "🔥 17 🔥": of who is under 18, since others count so too ("🌹 100 🌹").
  bool is_between_emoji(std::size_t i) const {
    constexpr std::size_t kEmojiBytes = 4;
    const auto is_emoji = [&](std::size_t at) {
      return tokens_[at].text.size() >= kEmojiBytes && tokens_[at].is_symbol();
    };
    return i > 0 && i + 1 < tokens_.size() && tokens_[i].is_number() && is_emoji(i - 1) && is_emoji(i + 1) &&
           number_of(tokens_[i]).value_or(kAdult) < kAdult;
  }

  /// "F/17", "f17"; at the very beginning "f 17" too.
  bool is_after_sex(std::size_t i) const {
    if (i == 1 && is_before(i, 1, "f h m g jf jh"))
      return is_before(i, 1, "f jf jh") || !touch(tokens_[0], tokens_[1]) ||
             (i + 1 < tokens_.size() && tokens_[i + 1].is_word());
    const bool is_slashed = is_before(i, 1, "/") && is_before(i, 2, "f");
    return is_slashed || (is_before(i, 1, "f") && touch(tokens_[i - 1], tokens_[i]));
  }

  /// What stands behind a number without a unit makes nothing else of it.
  bool may_end_at(std::size_t i) const {
    if (i >= tokens_.size() || field_.begins_line(i)) return true;
    const bool parts_clauses = i + 1 < tokens_.size() && clause_begins_at(field_, i + 1) && !begins_span(i);
    if (is_at(i, "- – /") && parts_clauses) return true;
    if (is_at(i, "/")) return i > 2 && is_before(i, 2, "/");   // "F/17/Créteil"
    if (is_at(i, "-")) return i == 3 && is_before(i, 2, "-");  // "Sara-17-Aubervilliers"
    if (tokens_[i].is_symbol()) return !is_at(i, "€ £ $ % : - ° ' ’ + 🌹 💋");
    return tokens_[i].is_word() && (is_at(i, "and et y e with avec from de") || !touch(tokens_[i - 1], tokens_[i])) &&
           !is_at(i,
                  "cm kg kgs kilos m mm h hs heure heures min mn minutes euros euro eur roses photos fois to a ou or");
  }

  const FoldedField& field_;
  std::optional<BirthYears> births_;
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
