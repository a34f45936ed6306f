#include "extractors/normalise/age_things.h"

#include "extractors/normalise/age_children.h"

namespace vigie::extractors {
namespace {

class Thing : AgeNeighbours {
 public:
  explicit Thing(const AgeNeighbours& years) : AgeNeighbours(years) {}

  /// "voiture de 15 ans", "whisky 16 ans", "jean taille 16 ans", "veste fille 12 ans".
  bool is_of_something() const {
    constexpr std::string_view kThings =
        "coeur ame esprit mental tapis bonsai arbre golf clio twingo polo megane berline camion camionnette labrador "
        "berger caniche chiot "
        "perroquet tortue bouteille vieux voiture vehicule moto maison immeuble "
        "chaudiere whisky rhum cognac vin porto armagnac "
        "calvados lagavulin glenfiddich glenlivet macallan talisker oban aberlour ardbeg laphroaig bowmore malt scotch "
        "bourbon chivas jameson nikka yamazaki canape cheval "
        "jument poney ski taille blouson jean veste robe manteau "
        "jeans vestes robes pulls pantalons jupes manteaux pull pantalon jupe chaussures chemise maillot survetement "
        "pyjama doudoune velo vtt trottinette jeu jeux livre "
        "livres permis lego lot vetements jouet jouets kimono combinaison anniversaire";
    std::size_t back = is_before(1, "de d des a has") ? 2 : 1;
    if (is_before(back, "fille garcon ado enfant jeune ados jeunes") && is_for_a_young_one(back + 1)) return true;
    if (is_before(back, "fille garcon ado enfant homme femme age taille")) ++back;
    return is_before(back, kThings) || is_before(1, kThings) ||
           (is_in_clause_before("pointure chaussures vetements") && !is_offered(*this));
  }

 private:
  /// "vélo pour ado de 14 ans", "cadeau d'anniversaire pour un jeune": the words before, from `back` on.
  bool is_for_a_young_one(std::size_t back) const {
    if (is_before(back, "un une")) ++back;
    return is_before(back, "pour") &&
           is_before(back + 1,
                     "velo vtt cadeau cadeaux anniversaire idee jeu jeux livre livres roman "
                     "vetement vetements veste robe chaussures lit bureau chambre trottinette "
                     "cours stage casque rollers ski skis");
  }
};

}  // namespace

bool is_of_something(const AgeNeighbours& years) { return Thing(years).is_of_something(); }

}  // namespace vigie::extractors
