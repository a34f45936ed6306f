#include "extractors/normalise/age_children.h"

namespace vigie::extractors {
namespace {

class Child : AgeNeighbours {
 public:
  explicit Child(const AgeNeighbours& years) : AgeNeighbours(years) {}

  /// "une fille de 17 ans disponible", "16 ans pour vous": no child at home.
  bool is_offered() const {
    if (is_sold()) return true;
    constexpr std::size_t kReach = 5;  // tokens behind the unit
    for (std::size_t next = unit_end_; next < unit_end_ + kReach && next < tokens_.size(); ++next) {
      if (is_at(next, ". ! ? ; donc alors so") || field_.begins_line(next)) return false;
      const bool is_of_hours = is_at(next - 1, ", - | /") && is_at(next + 1, "de du des 7j a jusqu tous le la");
      if (is_at(next + 1, "tous toute 7j")) return false;
      if ((is_at(next, "dispo dispos disponible disponibles available reservez disponivel") && !is_of_hours) ||
          (is_at(next, "pour for") && is_at(next + 1, "vous toi you u")) ||
          (is_at(next, "avec with") && is_at(next + 1, "moi nous me us") && is_joining_before(next)))
        return true;
    }
    return false;
  }

  /// "mon fils de 12 ans", "maman d'un garçon de 15 ans", "ma fille de 16 ans", "j'ai deux filles de 12 et 15 ans";
  /// but "mes filles de 17 ans" are no children of who speaks.
  bool is_of_child() const {
    constexpr std::size_t kReach = 7;  // tokens between the number and the child
    if (is_within_before(kReach, "garde occupe eleve")) return true;
    if (is_offered()) return false;
    if (is_before(2, "enfant") && (begin_ == 2 || tokens_[begin_ - 3].is_symbol() || field_.begins_line(begin_ - 2)))
      return false;
    if (is_before(1, "et and y e") && is_small_before(2)) return true;  // "filles de 9 et 15 ans"
    if (is_at(unit_end_, "a") && is_at(unit_end_ + 1, "charge")) return true;
    if (is_at(is_at(unit_end_, "old") ? unit_end_ + 1 : unit_end_, "son daughter kid kids child children nephew niece"))
      return true;
    const std::size_t are = is_at(unit_end_, ")") ? unit_end_ + 1 : unit_end_;
    if (is_at(are, "sont") && is_at(are + 1, "a au chez en")) return true;
    if (is_at(unit_end_, "en") && is_at(unit_end_ + 1, "garde")) return true;
    if (is_before(1, "a") && is_before(2, "grande grand petit dernier") && is_before(3, "la le mon ma")) return true;
    for (std::size_t next = unit_end_; next < unit_end_ + kReach && next < tokens_.size(); ++next) {
      if (is_at(next, ". ! ? ;")) break;
      if (is_at(next, "maman mere papa") && is_at(next - 1, ", donc") && !is_at(next + 1, "d de")) return true;
    }
    for (std::size_t back = 1; back <= kReach && back <= begin_; ++back) {
      if (is_before(back, ". ! ? ;")) return false;
      if (back > 2 && is_before(back, "ans years anos")) return false;  // another's
      if (is_child_at(back)) return true;
    }
    return false;
  }

  bool is_for_children() const {
    constexpr std::size_t kReach = 6;  // tokens between a span of ages and what is held for these
    const bool is_next = is_before(1, "jeunes ados") || is_before(2, "jeunes") || is_within_before(3, "filles");
    if (!is_next && is_within_before(kReach, "jeunes ados")) return true;
    return is_within_before(kReach,
                            "cours enfant enfants atelier ateliers stage garde club eleves sejour colonie animation "
                            "activites mode collection camp vacances apprentissage apprenti apprentissages apprentie "
                            "apprentis alternance cfa "
                            "mission insertion "
                            "casting figurants scoutisme scouts eclaireurs patronage mjc cadets cadettes minimes "
                            "juniors categorie tournoi equipe tarif reduction animateur animatrice colo rollers");
  }

 private:
  /// "je propose ma fille de 17 ans", "je vends les services de ma nièce", "cherche pour sa fille un homme".
  bool is_sold() const {
    constexpr std::size_t kReach = 8;  // tokens between the verb and the number
    for (std::size_t back = 3; back <= kReach && back <= begin_; ++back) {
      if (is_before(back, ". ! ? ; ,")) return false;
      if (!is_before(back, "propose proposons offre offrons vends vendons loue louons prete presente")) continue;
      std::size_t next = back - 1;
      if (is_before(next, "les") && is_before(next - 1, "services") && next > 3)
        next -= is_before(next - 2, "de") ? 3 : 2;
      return is_before(next, "ma mes sa ses notre nos une des deux mon") &&
             is_before(next - 1, "fille filles niece nieces soeur cousine copine petite petites");
    }
    return false;
  }

  /// "16 ans et vient avec moi", "16 years, works with me".
  bool is_joining_before(std::size_t next) const {
    return is_at(next - 1,
                 "vient viens viennent travaille travaillent bosse bossent recoit recoivent participe dispo masse "
                 "comes works joins working");
  }

  /// `back` tokens before the number: a child of who writes or of another.
  bool is_child_at(std::size_t back) const {
    if (is_before(back,
                  "fils jumeaux jumelles gosses gamins enfant enfants bebe chien chienne chat chatte kid kids nounou "
                  "nourrice babysitter "
                  "babysitting сыну сын дочери дочь дочка "
                  "daughter children hijo hijos hija figli figlio figlia filhos filho filha hijas copii copil fiul "
                  "fiica kinder sohn tochter"))
      return true;
    const std::size_t next = begin_ - back + 1;
    if (is_before(back, "maman mere papa pere mom mother father mamma madre mae mama") &&
        is_at(next, "d de di of solo seule avec celibataire isolee divorcee"))
      return true;
    if (is_before(back, "aine ainee cadet cadette benjamin benjamine neveu grand") &&
        is_before(back + 1, "mon ma notre l ' ’") && !is_at(next, "- mere pere"))
      return true;
    if (is_before(back, "separe separee divorce divorcee veuf veuve") && is_at(next, ", avec et")) return true;
    if (back <= 2 && is_before(1, "a has") && is_before(2, "frere soeur neveu niece brother sister")) return true;
    if (is_before(back, "soeur frere sister brother hermana hermano") &&
        is_within_before(7, "occupe garde vis eleve heberge"))
      return true;
    if (is_before(back, "fille filles fils") && is_before(back + 1, "-") && is_before(back + 2, "petite petites petit"))
      return true;
    if (is_before(back, "garcon garcons") && is_before(back + 1, "mon mes nos")) return true;
    if (is_before(back, "niece neveu nieces neveux filleul filleule") && is_before(back + 1, "mon ma mes")) return true;
    if (is_before(back, "fille son") && is_before(back + 1, "ma sa notre my our her")) return true;
    const bool is_counted = is_before(back + 1, "deux 2 trois 3 une un");
    if (is_before(back, "fille filles garcon garcons ado ados adolescent adolescente") && is_counted &&
        is_before(back + 2, "ai avec"))
      return true;
    return false;
  }
};

}  // namespace

bool is_offered(const AgeNeighbours& years) { return Child(years).is_offered(); }

bool is_of_child(const AgeNeighbours& years) { return Child(years).is_of_child(); }

bool is_for_children(const AgeNeighbours& years) { return Child(years).is_for_children(); }

}  // namespace vigie::extractors
