#include <random>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/tariffs.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "80 EUR 30 incall", "-" for what is not said.
std::vector<std::string> lines_of(const RawAd& raw) {
  std::vector<std::string> lines;
  for (const Tariff& tariff : find_tariffs(FoldedAd(raw))) {
    lines.push_back(fmt::format("{:g} {} {}", tariff.price.amount, tariff.price.currency.value_or("-"),
                                tariff.duration ? std::to_string(tariff.duration->count()) : "-"));
    if (tariff.where) lines.back() += *tariff.where == TariffPlace::kIncall ? " incall" : " outcall";
  }
  return lines;
}

std::vector<std::string> lines_of_text(std::string text) { return lines_of(ad_with_text(std::move(text))); }

std::vector<std::string> lines_of_price(std::string price) {
  RawAd raw = ad_with_text("");
  raw.price = std::move(price);
  return lines_of(raw);
}

TEST(Tariffs, AListSharesItsCurrencyAndHasNoDurations) {
  EXPECT_THAT(lines_of_price("50/80/130 roses"), ElementsAre("50 EUR -", "80 EUR -", "130 EUR -"));
  EXPECT_THAT(lines_of_text("Tarifs 50-80-130€"), ElementsAre("50 EUR -", "80 EUR -", "130 EUR -"));
}

TEST(Tariffs, AnAmountAndADurationThatFollowEachOtherBelongTogether) {
  const auto both = ElementsAre("80 EUR 30", "150 EUR 60");
  EXPECT_THAT(lines_of_text("80 € la demi-heure, 150 l'heure"), both);
  EXPECT_THAT(lines_of_text("80€ 30min 150€ 1h"), both);
  EXPECT_THAT(lines_of_text("30 min 80€ 1h 150€"), both);
  EXPECT_THAT(lines_of_text("30mn: 80e, 1h: 150e"), both);
  EXPECT_THAT(lines_of_text("1/2h = 80 euros / 1h = 150 euros"), both);
  EXPECT_THAT(lines_of_text("80 roses pour 30 minutes et 150 roses pour une heure"), both);
  EXPECT_THAT(lines_of_text("half hour 80€, one hour 150€"), both);
  EXPECT_THAT(lines_of_text("80€ (30 min) 150€ (1h)"), both);
  EXPECT_THAT(lines_of_text("30min.......80€\n1h..........150€"), both);
  EXPECT_THAT(lines_of_text("7j/7\nCadeaux : 30 min : 80 roses, 1h : 150 roses"), both);
  EXPECT_THAT(lines_of_text("code postal 95000. 80 kiss/30min • 150 kiss/heure"), both);
  EXPECT_THAT(lines_of_text("sms après 20h. 80 roses (30min) • 150 roses (heure)"), both);
  EXPECT_THAT(lines_of_text("80 roses pour 30 min et 150 roses pour 1h\n30 photos"), both);
  EXPECT_THAT(lines_of_text("30 min/80€  1h/150€"), both);
  EXPECT_THAT(lines_of_text("1 h 30 : 180 €"), ElementsAre("180 EUR 90"));
  EXPECT_THAT(lines_of_text("€80 half hour, €150 hour"), both);
  EXPECT_THAT(lines_of_text("80 eur pt 30 min, 150 eur pt 1 ora"), both);
  EXPECT_THAT(lines_of_text("Je reçois 30 min... 80 photos"), IsEmpty());
}

TEST(Tariffs, ActsNameAPriceBeforeOrBehindIt) {
  EXPECT_THAT(lines_of_text("pipe 40 / amour 70"), ElementsAre("40 - -", "70 - -"));
  EXPECT_THAT(lines_of_text("40 la pipe, 70 l'amour"), ElementsAre("40 - -", "70 - -"));
  EXPECT_THAT(lines_of_text("pipe 50, rapport 80, complet 120"), ElementsAre("50 - -", "80 - -", "120 - -"));
  EXPECT_THAT(lines_of_text("tarif unique : 70"), ElementsAre("70 - -"));
  EXPECT_THAT(lines_of_text("fellation 50€ la totale 100€"), ElementsAre("50 EUR -", "100 EUR -"));
  EXPECT_THAT(lines_of_text("pipe profonde, 69, amour 24h"), IsEmpty());
}

