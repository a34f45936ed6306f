#include "extractors/normalise/age_durations.h"

namespace vigie::extractors {
namespace {

class Duration : AgeNeighbours {
 public:
  explicit Duration(const AgeNeighbours& years) : AgeNeighbours(years) {}

  /// Either side of the number.
  bool is_limit() const { return is_behind_limit() || is_before_limit(); }

  /// "10 ans d'expérience", "16 ans de plus que toi", "15 ans d'écart", "garantie 15 ans", "vécu 16 ans à Lyon".
  bool is_duration() const {
    if (is_before(1,
                  "garantie anciennete ecart difference vecu aimes aimees passe dure travaille habite exerce fidele "
                  "maries mariee marie pacses") ||
        (is_before(1, "de sur d of") &&
         is_before(2, "contrat credit pret bail age ecart difference garantie anciennete") &&
         !(is_before(2, "age") && !is_before(4, "difference") && !is_before(5, "difference"))))
      return true;
    if (is_before(1, "de") && is_before(2, "jeune jeunes vieux vieille agee grand aine ainee") &&
        is_before(3, "plus moins"))
      return true;
    if (is_at(unit_end_, "en") && is_at(unit_end_ + 1, "jean jeans pantalon vetements robe habits fringues"))
      return true;
    if (is_at(unit_end_, "apres later ensemble nous anniversary wedding marriage apart together") ||
        is_within_before(4, "vecu"))
      return true;
    if (is_at(unit_end_, "chez") && is_at(unit_end_ + 1, "le") && is_at(unit_end_ + 2, "meme")) return true;
    if (is_at(unit_end_, "que") && is_at(unit_end_ + 1, "je j nous on")) return true;
    if (is_at(unit_end_, "sans") && is_at(unit_end_ + 1, "homme hommes sexe amour enfant enfants mari copain couple"))
      return true;
    if (is_at(unit_end_, "mon ma") && is_at(unit_end_ + 1, "aine ainee cadet cadette")) return true;
    if (!is_at(unit_end_, "de d of dans in en as di") || (is_at(unit_end_, "of") && is_at(unit_end_ + 1, "age")))
      return false;
    if (is_at(unit_end_, "dans in") && is_at(unit_end_ + 2, "tete coeur head mind")) return true;
    if (is_at(unit_end_, "de d") && is_lasting(unit_end_ + 1)) return true;
    for (std::size_t next = unit_end_ + 1; next <= unit_end_ + 4 && next < tokens_.size(); ++next) {
      if (is_at(next, ", . ;")) return false;
      if (is_at(next,
                "massagem massaggi massaggio masaje masajes trabalho trabajo lavoro munca experience experiences "
                "experienta exp "
                "yoga danse reiki tantra "
                "metier pratique carriere activite massage massages service vie mariage relation "
                "business job work galere solitude celibat experiencia esperienza moins plus garantie ecart difference "
                "anciennete bonheur amour "
                "couple profession therapie salon age france don dons voyance fidelite scene theatre conduite permis "
                "bail collaboration presence "
                "enseignement passion confiance site mariages menage vecu"))
        return true;
    }
    return false;
  }

 private:
  /// "depuis 10 ans", "plus de 18 ans", "+18 ans", "à partir de 18 ans", "dès 14 ans".
  bool is_behind_limit() const {
    constexpr std::string_view kLimits =
        "+ < > ≥ ≤ x fois times depuis pendant durant minimum maximum min max mini over under than for past last apres "
        "avant pass "
        "jusqu dans desde hace des fait";
    if (is_before(1, kLimits)) return true;
    if (is_before(1, "a")) return is_before(2, "y ya jusqu") || (is_before(3, "jusqu") && is_before(2, "' ’"));
    if (is_before(1, "experience experiencia esperienza experienta")) return true;
    if (is_before(1, "de di du d que mas")) {
      if (!is_before(2,
                     "plus moins minimum maximum partir mas menos age dela + - < > experience experiencia esperienza "
                     "metier carriere"))
        return false;
      const bool is_of_age = is_before(2, "age");
      return !is_of_age || is_before(4, "depuis des a") || is_before(5, "depuis des a");
    }
    return is_before(1, "mes ses") && is_before(2, "depuis des retrouver");
  }

  /// "18 ans minimum", "18 ans et plus".
  bool is_before_limit() const {
    if (is_at(unit_end_, "minimum min mini maximum max revolus ago experience plus +")) return !is_upper_end_behind();
    if (is_at(unit_end_, "( - –") && is_at(unit_end_ + 1, "minimum min mini revolus")) return true;
    return is_at(unit_end_, "et ou and or y") && is_at(unit_end_ + 1, "plus + over older up above mas moins") &&
           is_open_end(unit_end_ + 2);
  }

  /// "16 ans max 19": a span that is written out.
  bool is_upper_end_behind() const {
    return is_at(unit_end_, "max maximum") && unit_end_ + 1 < tokens_.size() && two_digits(unit_end_ + 1);
  }

  /// "30 ans et plus", but "30 ans et plus belle que jamais".
  bool is_open_end(std::size_t i) const {
    return i >= tokens_.size() || !tokens_[i].is_word() ||
           is_at(i, "uniquement seulement only exiges bienvenus svp de pour");
  }

  /// "séparation", "boutique", "amitié": what lasts; but "17 ans de passage à Lyon", "d'origine", "de Melun".
  bool is_lasting(std::size_t i) const {
    constexpr std::size_t kLeastNoun = 4;  // letters
    if (is_at(i, "' ’")) ++i;
    return i < tokens_.size() && tokens_[i].is_word() && tokens_[i].text.size() >= kLeastNoun &&
           !is_capital(field_, i) &&
           !is_at(i,
                  "passage nationalite origine retour sortie type pure plaisir douceur fraicheur folie toute region");
  }
};

}  // namespace

bool is_limit(const AgeNeighbours& years) { return Duration(years).is_limit(); }

bool is_duration(const AgeNeighbours& years) { return Duration(years).is_duration(); }

}  // namespace vigie::extractors
