#include <gtest/gtest.h>

#include "tests/extractors/minors_support.h"

namespace vigie::extractors {
namespace {

TEST(PossibleMinor, IsNotTakenBackByAnotherClause) {
  expect_raised({"Tenue sexy au choix, lycéenne, photos réelles", "jeux de rôle, domination soft - mineure",
                 "lycéenne\nStyle BCBG, look naturel", "Blacks et arabes refusés 😘 jeune mineure 😘",
                 "Je vous reçois, pas encore 18 ans", "Sans tabou - collégienne",
                 "je suis en seconde, interdit aux moins de 18 ans",
                 "Mes parents ne savent pas - ma fille de 15 ans vit chez son père",
                 "Je n'ai pas encore 18 ans\nDe passage à Nice"});
  expect_not_raised({"tenue de lycéenne, photos réelles", "mineures, s'abstenir", "mineur ? passe ton chemin",
                     "mineures : non merci", "écolière, infirmière, soubrette",
                     "Si vous n'avez pas 18 ans quittez cette page", "interdit aux\nmineures"});
}

TEST(PossibleMinor, IsRaisedByWhatStandsAloneInItsClause) {
  expect_raised({"brune, en seconde, coquine", "Lina - en 3ème - Paris", "seize, et alors", "il me manque 3 mois",
                 "18 moins 1", "Douce | ado | Nice"});
  expect_not_raised({"en seconde main", "en troisième position", "au seize de la rue", "il manque 3 mois de loyer"});
}

TEST(PossibleMinor, IsRaisedByAnApproachToMajority) {
  expect_raised({"un an de moins que la majorité", "à la veille de mes 18 ans", "pas l'âge pour l'hôtel",
                 "not old enough", "majeure à partir de janvier", "mon 17e anniversaire c'était hier",
                 "18 ans mais pas encore", "avant que je sois majeure", "me falta un año para ser mayor", "bac 2028"});
  expect_not_raised({"mon 25e anniversaire c'était hier", "majeure depuis janvier", "bac 2015",
                     "brune - 18 ans depuis mars", "un an de moins que mon mari"});
}

TEST(PossibleMinor, IsRaisedBySchoolCareAndFamily) {
  expect_raised({"virée du collège, dispo journée", "niveau d'études : seconde", "jsuis encor o lycée",
                 "je suis en SNU", "mon père me surveille", "mes darons rentrent à 18h",
                 "placée chez une famille d'accueil", "je me suis enfuie de mon foyer", "just a kid",
                 "eleventh grade"});
  expect_not_raised({"arrêt de bus Lycée", "en terminal 2E", "lycéenne en 1998, nostalgique", "bac S en 2008",
                     "mes parents habitent en Bretagne", "juge pour enfants à la retraite, 67 ans",
                     "tarif -18 ans : 5 €", "old school girl, 35", "carte jeune 12-17 acceptée"});
}

TEST(PossibleMinor, IsRaisedByAgesWhereverTheyStand) {
  expect_raised({"[17] Lina", "🔥 17 🔥 snap", "17,5 ans", "16 1/2 ans", "Mon âge ? 16", "age is just a number, 16",
                 "16 ans et plus, filles de 16 ans et plus", "17/18/19 ans au choix", "14.a.n.s", "1_6 ans",
                 "à 17 ans je suis déjà experte", "je propose ma fille de 17 ans",
                 "Clients respectueux uniquement - dix-sept ans", "J'ai 15 ans - 15 ans d'expérience",
                 "16 ans de passage à Nice", "le site dit 18. Moi je dis 16", "Calme. Lola, 17, Metz"});
  expect_not_raised({"client de 16 ans refusé", "les jeunes de 17 ans, passez votre chemin", "Lagavulin 16 ans",
                     "vélo pour ado de 14 ans", "sms au 06 39 98 40 04 - 25 ans",
                     "J'ai un fils de 15 ans\nDisponible de 10h à 20h", "16 ans nous séparent",
                     "un gamin de 16 ans m'a appelée", "Golf de 15 ans", "à 17 ans je suis arrivée en France",
                     "17 ans de boutique", "15 ans sans homme", "deux filles de 9 et 15 ans", "mon grand a 16 ans",
                     "je vends le jean 16 ans de ma fille"});
  RawAd journey = ad_with_text("Trois places");
  journey.title = "Covoiturage Rouen vendredi, 15";
  EXPECT_FALSE(may_be_minor(journey));
  RawAd bus = ad_with_text("Douche possible");
  bus.title = "bus 16";
  EXPECT_FALSE(may_be_minor(bus));
}

TEST(PossibleMinor, IsRaisedByYearsOfBirthInTheirClause) {
  expect_raised(
      {"Douce, de 2010, brune", "année 2010\nbisous", "née en '10", "snap : Emma2010", "@Kim2010", "made in 2010"});
  expect_not_raised({"Clio de 2010", "photos de 2010", "année de construction 2010", "made in France, 2010 pièces"});
}

TEST(PossibleMinor, IsRaisedByWhoWatchesOverOneAndByWhatIsToBeSaid) {
  expect_raised({"mon père il croit que je dors", "my dad checks my phone", "avant que ma mère rentre du boulot",
                 "je dois dire que j'ai 18", "if anyone asks I'm 18", "couvre-feu au foyer", "l'infirmière du lycée",
                 "my brother's ID", "the site won't take 16", "je parais 20 mais 16", "je suis en 3e l'année prochaine",
                 "passport says 16", "née en 2k10", "ma petite soeur a 16 ans et vient avec moi",
                 "je vis chez ma grand-mère, 15 ans", "cherche jeune fille 16 ans max 19", "je suis de décembre 2009",
                 "I turn 18 this summer", "Actually 16, don't tell"});
  expect_not_raised({"mon père est pêcheur, il habite en Bretagne", "feu au foyer", "mes parents me manquent",
                     "I have a 16 year old son", "grand-mère de 62 ans, petite-fille de 16 ans", "16 ans max",
                     "ten minutes from the station", "open until ten", "our ten year anniversary",
                     "livres de terminale", "permis AM requis", "casting figurants 16-18 ans"});
}

}  // namespace
}  // namespace vigie::extractors