TEST(Tariffs, AmountsInWordsStandBeforeTheirCurrency) {
  EXPECT_THAT(lines_of_text("une heure : cent cinquante euros"), ElementsAre("150 EUR 60"));
  EXPECT_THAT(lines_of_text("quatre-vingts roses la demi-heure"), ElementsAre("80 EUR 30"));
  EXPECT_THAT(lines_of_text("mille euros la nuit"), ElementsAre("1000 EUR 720"));
  EXPECT_THAT(lines_of_text("deux cents euros lheure"), ElementsAre("200 EUR 60"));
  EXPECT_THAT(lines_of_text("une rose, vingt photos, cent sourires"), IsEmpty());
}

TEST(PriceField, SignsInThePlaceOfCents) {
  EXPECT_THAT(lines_of_price("6,-€"), ElementsAre("6 EUR -"));
  EXPECT_THAT(lines_of_price("CHF 1'200.-"), ElementsAre("1200 CHF -"));
  EXPECT_THAT(lines_of_price("Fr. 150.00"), ElementsAre("150 CHF -"));
}

TEST(PriceField, BesideAPriceOtherNumbersAreNone) {
  EXPECT_THAT(lines_of_price("2 photos pour 15,50 €"), ElementsAre("15.5 EUR -"));
  EXPECT_THAT(lines_of_price("3 filles, 80€ la demi-heure, 150 l'heure"), ElementsAre("80 EUR 30", "150 EUR 60"));
  EXPECT_THAT(lines_of_price("50 80 130 €"), ElementsAre("50 EUR -", "80 EUR -", "130 EUR -"));
}

TEST(Tariffs, HomeSaysWhere) {
  EXPECT_THAT(lines_of_text("chez moi 80€ les 30 min, chez vous 150€ l'heure"),
              ElementsAre("80 EUR 30 incall", "150 EUR 60 outcall"));
}

TEST(Tariffs, WithoutCurrencyItIsNotGuessed) {
  EXPECT_THAT(lines_of_text("1h=150"), ElementsAre("150 - 60"));
  EXPECT_THAT(lines_of_text("30mn:60"), ElementsAre("60 - 30"));
}

TEST(Tariffs, DurationsOfSeveralParts) {
  EXPECT_THAT(lines_of_text("1h30 200€; 2 heures 280€; la nuit 600€; quart d'heure 50€"),
              ElementsAre("200 EUR 90", "280 EUR 120", "600 EUR 720", "50 EUR 15"));
}

TEST(Tariffs, AmountsAsTheyAreWritten) {
  EXPECT_THAT(lines_of_price("1 200 €"), ElementsAre("1200 EUR -"));
  EXPECT_THAT(lines_of_price("1.200,50 €"), ElementsAre("1200.5 EUR -"));
  EXPECT_THAT(lines_of_price("80,00 €"), ElementsAre("80 EUR -"));
  EXPECT_THAT(lines_of_price("£80"), ElementsAre("80 GBP -"));
  EXPECT_THAT(lines_of_price("150 CHF"), ElementsAre("150 CHF -"));
  EXPECT_THAT(lines_of_price("$120"), ElementsAre("120 USD -"));
  EXPECT_THAT(lines_of_price("120"), ElementsAre("120 - -"));
  EXPECT_THAT(lines_of_price("à débattre"), IsEmpty());
}

TEST(Tariffs, WhereIsSaidBehindOrAsAHeading) {
  EXPECT_THAT(lines_of_text("1h 200€ en déplacement"), ElementsAre("200 EUR 60 outcall"));
  EXPECT_THAT(lines_of_text("Incall: 1h 150€. Outcall: 1h 200€"),
              ElementsAre("150 EUR 60 incall", "200 EUR 60 outcall"));
}

