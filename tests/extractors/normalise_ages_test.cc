#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/ages.h"
#include "extractors/normalise/measures.h"
#include "extractors/normalise/names.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::optional<int> age_of(const RawAd& raw) {
  const auto age = first_age(stated_ages(FoldedAd(raw)));
  if (!age) return std::nullopt;
  return age->age.years();
}

std::optional<int> age_in(std::string text) { return age_of(ad_with_text(std::move(text))); }

TEST(Ages, TheFieldGoesBeforeTheText) {
  RawAd raw = ad_with_text("j'ai 28 ans");
  raw.age = "32 ans";
  EXPECT_EQ(age_of(raw), 32);
  raw.age = "32";
  EXPECT_EQ(age_of(raw), 32);
}

TEST(Ages, AreReadWithTheirUnit) {
  for (const char* text : {"j'ai 32 ans", "Lina, 32ans", "âgée de 32 ans", "Lina - 32 ans", "32 yo", "32 y/o",
                           "32 years old", "tengo 32 años", "３２ ans"}) {
    EXPECT_EQ(age_in(text), 32) << text;
  }
}

TEST(Ages, ALineOfItsOwnIsOfTheAuthor) {
  EXPECT_EQ(age_in("Bonjour messieurs\n38 ans"), 38);
  EXPECT_EQ(age_in("Coucou messieurs 38 ans"), 38);
  EXPECT_EQ(age_in("âge : 54\nà très vite"), 54);
  EXPECT_EQ(age_in("pour messieurs de 38 ans"), std::nullopt);
}

TEST(Ages, SpansOfTimeAndLimitsAreNone) {
  for (const char* text : {"depuis 10 ans", "il y a 17 ans", "15 ans d'expérience", "plus de 18 ans", "+18 ans",
                           "18 ans minimum", "moins de 25 ans", "165 cm", "24h/24", "50 roses", "à partir de 21 ans"}) {
    EXPECT_EQ(age_in(text), std::nullopt) << text;
  }
}

TEST(Ages, SpanIsThatOfTheOriginal) {
  const RawAd raw = ad_with_text("Fée 🌹 32 ans");
  const auto age = first_age(stated_ages(FoldedAd(raw)));
  ASSERT_TRUE(age);
  EXPECT_EQ(age->read.span, (Span{6, 12}));
}

TEST(Measures, HeightAndWeightAreRead) {
  const auto measures = [](std::string text) { return find_measures(FoldedAd(ad_with_text(std::move(text)))); };
  EXPECT_EQ(measures("je mesure 1m65 pour 58 kg").height_cm, 165);
  EXPECT_EQ(measures("je mesure 1m65 pour 58 kg").weight_kg, 58);
  EXPECT_EQ(measures("1,72 m").height_cm, 172);
  EXPECT_EQ(measures("165cm, 58kgs").height_cm, 165);
  EXPECT_EQ(measures("1.50 € le kilo").height_cm, std::nullopt);
}

std::vector<std::string> names_of(std::optional<std::string> name, std::string text) {
  RawAd raw = ad_with_text(std::move(text));
  raw.name = std::move(name);
  std::vector<std::string> names;
  for (const StatedName& stated : stated_names(FoldedAd(raw))) names.push_back(stated.name);
  return names;
}

TEST(Names, TheFieldIsReadUpToItsFirstSign) {
  EXPECT_THAT(names_of("Lina, 24 ans", ""), ElementsAre("Lina"));
  EXPECT_THAT(names_of("❤ Anna-Lisa ❤", ""), ElementsAre("Anna-Lisa"));
  EXPECT_THAT(names_of("979853952", ""), IsEmpty());
}

TEST(Names, IntroductionsAreReadAsWritten) {
  EXPECT_THAT(names_of({}, "Coucou, je m'appelle Zoé."), ElementsAre("Zoé"));
  EXPECT_THAT(names_of({}, "Moi c’est Lina et my name is Élise"), ElementsAre("Lina", "Élise"));
  EXPECT_THAT(names_of("Zoé", "je m'appelle ZOE"), ElementsAre("Zoé"));
  EXPECT_THAT(names_of({}, "Coucou, c'est Jessica ! Salut c’est moi"), ElementsAre("Jessica"));
  EXPECT_THAT(names_of({}, "coucou c'est tout bon"), IsEmpty());
  EXPECT_THAT(names_of({}, "moi c'est pas pareil"), IsEmpty());
}

struct Case {
  const char* text;
  std::optional<int> years;
};

class AgeTexts : public testing::TestWithParam<Case> {};

