#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/kind.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::Contains;
using testing::HasSubstr;

struct Case {
  AdKind kind;
  const char* title;
  const char* text;
};

class WrittenAd : public testing::TestWithParam<Case> {};

TEST_P(WrittenAd, IsOfItsKind) {
  RawAd raw = ad_with_text(GetParam().text);
  raw.title = GetParam().title;
  const Ad ad = normaliser().normalise(raw);
  EXPECT_EQ(ad.kind, GetParam().kind) << GetParam().title << ": " << to_text(ad.kind) << " " << ad.kind_probability
                                      << " " << testing::PrintToString(ad.kind_reasons);
}

INSTANTIATE_TEST_SUITE_P(
    Offers, WrittenAd,
    testing::Values(Case{AdKind::kOffer, "Lina de passage",
                         "Je reçois en appartement privé, 80€ la demi-heure, 150 l'heure. 06 39 98 00 12"},
                    Case{AdKind::kOffer, "Massage naturiste",
                         "Moment de détente avec finition, tarifs sur demande, pas de numéro masqué"},
                    Case{AdKind::kOffer, "Belle brune",
                         "Coucou messieurs, 50/80/130 roses, je vous reçois à Cergy 06 39 98 00 12"},
                    Case{AdKind::kOffer, "Escort indépendante", "GFE, je me déplace à l'hôtel, photos réelles"},
                    Case{AdKind::kOffer, "New in town", "Incall 1h 150€, full service, real photos"}));

INSTANTIATE_TEST_SUITE_P(
    Clients, WrittenAd,
    testing::Values(
        Case{AdKind::kClient, "Homme généreux", "Je cherche une jeune femme vénale pour moment, je dédommage bien"},
        Case{AdKind::kClient, "Cherche escort", "Homme marié cherche escort sur Cergy, je paie 150 € l'heure"},
        Case{AdKind::kClient, "Rencontre tarifée", "Monsieur cherche étudiante pour rencontre tarifée"},
        Case{AdKind::kClient, "Sugar baby", "Quinquagénaire offre soutien financier à étudiante"}));

INSTANTIATE_TEST_SUITE_P(Recruitment, WrittenAd,
                         testing::Values(Case{AdKind::kRecruitment, "Agence recrute",
                                              "Nous recrutons des hôtesses, 2000 € par semaine, logement fourni"},
                                         Case{AdKind::kRecruitment, "Cherche masseuses",
                                              "Cherche masseuses, débutantes acceptées, bien rémunéré"},
                                         Case{AdKind::kRecruitment, "Girls wanted",
                                              "We are hiring, 50/50, hébergement"}));

INSTANTIATE_TEST_SUITE_P(
    Others, WrittenAd,
    testing::Values(
        Case{AdKind::kOther, "Femme douce", "35 ans, je cherche une relation sérieuse avec un homme sincère"},
        Case{AdKind::kOther, "JH 30 ans", "Jeune homme cherche jeune femme pour faire connaissance, amitié et plus"},
        Case{AdKind::kOther, "Vends canapé",
             "Très bon état, 150 €, à venir chercher, remise en main propre 06 39 98 00 12"},
        Case{AdKind::kOther, "Appartement à louer", "Loyer 650 € charges comprises, 35 m2"},
        Case{AdKind::kOther, "Masseuse diplômée",
             "Massage thérapeutique, 60 € l'heure, aucun service sexuel, ambiguïté s'abstenir"},
        Case{AdKind::kOther, "Bonjour", "Bonjour à tous"}));

TEST(Kind, ReasonsSpeakForTheKind) {
  const Ad ad = normaliser().normalise(ad_with_text("Je reçois, 1h 150€"));
  EXPECT_THAT(ad.kind_reasons, Contains("tariff"));
  EXPECT_THAT(ad.kind_reasons, Contains("incall"));
  EXPECT_GT(ad.kind_probability, 0.9);
}

TEST(Kind, WhatSpeaksForTwoIsUnsure) {
  EXPECT_EQ(normaliser().normalise(ad_with_text("Tarif à voir")).kind, AdKind::kUnsure);
}

std::filesystem::path written(const std::string& toml) {
  std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "kind.toml";
  std::ofstream(file) << toml;
  return file;
}

TEST(Kind, AnErrorInTheLexiconIsNamedByItsLine) {
  const auto where = [](const std::string& toml) { return KindModel::load(written(toml)).error().where; };
  EXPECT_THAT(where("floor = \n"), HasSubstr("kind.toml:1"));
  EXPECT_THAT(where("[bias]\n[[feature]]\nsignal = \"tariff\"\n"), HasSubstr("kind.toml:2"));
  EXPECT_THAT(where("[bias]\n[[feature]]\nname = \"a\"\nphrases = [1]\n"), HasSubstr("kind.toml:4"));
  EXPECT_THAT(where("[bias]\n[[feature]]\nname = \"a\"\nsignal = \"moon\"\n"), HasSubstr("kind.toml:2"));
}

}  // namespace
}  // namespace vigie::extractors
