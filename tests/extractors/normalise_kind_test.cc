#include <fstream>
#include <iostream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/kind.h"
#include "extractors/normalise/kind_words.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

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
  EXPECT_EQ(normaliser().normalise(ad_with_text("Femme, 50")).kind, AdKind::kUnsure);
}

struct Figures {
  double right, unsure;
};

/// Of ads whose true kind stands beside them.
Figures figures_of(const std::string& file) {
  std::ifstream in(std::filesystem::path(VIGIE_SOURCE_DIR) / "tests/kind" / file);
  double all = 0, right = 0, unsure = 0;
  for (std::string line; std::getline(in, line); ++all) {
    const RawAd raw = parse_raw_ad(line).value();
    const AdKind kind = normaliser().normalise(raw).kind;
    const bool is_right = raw.extra.find(fmt::format("\"{}\"", to_text(kind))) != std::string::npos;
    right += is_right ? 1 : 0;
    unsure += kind == AdKind::kUnsure ? 1 : 0;
    if (!is_right) std::cout << to_text(kind) << ": " << line << '\n';
  }
  return {right / all, unsure / all};
}

// No weight is learnt from these; docs/benchmarks.md says what they were worth when they were first read.
TEST(Kind, HoldsOnExamplesThatWereHeldBack) {
  const Figures figures = figures_of("held-back.jsonl");
  EXPECT_GE(figures.right, 0.95);
  EXPECT_LE(figures.unsure, 0.03);
}

RawAd with_title(const std::string& title) {
  RawAd raw = ad_with_text("");
  raw.title = title;
  return raw;
}

/// Names of the features of a text by a lexicon of its own.
std::vector<std::string> features_of(const std::string& text) {
  const auto file = std::filesystem::path(testing::TempDir()) / "features.toml";
  std::ofstream(file) << R"(
negations = ["pas", "sans", "ni"]
negations_behind = ["abstenir"]
towards = ["a", "pour"]
[categories]
seek = ["cherch*"]
propose = ["propose*"]
against = ["contre"]
woman = ["femme"]
man = ["homme"]
escort = ["escort*"]
home = ["logement"]
caress = ["calins", "69"]
job = ["escort d'accueil"]
[roles]
seeks_woman = ["seek>woman"]
[deal]
wants = ["seek"]
gives = ["propose"]
turns = ["against"]
writers = ["man", "woman"]
[things]
sex = ["caress"]
home = ["home"]
money = ["sum"]
woman = ["woman"]
)";
  const auto features = KindFeatures::load(file).value();
  const RawAd raw = with_title(text);
  std::vector<std::string> names;
  for (const std::size_t id : features.of(FoldedAd(raw), Ad{})) names.push_back(features.name(id));
  return names;
}

TEST(KindFeatures, AreCategoriesAndPairsInTheirOrder) {
  EXPECT_THAT(features_of("Cherchons femme"),
              IsSupersetOf({"seek", "woman", "seek>woman", "start>seek", "seek&woman", "seeks_woman"}));
  EXPECT_THAT(features_of("la femme que je cherche"), AllOf(Contains("woman>seek"), Contains("seek&woman"),
                                                            Not(Contains("seek>woman")), Not(Contains("seeks_woman"))));
}

TEST(KindFeatures, PairsEndWithTheSentenceAndAfterAFewWords) {
  EXPECT_THAT(features_of("cherche. femme"), Not(Contains("seek>woman")));
  EXPECT_THAT(features_of("cherche a b c d femme"), Contains("seek>woman"));
  EXPECT_THAT(features_of("cherche a b c d e femme"), Not(Contains("seek>woman")));
}

TEST(KindFeatures, NegationsStandBeforeOrBehind) {
  for (const char* text : {"pas d'escort", "sans escorts", "escorts s'abstenir", "ni femme ni escort"})
    EXPECT_THAT(features_of(text), AllOf(Contains("no_escort"), Not(Contains("escort")))) << text;
  for (const char* text : {"pas ici, escort", "escort", "pas d'aventure avec une escort"})
    EXPECT_THAT(features_of(text), AllOf(Contains("escort"), Not(Contains("no_escort")))) << text;
}

TEST(KindFeatures, WhatStandsBetweenNeAndPasIsNegated) {
  EXPECT_THAT(features_of("je ne cherche pas"), AllOf(Contains("no_seek"), Not(Contains("seek"))));
  EXPECT_THAT(features_of("je cherche pas loin"), Contains("seek"));
}

