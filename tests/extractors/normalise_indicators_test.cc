#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/indicators.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::IsEmpty;

bool may_be_minor(std::string text) { return normaliser().normalise(ad_with_text(std::move(text))).possible_minor; }

TEST(Indicators, ComeWithTheWordsThatRaisedThem) {
  const auto indicators =
      normaliser().normalise(ad_with_text("Été : Mes  Filles sont là, sans préservatif, de passage")).indicators;
  ASSERT_EQ(indicators.size(), 3u);
  EXPECT_EQ(indicators[0].code, "third_person");
  EXPECT_EQ(indicators[0].words, "Mes  Filles");
  EXPECT_EQ(indicators[0].read.span, (Span{6, 17}));
  EXPECT_EQ(indicators[1].code, "no_condom");
  EXPECT_EQ(indicators[1].words, "sans préservatif");
  EXPECT_EQ(indicators[2].code, "touring");
}

std::string first_code(std::string text) {
  const auto indicators = normaliser().normalise(ad_with_text(std::move(text))).indicators;
  return indicators.empty() ? "" : indicators.front().code;
}

TEST(Indicators, EachHasItsWords) {
  EXPECT_EQ(first_code("Réservation par l'agence, elle est belle"), "rules_by_other");
  EXPECT_EQ(first_code("Just arrived, sweet girl"), "new_in_town");
  EXPECT_EQ(first_code("Toute jeune et souriante"), "young_words");
  EXPECT_EQ(first_code("Pas de blacks, merci"), "client_ethnicity");
  EXPECT_EQ(first_code("Disponible 24h/24"), "always_open");
  EXPECT_EQ(first_code("Disponible 24H sur 24, 7J sur 7"), "always_open");
}

TEST(Indicators, AnOrdinaryTextRaisesNone) {
  EXPECT_THAT(normaliser().normalise(ad_with_text("Je reçois à Cergy, 80 € la demi-heure")).indicators, IsEmpty());
}

TEST(PossibleMinor, IsRaisedByAStatedAgeUnder18OrByWords) {
  for (const char* text : {"j'ai 17 ans", "Lina 16ans", "jeune lycéenne", "je suis mineure", "pas encore majeure",
                           "presque 18", "collégienne coquine", "17 yo", "１７ ans"}) {
    EXPECT_TRUE(may_be_minor(text)) << text;
  }
  RawAd raw = ad_with_text("je suis majeure, 22 ans");
  raw.age = "17";
  EXPECT_TRUE(normaliser().normalise(raw).possible_minor);
}

TEST(PossibleMinor, WarningsAndMeasuresRaiseNothing) {
  for (const char* text :
       {"+18 uniquement", "mineurs s'abstenir", "interdit aux mineurs", "mineure s'abstenir", "16 m2", "17h",
        "pas de mineure", "17 ans d'expérience", "depuis 16 ans", "-18 s'abstenir", "moins de 18 ans s'abstenir",
        "tenue de lycéenne", "18 ans", "16 roses", "réservé aux plus de 18 ans"}) {
    EXPECT_FALSE(may_be_minor(text)) << text;
  }
}

}  // namespace
}  // namespace vigie::extractors
