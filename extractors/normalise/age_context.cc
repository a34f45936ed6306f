#include "extractors/normalise/age_context.h"

#include <optional>

#include "extractors/normalise/age_children.h"
#include "extractors/normalise/age_durations.h"
#include "extractors/normalise/age_neighbours.h"
#include "extractors/normalise/age_things.h"
#include "extractors/normalise/clauses.h"

namespace vigie::extractors {
namespace {

class Context : AgeNeighbours {
 public:
  using AgeNeighbours::AgeNeighbours;

  Whose whose() const {
    if (const auto least = lower())
      return is_of_all_ages() || Context(field_, *least, unit_end_).is_nobodys_span() ? Whose::kNobody : Whose::kSpan;
    if (is_limit(*this) || is_begin_of_span() || is_of_something(*this) || is_duration(*this) || is_of_child(*this) ||
        is_of_the_past() || is_appearance() || is_turned_away())
      return Whose::kNobody;
    if (!is_of_another()) return Whose::kAuthor;
    return is_not_wanted() ? Whose::kNobody : Whose::kSought;
  }

 private:
  /// The token of a span's lower end: "25-30 ans", "entre 30 et 50 ans", "de 30 à 60 ans"; not "75 - 28 ans".
  std::optional<std::size_t> lower() const {
    if (!is_before(1, "- – / a et to and ou or y")) return std::nullopt;
    const std::size_t back = is_before(2, "ans years anos") ? 3 : 2;
    if (begin_ < line_ + back) return std::nullopt;
    // "massage depuis 10 ans - 23 ans", "site +18 - 29 ans"
    if (is_parting_dash(begin_ - 1) && (back == 3 || is_before(3, "+"))) return std::nullopt;
    if (begin_ > back && tokens_[begin_ - back - 1].is_number()) return std::nullopt;  // "06 39 98 13 13 / 18 ans"
    const auto least = two_digits(begin_ - back), most = number_of(tokens_[begin_]);
    return least && most && *least >= kYoungestOffered && *least < *most ? std::optional(begin_ - back) : std::nullopt;
  }

  /// "de 17 à 77 ans": whoever reads it.
  bool is_of_all_ages() const {
    constexpr long kOld = 60;
    return number_of(tokens_[begin_]).value_or(0) >= kOld;
  }

  /// "client de 16 ans refusé", "16 ans s'abstenir", "les jeunes de 17 ans, passez votre chemin".
  bool is_turned_away() const {
    std::size_t next = unit_end_;
    while (is_at(next, ", : s ' ’ est sont sera seront a ete je c merci de svp")) ++next;
    if (next > unit_end_ && next < tokens_.size() && sentence_begins_at(field_, next)) return false;
    if (is_at(unit_end_, "m") && is_at(unit_end_ + 2, "a ont")) return true;  // "un gamin de 16 ans m'a appelée"
    if (is_at(next, "interdit interdits") && is_at(next + 1, "a aux au")) return false;
    if (is_at(next, "pas") && is_at(next + 1, "la") && is_at(next + 2, "peine")) return true;
    return is_at(
        next,
        "refuse refuses refusee refusees interdit interdits abstenir abstenez exclu exclus bloque bloques passez "
        "passe inutile dehors non");
  }

  /// "pas de client de 16 ans".
  bool is_not_wanted() const { return is_within_before(6, "pas aucun aucune ni refuse refusons no"); }

  /// A dash with a space on either side.
  bool is_parting_dash(std::size_t i) const {
    return is_at(i, "- –") && i > 0 && i + 1 < tokens_.size() && !touch(tokens_[i - 1], tokens_[i]) &&
           !touch(tokens_[i], tokens_[i + 1]);
  }

  /// "30 ans à 60 ans", and "10 à 15 ans de plus".
  bool is_begin_of_span() const {
    if (is_parting_dash(unit_end_)) return false;
    if (!is_at(unit_end_, "a - to et") || unit_end_ + 2 >= tokens_.size() || !is_at(unit_end_ + 2, "ans years anos"))
      return false;
    const auto least = number_of(tokens_[begin_]), most = two_digits(unit_end_ + 1);
    return most && (!least || *least < *most);
  }

  /// "on me donne 17 ans mais j'en ai 23", "l'air d'avoir 16 ans, j'ai 22 ans"; but "je fais 20 ans mais j'en ai 17".
  bool is_appearance() const {
    constexpr std::size_t kReach = 6;  // tokens from the unit to the true age
    const bool is_air = is_before(1, "avoir") && is_within_before(4, "air");
    const bool is_told = is_before(1, "ai") && is_within_before(6, "dirait croirait");
    if (!is_air && !is_told &&
        !is_before(1, "donne donnent donnerait donnerez donneriez donneront donnait donnaient fais parais parait"))
      return false;
    bool is_denied = false;
    for (std::size_t next = unit_end_; next <= unit_end_ + kReach && next < tokens_.size(); ++next) {
      if (is_at(next, ". ! ? ;")) return false;
      is_denied = is_denied || is_at(next, "mais ai avais");
      if (const auto years = two_digits(next); is_denied && years) return *years >= kMajorityYears;
    }
    return false;
  }

