#include <gtest/gtest.h>

#include "tests/extractors/minors_support.h"

namespace vigie::extractors {
namespace {

TEST(PossibleMinor, IsRaisedByDatesOfMajority) {
  for (const char* text :
       {"majeure le 3 mars", "18 ans en février prochain", "18 en mars", "majeure fin décembre",
        "je n'ai pas atteint la majorité", "je vais bientôt être majeure", "je souffle mes 18 bougies dans un mois",
        "quasi diciottenne", "18 ans seulement en janvier"})
    EXPECT_TRUE(may_be_minor(text)) << text;
  for (const char* text : {"j'ai eu 18 ans en mars", "j'ai soufflé mes 18 bougies hier", "majeure depuis peu"})
    EXPECT_FALSE(may_be_minor(text)) << text;
}

TEST(PossibleMinor, IsRaisedByLessonsOfASchoolForMinors) {
  for (const char* text : {"Petite lycéenne dispo après les cours", "après mes cours de lycée je suis à toi",
                           "dispo après mon brevet, hihi", "collège le jour, escort le soir", "en première STMG",
                           "je suis à l'internat la semaine", "deux ados pour trio"})
    EXPECT_TRUE(may_be_minor(text)) << text;
  for (const char* text :
       {"cours particuliers de maths niveau lycéenne", "internat de médecine, 27 ans", "brevet de natation",
        "mes ados sont au lycée la journée, j'ai 42 ans", "âme d'adolescente, corps de femme de 38 ans",
        "j'ai un ado de 16 ans à la maison", "lorsque j'étais lycéenne", "bac pro obtenu il y a dix ans"})
    EXPECT_FALSE(may_be_minor(text)) << text;
}

TEST(PossibleMinor, IsRaisedByTheTrueAgeBesideAnother) {
  for (const char* text : {"18 ans... enfin 17", "18 ans lol 17", "j'ai écrit 18 ans mais c'est 17",
                           "barely legal (17)", "18 sur l'annonce, 17 dans la vie"})
    EXPECT_TRUE(may_be_minor(text)) << text;
}

TEST(PossibleMinor, IsNotRaisedByWarningsAndYearsOfPractice) {
  for (const char* text : {"underage please do not contact", "si vous avez moins de 18 ans quittez ce site",
                           "je ne travaille pas avec des mineures", "under 18 will be blocked", "17 ans d'exp",
                           "cleaner, 15 an hour", "17 ans de yoga", "experiencia de 16 años", "esperienza di 15 anni",
                           "mes garçons 12 et 15 ans", "mes filles de 10 et 13 ans sont à l'école", "gêne mineure"})
    EXPECT_FALSE(may_be_minor(text)) << text;
}

}  // namespace
}  // namespace vigie::extractors