TEST(KindFeatures, ADealIsWhatIsWantedAndGivenForIt) {
  EXPECT_THAT(features_of("Homme propose logement contre câlins"),
              AllOf(IsSupersetOf({"writer_man", "gives_home", "wants_sex"}), Not(Contains("gives_sex"))));
  EXPECT_THAT(features_of("Femme cherche logement contre câlins"),
              AllOf(IsSupersetOf({"writer_woman", "wants_home", "gives_sex"}), Not(Contains("wants_sex"))));
  EXPECT_THAT(features_of("Propose logement. Femme"), Not(Contains("gives_woman")));
  EXPECT_THAT(features_of("Cherche logement. Contre câlins"), Contains("gives_sex"));
  EXPECT_THAT(features_of("Contre câlins"), Contains("for_sex"));
}

TEST(KindFeatures, ADealSaysWhomItIsSpokenTo) {
  EXPECT_THAT(features_of("Propose 150 à une femme"),
              AllOf(IsSupersetOf({"gives_money", "to_woman", "propose>sum"}), Not(Contains("writer_woman"))));
  EXPECT_THAT(features_of("Logement pour femme"), AllOf(Contains("to_woman"), Not(Contains("writer_woman"))));
}

TEST(KindFeatures, GroupsOfAPhoneAreNoActAndNoSum) {
  EXPECT_THAT(features_of("06 39 98 69 70"), AllOf(Not(Contains("caress")), Not(Contains("round_sum"))));
  EXPECT_THAT(features_of("06.39.98.70.69"), AllOf(Not(Contains("caress")), Not(Contains("round_sum"))));
  EXPECT_THAT(features_of("69, 70/90/150"), IsSupersetOf({"caress", "round_sum"}));
}

TEST(KindFeatures, ALongerPhraseHidesTheShorterOnesInIt) {
  EXPECT_THAT(features_of("escort d'accueil"), AllOf(Contains("job"), Not(Contains("escort"))));
}

TEST(KindWords, AreWordsTheirBeginningsAndTheirPairsWithinAClause) {
  const RawAd raw = with_title("Femme recherche, 150 € : rose !");
  std::vector<std::string> words;
  each_kind_word(FoldedAd(raw), [&](std::string_view word) { words.emplace_back(word); });
  EXPECT_THAT(words,
              ElementsAre("femme", "^ femme", "recherche", "reche*", "femme recherche", "###", "€", "rose", "!"));
}

TEST(Kind, TheMoreFeaturesTheLessEachSays) {
  EXPECT_DOUBLE_EQ(share_of_each(50), 1);
  EXPECT_DOUBLE_EQ(share_of_each(200), 0.5);
  EXPECT_DOUBLE_EQ(share_of_each(0), share_of_each(15));
}

/// Where the error lies when a model is loaded from these two files.
std::string error_place(const std::string& lexicon, const std::string& weights) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "kind-files";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "kind.toml") << lexicon;
  std::ofstream(folder / "kind-weights.toml") << weights;
  const auto model = KindModel::load(folder);
  return model ? "none" : model.error().where;
}

TEST(Kind, AnErrorInItsFilesIsNamedByItsLine) {
  const std::string lexicon = "floor = 0.5\n[categories]\nseek = [\"cherche\"]\n[roles]\n";
  const std::string weights = "[weights]\nbias = [0, 0, 0, 1]\n[words]\n";
  EXPECT_EQ(error_place(lexicon, weights), "none");
  EXPECT_THAT(error_place("floor = \n", weights), HasSubstr("kind.toml:1"));
  EXPECT_THAT(error_place("floor = 0.5\n", weights), HasSubstr("kind.toml"));
  EXPECT_THAT(error_place("[roles]\n[categories]\nseek = [1]\n", weights), HasSubstr("kind.toml:3"));
  EXPECT_THAT(error_place(lexicon + "alone = [\"seek>moon\"]\n", weights), HasSubstr("kind.toml:5"));
  EXPECT_THAT(error_place(lexicon + "[deal]\nwants = [\"moon\"]\n[things]\n", weights), HasSubstr("kind.toml:5"));
  EXPECT_THAT(error_place(lexicon, "[weights\n"), HasSubstr("kind-weights.toml:1"));
  EXPECT_THAT(error_place(lexicon, ""), HasSubstr("kind-weights.toml"));
  EXPECT_THAT(error_place(lexicon, "[weights]\nbias = [0, 1]\n[words]\n"), HasSubstr("kind-weights.toml:2"));
  EXPECT_THAT(error_place(lexicon, "[weights]\nbias = [0, 0, 0, 0]\nseek = [0, \"a\", 0, 0]\n[words]\n"),
              HasSubstr("kind-weights.toml:3"));
  EXPECT_THAT(error_place(lexicon, weights + "rose = [0]\n"), HasSubstr("kind-weights.toml:4"));
  EXPECT_THAT(error_place(lexicon, "[weights]\nbias = [0, 0, 0, 1]\n"), HasSubstr("kind-weights.toml"));
}

}  // namespace
}  // namespace vigie::extractors