TEST(Tariffs, WhatIsNoMoneyIsNone) {
  EXPECT_THAT(lines_of_text("06 39 98 00 12 1h 100€"), ElementsAre("100 EUR 60"));
  EXPECT_THAT(lines_of_text("de 10h à 22h, 32 ans, 165 cm, 58 kg, 90-60-90, 85c, 94400 Vitry, 12/09/2026"), IsEmpty());
  EXPECT_THAT(lines_of_text("de 12h à 20 sans interruption, from 10h to 20 every day, de 9h à 20, merci"), IsEmpty());
  EXPECT_THAT(lines_of_text("ouvert 24h/24, 7j/7"), IsEmpty());
}

TEST(Tariffs, WhatIsSaidTwiceCountsOnce_TheFullerStays) {
  RawAd raw = ad_with_text("30 min 80€, 1h 150€");
  raw.price = "80 €";
  EXPECT_THAT(lines_of(raw), ElementsAre("80 EUR 30", "150 EUR 60"));
}

TEST(Tariffs, ThePriceIsTheLowestWithACurrency) {
  const RawAd raw = ad_with_text("1h 150€, 30 min 80€");
  EXPECT_EQ(lowest_price(find_tariffs(FoldedAd(raw))), (Price{80, "EUR"}));
  EXPECT_EQ(lowest_price({}), std::nullopt);
}

struct Case {
  const char* text;
  const char* expected;  // as by lines_of, "; " between
};

class TariffTexts : public testing::TestWithParam<Case> {};

