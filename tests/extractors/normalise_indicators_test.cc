#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/indicators.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::IsEmpty;

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

TEST(Indicators, ClassesMakeManyWordings) {
  EXPECT_EQ(first_code("Nos jolies hôtesses"), "third_person");
  EXPECT_EQ(first_code("Trois filles à votre service"), "third_person");
  EXPECT_EQ(first_code("c'est mon copain qui répond"), "rules_by_other");
  EXPECT_EQ(first_code("Contactez notre secrétariat"), "rules_by_other");
  EXPECT_EQ(first_code("je repars vendredi"), "touring");
  EXPECT_EQ(first_code("viens juste d'arriver"), "new_in_town");
  EXPECT_EQ(first_code("noirs et maghrébins s'abstenir"), "client_ethnicity");
  EXPECT_EQ(first_code("hommes blancs seulement"), "client_ethnicity");
  EXPECT_EQ(first_code("éjac interne"), "no_condom");
  EXPECT_EQ(first_code("Ouvert de 10h à 2h"), "controlled_hours");
}

TEST(Indicators, AreTakenBackByWordsBesideThem) {
  EXPECT_EQ(first_code("Jamais sans capote"), "");
  EXPECT_EQ(first_code("No bareback"), "");
  EXPECT_EQ(first_code("sans capote s'abstenir"), "");
  EXPECT_EQ(first_code("Pas de retard. Sans capote, 20 de plus"), "no_condom");
  EXPECT_EQ(first_code("Loue studio, clientèle de passage"), "");
  EXPECT_EQ(first_code("belle arabe, je suis noire et fière"), "");
}

TEST(Indicators, AnOrdinaryTextRaisesNone) {
  EXPECT_THAT(normaliser().normalise(ad_with_text("Je reçois à Cergy, 80 € la demi-heure")).indicators, IsEmpty());
}

std::string words_for(const RawAd& raw, std::string_view code) {
  const auto indicators = normaliser().normalise(raw).indicators;
  const auto found = std::ranges::find(indicators, code, &Indicator::code);
  return found == indicators.end() ? "" : found->words;
}

std::string words_for(std::string text, std::string_view code) {
  return words_for(ad_with_text(std::move(text)), code);
}

TEST(Indicators, LowPriceIsHeldAgainstItsDuration) {
  EXPECT_EQ(words_for("Tarifs : 50€ la demi-heure, 80€ l'heure", "low_price"), "50€");
  EXPECT_EQ(words_for("Tarifs : 100€ la demi-heure, 150€ l'heure", "low_price"), "");
  EXPECT_EQ(words_for("40€ le quart d'heure", "low_price"), "");
}

TEST(Indicators, SeveralNamesBesideOneNumber) {
  RawAd raw = ad_with_text("Coucou, moi c'est Eva, 06 39 98 00 12");
  raw.name = "Lina94";
  EXPECT_EQ(words_for(raw, "several_names"), "Eva");
  raw.text = "Coucou, moi c'est Lina, 06 39 98 00 12";
  EXPECT_EQ(words_for(raw, "several_names"), "");
}

TEST(Indicators, AgesThatContradictEachOther) {
  RawAd raw = ad_with_text("J'ai 27 ans");
  raw.age = "22";
  EXPECT_EQ(words_for(raw, "ages_differ"), "27 ans");
  raw.age = "26";
  EXPECT_EQ(words_for(raw, "ages_differ"), "");
}

TEST(Indicators, AnAdWithoutAWordOfFrench) {
  const std::string english =
      "Hello guys, I am a sweet and sexy girl, just call me when you want to have some fun with me tonight";
  EXPECT_EQ(words_for(english, "foreign_language"), "Hello guys, I am a sweet and");
  EXPECT_EQ(words_for("Bonjour messieurs, je vous reçois dans un endroit discret et très propre, appelez-moi pour un "
                      "moment de détente inoubliable avec une femme douce et souriante. " +
                          english,
                      "foreign_language"),
            "");
}

TEST(Indicators, StaysInSeveralTownsAreATour) {
  RawAd raw = ad_with_text("Cergy du 12 au 15 septembre, Créteil du 16 au 18 septembre");
  raw.fetched = parse_instant("2026-09-10T03:12:00+02:00");
  EXPECT_EQ(words_for(raw, "touring"), "Créteil");
  raw.text = "Cergy du 12 au 15 septembre";
  EXPECT_EQ(words_for(raw, "touring"), "");
}

TEST(Indicators, TheHoursOfAHouse) {
  EXPECT_EQ(words_for("Nos horaires : 10h-2h", "controlled_hours"), "Nos horaires");
}

}  // namespace
}  // namespace vigie::extractors
