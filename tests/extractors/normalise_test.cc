#include "extractors/normalise/normalise.h"

#include <chrono>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/phrases.h"
#include "model/text_folding.h"
#include "tests/extractors/normalise_support.h"

namespace vigie::extractors {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// The raw-ad line of DESIGN, with words for what it leaves open.
TEST(Normaliser, ReadsTheExampleOfTheDesign) {
  const RawAd raw =
      parse_raw_ad(
          R"({"site":"s14","ad_id":"979853952","url":"https://s14.example/annonce/979853952","department":"94",
      "place":"Vitry-sur-Seine","title":"Lina de passage",
      "text":"Je te reçois, 80 € la demi-heure, 150 l'heure. snap: lina94",
      "name":"Lina","age":"32","price":"50/80/130 roses","phones":["06 39 98 00 12"],"posted":"il y a 3 heures",
      "fetched":"2026-09-17T03:12:00+02:00","seen":["2026-09-15","2026-09-17"]})")
          .value();
  const Ad ad = normaliser().normalise(raw);
  EXPECT_EQ(ad.site, "s14");
  EXPECT_EQ(ad.department, DepartmentCode::parse("94").value());
  ASSERT_THAT(ad.phones, SizeIs(1));
  EXPECT_EQ(ad.phones[0].number.e164(), "+33639980012");
  ASSERT_THAT(ad.handles, SizeIs(1));
  EXPECT_EQ(ad.handles[0].handle, "lina94");
  EXPECT_EQ(ad.price, (Price{50, "EUR"}));
  EXPECT_THAT(ad.tariffs, SizeIs(4));
  ASSERT_TRUE(ad.age);
  EXPECT_EQ(ad.age->age.years(), 32);
  ASSERT_THAT(ad.places, SizeIs(1));
  EXPECT_EQ(ad.places[0].insee, "94081");
  ASSERT_TRUE(ad.posted);
  EXPECT_EQ(to_text(*ad.posted), "2026-09-17T00:12:00+02:00");
  EXPECT_THAT(ad.languages, ElementsAre("fr"));
  EXPECT_THAT(ad.names, ElementsAre("Lina"));
  EXPECT_EQ(ad.kind, AdKind::kOffer);
  ASSERT_THAT(ad.indicators, SizeIs(1));
  EXPECT_EQ(ad.indicators[0].code, "touring");
  EXPECT_FALSE(ad.possible_minor);
}

TEST(Normaliser, AnAdThatSaysNothingHasNothing) {
  RawAd raw;
  raw.site = "s14";
  raw.ad_id = "1";
  const Ad ad = normaliser().normalise(raw);
  EXPECT_THAT(ad.phones, IsEmpty());
  EXPECT_THAT(ad.tariffs, IsEmpty());
  EXPECT_THAT(ad.places, IsEmpty());
  EXPECT_THAT(ad.languages, IsEmpty());
  EXPECT_EQ(ad.department, std::nullopt);
  EXPECT_EQ(ad.price, std::nullopt);
  EXPECT_EQ(ad.posted, std::nullopt);
}

TEST(Normaliser, AMissingConfigurationIsNamed) {
  const auto loaded = Normaliser::load("/nonexistent");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, Error::kUnreadable);
}

std::string random_text(std::mt19937& random, std::size_t length) {
  static constexpr std::string_view kPieces[] = {"06 ",  "39",     "€",      "1h",    "/",        "\xF0\x9F\x8C\xB9",
                                                 "\xFF", "\xC3",   "paris ", " a ",   "15 ",      "ans",
                                                 "@",    "snap: ", ".",      "é",     "\xCC\x81", "\xE2\x80\x8B",
                                                 "(",    "0",      "-",      "hier ", "sans ",    "75015 ",
                                                 "\n",   "saint ", "+33",    ":"};
  std::string text;
  while (text.size() < length) text += kPieces[random() % std::size(kPieces)];
  return text;
}

bool is_within(const Reading& read, std::string_view field) {
  std::size_t code_points = 0;
  for (std::size_t byte = 0; byte < field.size(); ++code_points) next_code_point(field, byte);
  return read.span.begin < read.span.end && read.span.end <= code_points;
}

TEST(Normaliser, WhateverTheBytesSpansLieWithinTheirField) {
  std::mt19937 random(9);
  for (int i = 0; i < 300; ++i) {
    RawAd raw = ad_with_text(random_text(random, 300));
    raw.title = random_text(random, 60);
    raw.place = random_text(random, 30);
    raw.price = random_text(random, 30);
    raw.posted = random_text(random, 30);
    raw.fetched = parse_instant("2026-09-17T03:12:00+02:00");
    const Ad ad = normaliser().normalise(raw);
    for (const AdPhone& phone : ad.phones) {
      EXPECT_TRUE(is_within(phone.read, phone.read.field == AdField::kTitle ? *raw.title : *raw.text));
    }
    for (const Indicator& indicator : ad.indicators) {
      EXPECT_TRUE(is_within(indicator.read, indicator.read.field == AdField::kTitle ? *raw.title : *raw.text));
    }
  }
}

TEST(Normaliser, AMegabyteInAnyFieldOfValuesTakesLinearTime) {
  for (const std::string unit : {"0 ", "1/", "[", "50 ", "Saint-Denis, ", "à Abcdefgh ", "1h 50 € ",
                                 "du 12 au 15 sept ", "vingt ", "10h à 22h ", "32 ans ", "incall ", "75015 ", ".5"}) {
    RawAd raw = ad_with_text("");
    std::string text;
    while (text.size() < 1'000'000) text += unit;
    raw.fetched = parse_instant("2026-09-17T03:12:00+02:00");
    raw.age = raw.price = raw.place = raw.posted = text;
    const auto begun = std::chrono::steady_clock::now();
    normaliser().normalise(raw);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10)) << unit;
  }
}

TEST(Normaliser, HostileTextTakesLinearTime) {
  for (const std::string unit :
       {"0 ", "1/", "\xCC\x81", "[", "a ", "saint ", "sans ", "pas mineure ", "snap ", "x@", "1h 50 ", "je "}) {
    std::string text;
    while (text.size() < 100'000) text += unit;
    const auto begun = std::chrono::steady_clock::now();
    normaliser().normalise(ad_with_text(text));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10)) << unit;
  }
}

TEST(Phrases, AreFoundThroughSignsCaseAndAccents) {
  PhraseIndex index;
  index.add("je reçois", 3);
  index.add("24h/24", 4);
  const std::string text = folded("Je... REÇOIS ! 24 h / 24");
  const auto tokens = tokenise(text);
  const auto hits = index.find(tokens);
  ASSERT_THAT(hits, SizeIs(2));
  EXPECT_EQ(hits[0].group, 3u);
  EXPECT_EQ(tokens[hits[0].last].text, "recois");
  EXPECT_EQ(hits[1].group, 4u);
}

TEST(Phrases, AStarStandsForAnyEndOfAWord) {
  PhraseIndex index;
  index.add("récompens*", 1);
  index.add("bien pay*", 2);
  const auto groups = [&](const std::string& text) {
    std::vector<std::size_t> found;
    for (const PhraseHit& hit : index.find(tokenise(text))) found.push_back(hit.group);
    return found;
  };
  EXPECT_THAT(groups("recompense recompenserai recomp"), ElementsAre(1, 1));
  EXPECT_THAT(groups("bien payee, bien paye, bien pas"), ElementsAre(2, 2));
}

}  // namespace
}  // namespace vigie::extractors