TEST_P(AgeTexts, GiveTheAgeOfTheAuthor) {
  const RawAd raw = ad_with_text(GetParam().text);
  const auto age = first_age(stated_ages(FoldedAd(raw), parse_date("2026-09-17")));
  EXPECT_EQ(age ? std::optional(age->age.years()) : std::nullopt, GetParam().years) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Written, AgeTexts,
    testing::Values(
        Case{"j'ai 32 ans", 32}, Case{"Lina, 32ans", 32}, Case{"28yo", 28}, Case{"age: 28", 28},
        Case{"Âge : 28 ans", 28}, Case{"28 years old", 28}, Case{"28 y.o.", 28}, Case{"28 y/o", 28},
        Case{"I'm 28, from Brazil", 28}, Case{"I am 28 years old", 28}, Case{"28-year-old girl", 28},
        Case{"J'ai vingt-deux ans", 22}, Case{"trente ans", 30}, Case{"quatre-vingt-douze ans", 92},
        Case{"quarante et un ans", 41}, Case{"soixante et onze ans", 71}, Case{"soixante-dix-huit ans", 78},
        Case{"tengo veintidós años", 22}, Case{"treinta y dos años", 32}, Case{"ho venticinque anni", 25},
        Case{"ho 25 anni", 25}, Case{"tenho 25 anos", 25}, Case{"am 25 de ani", 25},
        Case{"am douăzeci și doi de ani", 22}, Case{"twenty four years old", 24}, Case{"née en 1998", 28},
        Case{"née en 98", 28}, Case{"Née le 12 mars 1998", 28}, Case{"née le 12 octobre 1998", 27},
        Case{"born in 1998", 28}, Case{"née en 1990", 36}, Case{"né en 1976", 50},
        Case{"10 ans d'expérience", std::nullopt}, Case{"15 ans d'expérience dans le massage", std::nullopt},
        Case{"+18", std::nullopt}, Case{"+18 ans uniquement", std::nullopt},
        Case{"clients de plus de 30 ans", std::nullopt}, Case{"cherche homme de 50 ans", std::nullopt},
        Case{"je cherche un homme de 50 ans", std::nullopt}, Case{"hommes de 40 ans et plus", std::nullopt},
        Case{"messieurs de 30 à 60 ans", std::nullopt}, Case{"entre 30 et 50 ans", std::nullopt},
        Case{"18-25 ans", std::nullopt}, Case{"depuis 12 ans", std::nullopt}, Case{"il y a 17 ans", std::nullopt},
        Case{"moins de 25 ans s'abstenir", std::nullopt}, Case{"18 ans révolus", std::nullopt},
        Case{"interdit aux moins de 18 ans", std::nullopt}, Case{"80€ 30 min 165 cm", std::nullopt},
        Case{"dispo de 10h à 22h, 24h/24", std::nullopt}, Case{"Je reçois des hommes de plus de 25 ans", std::nullopt},
        Case{"à partir de 25 ans", std::nullopt}, Case{"Homme de 45 ans cherche femme de 30 ans", 45},
        Case{"Je suis une femme de 32 ans", 32}, Case{"Jolie femme 32 ans, 10 ans d'expérience", 32},
        Case{"Belle brune de 26 ans, clients de plus de 30 ans uniquement", 26}, Case{"Sofia - 24 ans - Paris", 24},
        Case{"75 - 24 ans", 24}, Case{"24 ans, pas de moins de 25 ans", 24},
        Case{"La femme de 35 ans qu'il vous faut", 35}, Case{"Age 29", 29}, Case{"J'ai 23ans et je mesure 1m65", 23},
        Case{"j'ai 40 photos", std::nullopt}, Case{"maman d'un fils de 12 ans", std::nullopt},
        Case{"jeune étudiante de 20 ans", 20}, Case{"27 ans avec expérience", 27},
        Case{"une expérience de 15 ans", std::nullopt}, Case{"Du haut de mes 33 ans", 33},
        Case{"plus de vingt ans de pratique", std::nullopt}, Case{"28 ans et plus belle que jamais", 28},
        Case{"Tout juste 21 ans", 21}, Case{"19 ans seulement", 19}, Case{"Hommes 35 ans minimum", std::nullopt},
        Case{"28 printemps", 28}, Case{"J'accepte les couples de 30 ans et plus", std::nullopt},
        Case{"quarante ans passés", 40}, Case{"pour homme de 35 ans minimum", std::nullopt}, Case{"(22 ans)", 22},
        Case{"32y, busty", 32}, Case{"cherche homme 40 ans et plus, moi 33", 33},
        Case{"rejoins-moi 24h/24", std::nullopt}, Case{"massage depuis 10 ans - 23 ANS", 23},
        Case{"site réservé aux +18 - 29 yo", 29}, Case{"âge : 53 - 150€ l'heure", 53}, Case{"I'm 34 - 1m65 55 kg", 34},
        Case{"22 ANS", 22}, Case{"300 ans", std::nullopt}, Case{"Trans 25 ans de passage", 25},
        Case{"ouvert depuis vingt ans", std::nullopt}, Case{"since 10 years, over 10 years experience", std::nullopt},
        Case{"for men over 30 years old", std::nullopt}, Case{"gentlemen 35 years and over", std::nullopt}));