TEST_P(TariffTexts, AreReadAsATable) {
  EXPECT_EQ(fmt::format("{}", fmt::join(lines_of_text(GetParam().text), "; ")), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Written, TariffTexts,
    testing::Values(
        Case{"50/80/130 roses", "50 EUR -; 80 EUR -; 130 EUR -"},
        Case{"Mes tarifs : 50 / 80 / 130 roses", "50 EUR -; 80 EUR -; 130 EUR -"},
        Case{"80€ la demi-heure, 150 l'heure", "80 EUR 30; 150 EUR 60"},
        Case{"80€ la demi heure 150€ l heure", "80 EUR 30; 150 EUR 60"}, Case{"à partir de 50€", "50 EUR -"},
        Case{"À partir de 50 € les 15 min, 80 € la demi-heure et 150 € l'heure", "50 EUR 15; 80 EUR 30; 150 EUR 60"},
        Case{"30mn:60", "60 - 30"}, Case{"30mn:60 1h:120 2h:200", "60 - 30; 120 - 60; 200 - 120"},
        Case{"1h 150 / 2h 250", "150 - 60; 250 - 120"}, Case{"nuit 800", "800 - 720"},
        Case{"La nuit 800€", "800 EUR 720"}, Case{"déplacement 200", "200 - - outcall"},
        Case{"Déplacement 200€ l'heure", "200 EUR 60 outcall"}, Case{"150 per hour", "150 - 60"},
        Case{"half hour 80", "80 - 30"},
        Case{"half hour 80, one hour 150, overnight 900", "80 - 30; 150 - 60; 900 - 720"},
        Case{"£80 half hour / £150 hour / £900 overnight", "80 GBP 30; 150 GBP 60; 900 GBP 720"},
        Case{"$200/h", "200 USD 60"}, Case{"CHF 200.- l'heure", "200 CHF 60"},
        Case{"200 fr. l'heure, 120 fr. la demi-heure", "200 CHF 60; 120 CHF 30"},
        Case{"1 200 € la nuit", "1200 EUR 720"}, Case{"1.200 € la nuit, 150,00 € l'heure", "1200 EUR 720; 150 EUR 60"},
        Case{"Tarifs :\n15 min : 50€\n30 min : 80€\n1h : 150€\n2h : 280€\nNuit : 900€",
             "50 EUR 15; 80 EUR 30; 150 EUR 60; 280 EUR 120; 900 EUR 720"},
        Case{"Tarifs\n- 30 min\n80€\n- 1h\n150€", "80 EUR 30; 150 EUR 60"},
        Case{"80€ 30min\n150€ 1h\n250€ 2h", "80 EUR 30; 150 EUR 60; 250 EUR 120"},
        Case{"50€ 15min 80€ 30min 150€ 1h", "50 EUR 15; 80 EUR 30; 150 EUR 60"},
        Case{"15min 50€ 30min 80€ 1h 150€", "50 EUR 15; 80 EUR 30; 150 EUR 60"},
        Case{"80/150 roses (30 min / 1 h)", "80 EUR 30; 150 EUR 60"},
        Case{"Cadeau : 80/150 bisous (demi-heure / une heure).", "80 EUR 30; 150 EUR 60"},
        Case{"30/60min : 80/150€", "80 EUR 30; 150 EUR 60"},
        Case{"Incall : 1h 150€, 2h 280€. Outcall : 1h 200€, 2h 380€.",
             "150 EUR 60 incall; 280 EUR 120 incall; 200 EUR 60 outcall; 380 EUR 120 outcall"},
        Case{"Incall 1h 150€, outcall 1h 200€", "150 EUR 60 incall; 200 EUR 60 outcall"},
        Case{"1h 150€ incall, 1h 200€ outcall", "150 EUR 60 incall; 200 EUR 60 outcall"},
        Case{"1h 150€ (incall) / 1h 200€ (outcall)", "150 EUR 60 incall; 200 EUR 60 outcall"},
        Case{"Je reçois : 30min 80€, 1h 150€\nJe me déplace : 1h 200€",
             "80 EUR 30 incall; 150 EUR 60 incall; 200 EUR 60 outcall"},
        Case{"Je me déplace en hôtel 200€/h", "200 EUR 60 outcall"},
        Case{"150€/h en incall 200€/h en déplacement", "150 EUR 60 incall; 200 EUR 60 outcall"},
        Case{"J'ai 32 ans, 165 cm, 58 kg, 90-60-90, 95C, disponible de 10h à 22h, 75015 Paris, 100% réelle", ""},
        Case{"Appelle moi au 06 39 98 00 12, dispo 24h/24 7j/7, 1h 150€", "150 EUR 60"},
        Case{"Disponible de 9h à minuit 80€ 30min", "80 EUR 30"},
        Case{"Sur rendez-vous 1h avant, 120€ de l'heure", "120 EUR 60"},
        Case{"120 l'heure, 70 la demi", "120 - 60; 70 - 30"},
        Case{"Contre 150 € de l'heure, 80 la demi", "150 EUR 60; 80 EUR 30"},
        Case{"Massage 1h 80€, body massage 1h 100€", "80 EUR 60; 100 EUR 60"},
        Case{"1 heure de massage : 100€", "100 EUR 60"}, Case{"fellation 50€, complet 100€", "50 EUR -; 100 EUR -"},
        Case{"100€ 1h + 20€ taxi", "100 EUR 60"}, Case{"supplément anal 50€, 150€ 1h", "150 EUR 60"},
        Case{"50 80 130 roses", "50 EUR -; 80 EUR -; 130 EUR -"}, Case{"50, 80, 130€", "50 EUR -; 80 EUR -; 130 EUR -"},
        Case{"de 80 à 150€", "80 EUR -; 150 EUR -"},
        Case{"100 kiss / 30 min - 180 kiss / 1h", "100 EUR 30; 180 EUR 60"},
        Case{"120 🌹 30 min 200 🌹 1h", "120 EUR 30; 200 EUR 60"}, Case{"150€1h 80€30min", "150 EUR 60; 80 EUR 30"},
        Case{"1H=150€ 30MN=80€", "150 EUR 60; 80 EUR 30"}, Case{"1h30 : 220€, 2h : 300€", "220 EUR 90; 300 EUR 120"},
        Case{"1 heure et demie 220€", "220 EUR 90"}, Case{"une heure trente 220€", "220 EUR 90"},
        Case{"150 euros de l'heure et 80 euros la demie heure", "150 EUR 60; 80 EUR 30"},
        Case{"30 min. 80€. 1h. 150€", "80 EUR 30; 150 EUR 60"}, Case{"Tarif unique 100 euros", "100 EUR -"},
        Case{"week-end 2000€", "2000 EUR 2880"}, Case{"24h 1500€", "1500 EUR 1440"},
        Case{"150€ l'heure, 80€ les 30 minutes, 50€ le quart d'heure", "150 EUR 60; 80 EUR 30; 50 EUR 15"},
        Case{"80e la demi h, 150e l'h", "80 EUR 30; 150 EUR 60"}, Case{"20 minutes 60€", "60 EUR 20"},
        Case{"rates: 30 min £60, 1 hour £110", "60 GBP 30; 110 GBP 60"},
        Case{"80 pounds half an hour and 150 pounds an hour", "80 GBP 30; 150 GBP 60"},
        Case{"1hr $200 2hr $350", "200 USD 60; 350 USD 120"}, Case{"from 80€", "80 EUR -"},
        Case{"Photos 100% réelles, 3 photos, Paris 15e, le 12/09/2026", ""}, Case{"35€99 la séance", "35.99 EUR -"},
        Case{"En tout 50€. Ensuite 1h, je te rappelle", "50 EUR -"},
        Case{"de passage du 12 au 15 septembre, 1h 150€", "150 EUR 60"},
        Case{"je suis à 10 min de la gare, 100€ 30min", "100 EUR 30"},
        Case{"150€/1h 80€/30min", "150 EUR 60; 80 EUR 30"}, Case{"150€ = 1h, 80€ = 30min", "150 EUR 60; 80 EUR 30"},
        Case{"1h -> 150 €", "150 EUR 60"}, Case{"Prix 80€ - 30 mins ; 150€ - 1 heure", "80 EUR 30; 150 EUR 60"},
        Case{"30 minutos 60€, 1 hora 100€", "60 EUR 30; 100 EUR 60"},
        Case{"mezz'ora 80€, un'ora 150€", "80 EUR 30; 150 EUR 60"},
        Case{"120 euros 30 min, 190 euros 1h, 950 € la nuit.", "120 EUR 30; 190 EUR 60; 950 EUR 720"},
        Case{"Tarif: 100", "100 - -"}, Case{"tarifs 100/150/200", "100 - -; 150 - -; 200 - -"},
        Case{"roses : 100/150", "100 EUR -; 150 EUR -"},
        Case{"100 roses les 30mn et 150 roses l'heure, déplacement 200 roses",
             "100 EUR 30; 150 EUR 60; 200 EUR - outcall"},
        Case{"Outcall only 200€/h", "200 EUR 60 outcall"},
        Case{"Déplacement possible : 200€ l'heure (hôtel ou domicile)", "200 EUR 60 outcall"},
        Case{"deux heures 280€", "280 EUR 120"}, Case{"soirée 500€, nuit complète 900€", "500 EUR -; 900 EUR 720"},
        Case{"1 h à 150 € et 30 min à 80 €", "150 EUR 60; 80 EUR 30"},
        Case{"Cadeau 150€ pour 1h ou 80€ pour 30 minutes", "150 EUR 60; 80 EUR 30"},
        Case{"15 min = 50 / 30 min = 80 / 1 h = 150", "50 - 15; 80 - 30; 150 - 60"}, Case{"1h. = 150 €", "150 EUR 60"},
        Case{"1 heure : 150 euros\n2 heures : 280 euros", "150 EUR 60; 280 EUR 120"},
        Case{"frais de déplacement 50€, 1h 150€", "150 EUR 60"},
        Case{"30 min 80 € - 1 h 150 € - 2 h 280 €", "80 EUR 30; 150 EUR 60; 280 EUR 120"},
        Case{"1/2h 80€ - 1h 150€", "80 EUR 30; 150 EUR 60"},
        Case{"1/2 heure : 80€ ; 1 heure : 150€", "80 EUR 30; 150 EUR 60"},
        Case{"30 min = 80 roses\n1 h = 150 roses\nDéplacement = 200 roses\nNuit = 900 roses",
             "80 EUR 30; 150 EUR 60; 200 EUR - outcall; 900 EUR 720"},
        Case{"Tarif en roses 🌹 : 80 (30 min), 150 (1h)", "80 EUR 30; 150 EUR 60"},
        Case{"150€ (1h), 80€ (30 min)", "150 EUR 60; 80 EUR 30"}, Case{"150€/heure", "150 EUR 60"},
        Case{"150 €/h 80€ la demie", "150 EUR 60; 80 EUR 30"},
        Case{"Prix: de 80€ (30 min) à 250€ (2 heures)", "80 EUR 30; 250 EUR 120"},
        Case{"quick 50€, half hour 80€, full hour 150€", "50 EUR -; 80 EUR 30; 150 EUR 60"},
        Case{"30 mins - £80, 60 mins - £140, 90 mins - £200", "80 GBP 30; 140 GBP 60; 200 GBP 90"},
        Case{"60min 150€, 90min 220€", "150 EUR 60; 220 EUR 90"}, Case{"60 mn : 150 €", "150 EUR 60"},
        Case{"Je suis libre de 10 h à 23 h. Tarifs 100 € la demi-heure, 180 € de l'heure, 1 500 € la nuit",
             "100 EUR 30; 180 EUR 60; 1500 EUR 720"},
        Case{"Dîner 2h 400€", "400 EUR 120"}, Case{"1h 150 euro 2h 300 euro", "150 EUR 60; 300 EUR 120"},
        Case{"70 euros la demi-heure 120 euros l'heure 200 euros deux heures", "70 EUR 30; 120 EUR 60; 200 EUR 120"},
        Case{"un moment avec moi 120 roses pour 45 min", "120 EUR 45"}, Case{"45 min 120", "120 - 45"},
        Case{"150 € pour une heure, 250 € pour deux heures et 900 € pour la nuit",
             "150 EUR 60; 250 EUR 120; 900 EUR 720"},
        Case{"Age : 25, 1m65, 55kg, tarif 80", "80 - -"}, Case{"je fais du 38, 1m70, 95 D, 80 euros", "80 EUR -"},
        Case{"promo 60€ au lieu de 80€", "60 EUR -; 80 EUR -"},
        Case{"incall: 150€/h | outcall: 200€/h", "150 EUR 60 incall; 200 EUR 60 outcall"},
        Case{"RECOIS 100€ 30MIN 150€ 1H\nDEPLACE 200€ 1H", "100 EUR 30 incall; 150 EUR 60 incall; 200 EUR 60 outcall"},
        Case{"100€ 30MIN chez moi, 150€ 1H à l'hôtel", "100 EUR 30 incall; 150 EUR 60 outcall"}));

/// Conventions of price-parser: separators, signs in front, cents behind the sign.
TEST(PriceField, SeparatorsAreToldApartByTheDigitsBehindThem) {
  EXPECT_THAT(lines_of_price("$2,450"), ElementsAre("2450 USD -"));
  EXPECT_THAT(lines_of_price("2.450 €"), ElementsAre("2450 EUR -"));
  EXPECT_THAT(lines_of_price("2 450,50 EUR"), ElementsAre("2450.5 EUR -"));
  EXPECT_THAT(lines_of_price("CHF 2'450.50"), ElementsAre("2450.5 CHF -"));
  EXPECT_THAT(lines_of_price("31.2504"), ElementsAre("31.2504 - -"));
  EXPECT_THAT(lines_of_price("GBP 45.5"), ElementsAre("45.5 GBP -"));
  EXPECT_THAT(lines_of_price("45€50"), ElementsAre("45.5 EUR -"));
  EXPECT_THAT(lines_of_price("$.85"), ElementsAre("0.85 USD -"));
  EXPECT_THAT(lines_of_price("US$: 45"), ElementsAre("45 USD -"));
  EXPECT_THAT(lines_of_price("Before 45 €, now 0 €"), ElementsAre("45 EUR -"));
  EXPECT_THAT(lines_of_price("45% OFF"), IsEmpty());
}

/// Tables drawn at random and written in several manners are found again.
TEST(Tariffs, WrittenInAnyMannerAreFoundAgain) {
  constexpr std::pair<int, const char*> kDurations[] = {{15, "15 min"},     {30, "30mn"},      {30, "demi-heure"},
                                                        {45, "45 minutes"}, {60, "1h"},        {60, "une heure"},
                                                        {90, "1h30"},       {120, "2 heures"}, {720, "la nuit"}};
  constexpr const char* kManners[] = {"{1} : {0}{2}",  "{0}{2} {1}", "{1} = {0} {2}",
                                      "{0} {2} ({1})", "{0}{2}/{1}", "{1} {0}{2}"};
  constexpr const char* kSeparators[] = {", ", " / ", "\n", " - ", " ; ", " et "};
  constexpr const char* kCurrencies[] = {"€", "euros", "roses", "🌹", "eur"};
  std::mt19937 random(4);
  const auto pick = [&](const auto& list) { return list[random() % std::size(list)]; };
  for (int round = 0; round < 2000; ++round) {
    const char* const manner = pick(kManners);
    const char* const separator = pick(kSeparators);
    const char* const currency = pick(kCurrencies);
    std::string text = random() % 2 == 0 ? "Mes tarifs\n" : "Coucou, j'ai 24 ans et 1m65. ";
    std::vector<std::string> expected;
    int amount = 20;
    for (std::size_t i = random() % 2; i < std::size(kDurations); i += 1 + random() % 4) {
      amount += 10 * static_cast<int>(1 + random() % 9);
      text += (expected.empty() ? "" : separator) +
              fmt::format(fmt::runtime(manner), amount, kDurations[i].second, currency);
      expected.push_back(fmt::format("{} EUR {}", amount, kDurations[i].first));
    }
    EXPECT_EQ(lines_of_text(text), expected) << text;
  }
}

/// Found by fuzz_prices.
TEST(Tariffs, DurationIsMoreThanNothingAndTwoDaysAtMost) {
  for (const char* price : {"50/8.0/130' rose", "500 € 48h30", "500 € les 48 heures et demie"}) {
    RawAd raw;
    raw.price = price;
    const auto tariffs = find_tariffs(FoldedAd(raw));
    EXPECT_FALSE(tariffs.empty()) << price;
    for (const Tariff& tariff : tariffs) {
      if (!tariff.duration) continue;
      EXPECT_GT(tariff.duration->count(), 0) << price;
      EXPECT_LE(*tariff.duration, std::chrono::hours(48)) << price;
    }
  }
}

TEST(Tariffs, TextsWithoutMoneyGiveNone) {
  constexpr const char* kPieces[] = {"32 ans",
                                     "1m65",
                                     "165 cm",
                                     "58 kg",
                                     "75015 Paris",
                                     "06 39 98 00 12",
                                     "de 10h à 22h",
                                     "24h/24",
                                     "7j/7",
                                     "100 %",
                                     "90-60-90",
                                     "95C",
                                     "le 12/09/2026",
                                     "Paris 15e",
                                     "3 photos",
                                     "rdv 30 min avant",
                                     "à 5 min de la gare",
                                     "dès 9h",
                                     "2 filles"};
  std::mt19937 random(5);
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (int i = 0; i < 6; ++i)
      text += std::string(kPieces[random() % std::size(kPieces)]) + (random() % 2 == 0 ? ", " : ". ");
    EXPECT_THAT(lines_of_text(text), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace vigie::extractors