  /// "suis experte", "sais tout faire"; but "suis arrivée".
  bool is_present(std::size_t verb) const {
    if (is_at(verb, "sais peux veux cherche recois vends propose connais fais prends")) return true;
    std::size_t next = verb + 1;
    while (is_at(next, "deja bien tres encore toujours")) ++next;
    return is_at(verb, "suis") && next < tokens_.size() && !tokens_[next].text.ends_with("ee") &&
           !is_at(next, "partie parti devenue devenu venue venu sortie sorti arrive tombe entre ne");
  }

  /// "à 17 ans je rêvais", "quand j'avais 17 ans", "comme à 16 ans", "commencé à 15 ans"; but "elle a 17 ans".
  bool is_of_the_past() const {
    if (is_before(1, "avais avait avions had")) return true;
    if (is_before(1, "plus") && is_before(2, "ai a avons") && is_before(4, "n")) return true;
    if (is_before(1, "mes") && is_at(unit_end_, "sont")) return true;
    if (!is_before(1, "a") || is_within_before(4, "prend prends prenons accepte acceptons recrute recrutons"))
      return false;
    const Token& a = tokens_[begin_ - 1];
    const bool has_accent = field_.original_words(field_.reading(a.begin, a.end)).size() > a.text.size();
    const bool opens = begin_ == 1 || is_before(2, ". ! ? ;");
    const std::size_t i_am = is_at(unit_end_, "deja ,") ? unit_end_ + 1 : unit_end_;
    if (is_at(i_am, "je") && !is_at(unit_end_, ",") && is_present(i_am + 1)) return false;
    if (opens && is_at(i_am, "j je")) return true;
    return has_accent &&
           (begin_ == 1 || is_before(2, ". ! ? ; , : comme deja meme") || is_at(unit_end_, ", j je nous") ||
            is_within_before(
                6,
                "commence debute arrete quitte connu appris rencontre perdu epouse permis conduite enceinte "
                "arrivee arrive venue mariee orpheline"));
  }

  bool is_nobodys_span() const {
    return is_of_something(*this) || is_duration(*this) || is_of_child(*this) || is_for_children(*this);
  }

  /// "cherche homme de 50 ans", "clients de 35 ans".
  bool is_of_another() const {
    constexpr std::size_t kReach = 4;  // tokens between the number and whom it is about
    for (std::size_t back = 1; back <= kReach && back <= begin_; ++back) {
      if (is_before(back, ", . ! ? ; : | • - –") || tokens_[begin_ - back].is_number()) return false;
      if (field_.begins_line(begin_ - back + 1) ||
          is_before(back + 1, "bonjour bonsoir coucou cc salut slt bjr hello hi chers"))
        return false;
      if (is_before(back,
                    "hommes messieurs clients mecs men gentlemen garcons gars gentlemans guys males couples personnes "
                    "hombres caballeros clientes uomini homens barbati"))
        return true;
      if (is_before(back,
                    "homme monsieur client mec man gentleman garcon guy femme dame fille woman girl partenaire jf jh"))
        return is_sought(begin_ - back);
    }
    return false;
  }

  bool is_sought(std::size_t noun) const {
    constexpr std::size_t kReach = 5;  // tokens between the noun and who seeks
    for (std::size_t back = 1; back <= kReach && back <= noun; ++back) {
      const std::string_view word = tokens_[noun - back].text;
      if (is_one_of(word, ". ! ? ; suis am soy sono sou")) return false;
      if (is_one_of(
              word,
              "cherche recherche chercher rechercher pour avec aime aimerais prefere accepte veux voudrais souhaite "
              "desire rencontrer rencontre rencontres seeking looking want busco cerco procuro caut"))
        return true;
    }
    return false;
  }
};

}  // namespace

Whose whose_years(const FoldedField& field, std::size_t begin, std::size_t unit_end) {
  return Context(field, begin, unit_end).whose();
}

long lower_of_span(const std::vector<Token>& tokens, std::size_t upper) {
  long least = number_of(tokens[upper]).value_or(0);
  for (std::size_t at = upper; at >= 2;) {
    const std::size_t back = at >= 3 && is_one_of(tokens[at - 2].text, "ans years anos") ? 3 : 2;
    const auto lower = number_of(tokens[at - back]);
    const bool goes_on = is_one_of(tokens[at - 1].text, "- – / a et to and ou or y");
    if (!goes_on || !lower || tokens[at - back].text.size() != 2 || *lower >= least) break;
    least = *lower;
    at -= back;
  }
  return least;
}

}  // namespace vigie::extractors
