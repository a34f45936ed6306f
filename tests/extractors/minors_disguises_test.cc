#include <gtest/gtest.h>

#include "extractors/normalise/disguises.h"
#include "tests/extractors/minors_support.h"

namespace vigie::extractors {
namespace {

std::string plain(std::string text) {
  Disguises disguises;
  for (const char* word : {"mineure", "lycéenne", "dix sept", "dix", "sept", "ans"}) disguises.add(word);
  const RawAd raw = ad_with_text(std::move(text));
  const auto read = disguises.taken_off(FoldedAd(raw));
  return read ? read->text.value_or("") : "";
}

TEST(Disguises, AreTakenOff) {
  EXPECT_EQ(plain("je suis M I N E U R E, discrète"), "je suis mineure, discrete");
  EXPECT_EQ(plain("l.y.c.é.e.n.n.e"), "lyceenne");
  EXPECT_EQ(plain("m1neure, lyc33nne, min€ure"), "mineure, lyceenne, mineure");
  EXPECT_EQ(plain("I7 ans"), "17 ans");
  EXPECT_EQ(plain("*17* ans"), "*17 ans");
  EXPECT_EQ(plain("1.7 ans"), "1 7 ans");
  EXPECT_EQ(plain("diiix sept anssss"), "dix sept ans");
}

TEST(Disguises, ArePassedOverWhereThereIsNone) {
  for (const char* text : {"Bonjour, 25 ans, 06 39 98 12 34", "16h30 à 20h", "T2 de 45 m2", "", "A B"})
    EXPECT_EQ(plain(text), "") << text;
}

TEST(PossibleMinor, IsRaisedInDisguise) {
  for (const char* text : {"m i n e u r e coquine", "m1neure dispo ce soir", "j'ai 1 7 a n s", "I7 ans belle brune",
                           "*17* ans, brune", "dix-s3pt ans", "se1ze ans", "c0llégienne", "@dolescente", "17 anssss",
                           "m!neure", "1_7 ans", "1.7 ans", "lycé*nne dispo"})
    EXPECT_TRUE(may_be_minor(text)) << text;
}

TEST(PossibleMinor, IsRaisedByNameAndAge) {
  for (const char* text :
       {"Lina, 17, douce et coquine", "moi c'est Jade, 17", "f 17 lille", "H 16 bi passif", "m17 for older men"})
    EXPECT_TRUE(may_be_minor(text)) << text;
  for (const char* text : {"Paris, 16, Passy", "Lina, 22, douce", "Marseille 13", "La Rochelle (17)", "h 16 heures"})
    EXPECT_FALSE(may_be_minor(text)) << text;
}

TEST(PossibleMinor, IsRaisedByYearsInOtherScripts) {
  for (const char* text : {"мне 17 лет", "17歳", "عمري 17 سنة", "школьница 16 лет", "17 lat, nowa"})
    EXPECT_TRUE(may_be_minor(text)) << text;
  EXPECT_FALSE(may_be_minor("мне 25 лет"));
}

}  // namespace
}  // namespace vigie::extractors