/// Found by fuzz_prices: what would be the upper end of a span lay behind the last token.
TEST(Ages, FieldThatEndsWhereASpanWouldGoOn) {
  for (const char* field : {"25 -", "25 ans à", "0/80/", "25 to"}) {
    RawAd raw = ad_with_text("");
    raw.age = field;
    EXPECT_TRUE(age_of(raw)) << field;
  }
}

TEST(Ages, TheFieldMayHoldWordsOrAYear) {
  const auto age = [](std::string field) {
    RawAd raw = ad_with_text("");
    raw.age = std::move(field);
    const auto stated = stated_ages(FoldedAd(raw), parse_date("2026-09-17"));
    return stated.empty() ? 0 : stated.front().years;
  };
  EXPECT_EQ(age("trente-deux ans"), 32);
  EXPECT_EQ(age("1994"), 32);
  EXPECT_EQ(age("née le 18/09/1994"), 31);
  EXPECT_EQ(age("28 (Lion)"), 28);
  EXPECT_EQ(age("non précisé"), 0);
  for (const char* span : {"30-34", "30 - 34 ans", "30 à 34 ans", "25 ans à 29 ans"}) EXPECT_EQ(age(span), 0) << span;
  EXPECT_EQ(age("17-19"), 17);
}

TEST(Ages, EveryAgeIsReadInWords) {
  constexpr const char* kTens[] = {"vingt", "trente", "quarante", "cinquante", "soixante"};
  constexpr const char* kUnits[] = {"deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"};
  for (int ten = 0; ten < 5; ++ten) {
    for (int unit = 0; unit < 8; ++unit) {
      for (const char* joint : {"-", " "}) {
        EXPECT_EQ(age_in(std::string("j'ai ") + kTens[ten] + joint + kUnits[unit] + " ans"), 20 + 10 * ten + 2 + unit);
      }
    }
  }
}

struct MeasureCase {
  const char* text;
  std::optional<int> height_cm, weight_kg;
};

class MeasureTexts : public testing::TestWithParam<MeasureCase> {};

TEST_P(MeasureTexts, GiveHeightAndWeight) {
  const Measures read = find_measures(FoldedAd(ad_with_text(GetParam().text)));
  EXPECT_EQ(read.height_cm, GetParam().height_cm) << GetParam().text;
  EXPECT_EQ(read.weight_kg, GetParam().weight_kg) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Written, MeasureTexts,
    testing::Values(
        MeasureCase{"1m65", 165, std::nullopt}, MeasureCase{"1m65 58kg", 165, 58},
        MeasureCase{"165 cm pour 58 kg", 165, 58}, MeasureCase{"1,65 m, 58 kilos", 165, 58},
        MeasureCase{"1.72m", 172, std::nullopt}, MeasureCase{"1 m 70", 170, std::nullopt},
        MeasureCase{"je mesure 1m70 pour 60kg", 170, 60}, MeasureCase{"5'6\"", 168, std::nullopt},
        MeasureCase{"5'6, 130 lbs", 168, 59}, MeasureCase{"5 ft 6", 168, std::nullopt},
        MeasureCase{"5ft 7in tall", 170, std::nullopt}, MeasureCase{"Taille : 165", 165, std::nullopt},
        MeasureCase{"Taille 1,65", 165, std::nullopt}, MeasureCase{"Poids : 55", std::nullopt, 55},
        MeasureCase{"je pèse 55 kg", std::nullopt, 55},
        MeasureCase{"mensurations 90-60-90, 95C", std::nullopt, std::nullopt},
        MeasureCase{"80€ 30 min, 150€ 1h", std::nullopt, std::nullopt},
        MeasureCase{"1,50 € le kilo", std::nullopt, std::nullopt},
        MeasureCase{"hommes de moins de 90 kg", std::nullopt, std::nullopt},
        MeasureCase{"TBM 20 cm", std::nullopt, std::nullopt}, MeasureCase{"taille 38", std::nullopt, std::nullopt},
        MeasureCase{"75015 Paris, 32 ans", std::nullopt, std::nullopt}, MeasureCase{"168cm/55kg", 168, 55},
        MeasureCase{"1M75", 175, std::nullopt}, MeasureCase{"1m65cm 50 kgs", 165, 50},
        MeasureCase{"height 170 weight 55", 170, 55}, MeasureCase{"ouvert de 1h00 à 6h", std::nullopt, std::nullopt},
        MeasureCase{"tarif 165 roses", std::nullopt, std::nullopt}, MeasureCase{"je fais 1m60 et 49 kilos", 160, 49},
        MeasureCase{"1m 68", 168, std::nullopt}, MeasureCase{"je mesure un mètre soixante-dix", 170, std::nullopt},
        MeasureCase{"à un mètre de la gare", std::nullopt, std::nullopt}));

}  // namespace
}  // namespace vigie::extractors
