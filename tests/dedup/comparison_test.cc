#include "dedup/linkage/comparison.h"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>

#include "tests/dedup/ads.h"

namespace vigie::dedup {
namespace {

using ::testing::Contains;
using ::testing::Field;

// Ads with all that their comparison refers to.
struct Compared {
  explicit Compared(const std::vector<MadeAd>& made) : ads(linkable(made)) {}

  std::vector<LinkableAd> ads;
  Ads pointers = pointers_to(ads);
  LinkageSettings known = settings();
  Blocks blocks = block(pointers, known.profile_years);
  Wordings wordings{wordings_of(pointers)};
  Comparison comparison{pointers, blocks, wordings, known};

 private:
  static Ads pointers_to(const std::vector<LinkableAd>& ads) {
    Ads pointers;
    for (const LinkableAd& ad : ads) pointers.push_back(&ad);
    return pointers;
  }
};

// The link of the first two of the ads; 40 ads more of nobody give the names a population.
Link first_link(std::vector<MadeAd> made) {
  for (int i = 0; i < 40; ++i) made.push_back({.name = 1000 + i % 4});
  return Compared(made).comparison.link({0, 1});
}

double prior_of(const Link& link) {
  double bits = link.weight;
  for (const Evidence& evidence : link.evidence) bits -= evidence.weight;
  return bits;
}

TEST(Comparison, AddsUpToPriorAndEvidence) {
  const Link link = first_link({{.phones = {1}, .name = 5, .age = 24}, {.phones = {1}, .name = 5, .age = 25}});
  EXPECT_NEAR(prior_of(link), -std::log2(42), 1e-9);
  EXPECT_EQ(link.evidence.size(), 3u);
}

TEST(Comparison, NamesTheSharedPhone) {
  const Link link = first_link({{.phones = {1, 77}}, {.phones = {77}}});
  ASSERT_EQ(link.evidence.size(), 1u);
  EXPECT_EQ(link.evidence[0].kind, EvidenceKind::kSamePhone);
  EXPECT_EQ(link.evidence[0].shared, IdentifierId{77});
  EXPECT_GT(link.weight, 0);
}

TEST(Comparison, APhoneOfManyProfilesWeighsLess) {
  std::vector<MadeAd> made{{.phones = {1}, .name = 5}, {.phones = {1}, .name = 5}};
  const Link alone = first_link(made);
  for (int i = 0; i < 20; ++i) made.push_back({.phones = {1}, .name = 100 + i});
  EXPECT_GT(alone.weight, first_link(made).weight + 4);
}

TEST(Comparison, ARareNameWeighsMoreThanACommonOne) {
  const Link rare = first_link({{.phones = {1}, .name = 5}, {.phones = {1}, .name = 5}});
  const Link common = first_link({{.phones = {1}, .name = 1000}, {.phones = {1}, .name = 1000}});
  EXPECT_GT(rare.weight, common.weight + 1);
}

TEST(Comparison, OtherNamesAndAgesSpeakAgainst) {
  const Link link = first_link({{.phones = {1}, .name = 5, .age = 22}, {.phones = {1}, .name = 6, .age = 45}});
  EXPECT_THAT(link.evidence, Contains(Field(&Evidence::kind, EvidenceKind::kOtherName)));
  EXPECT_THAT(link.evidence, Contains(Field(&Evidence::kind, EvidenceKind::kOtherAge)));
  EXPECT_LT(link.weight, -5);
}

TEST(Comparison, WhatIsMissingSaysNothing) {
  const Link link = first_link({{.phones = {1}, .name = 5, .age = 22}, {.phones = {1}}});
  EXPECT_EQ(link.evidence.size(), 1u);
}

std::vector<std::uint32_t> shingles(std::uint32_t from, std::uint32_t count) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), from);
  return all;
}

// Nobody else writes like that, so that the two are hers but for strangers who copied it, changed or not.
TEST(Comparison, OnesOwnWordingTellsAsMuchWhereItWasChanged) {
  const Link unchanged = first_link({{.shingles = shingles(0, 20)}, {.shingles = shingles(0, 20)}});
  const Link changed = first_link({{.shingles = shingles(0, 20)}, {.shingles = shingles(8, 20)}});
  EXPECT_EQ(changed.evidence.at(0).kind, EvidenceKind::kNearText);
  EXPECT_NEAR(unchanged.weight, std::log2(.85 / .15), 1e-9);
  EXPECT_NEAR(changed.weight, unchanged.weight, .5);
}

TEST(Comparison, APhotoSetCountsOnce) {
  const Link one = first_link({{.photos = {1}}, {.photos = {1}}});
  const Link many = first_link({{.photos = {1, 2, 3, 4}}, {.photos = {1, 2, 3, 4}}});
  EXPECT_DOUBLE_EQ(one.weight, many.weight);
}

TEST(Comparison, ASecondKindOfValueAddsAndNeverSpeaksAgainst) {
  const Link phone = first_link({{.phones = {1}}, {.phones = {1}}});
  const Link both = first_link({{.phones = {1}, .photos = {8}}, {.phones = {1}, .photos = {8}}});
  EXPECT_GT(both.weight, phone.weight + 1);
  std::vector<MadeAd> popular{{.phones = {1}, .text = 7}, {.phones = {1}, .text = 7}};
  for (int i = 0; i < 30; ++i) popular.push_back({.phones = {100 + i}, .text = 7});
  EXPECT_GE(first_link(popular).weight, phone.weight);
}

// Twenty persons of two ads on one phone, whose ages are ten years apart; each pair is worth a comparison.
std::vector<double> learnt_from(const DecidedPairs& decided) {
  std::vector<MadeAd> made;
  for (int i = 0; i < 40; ++i) made.push_back({.phones = {i / 2}, .name = 100 + i / 2, .age = i % 2 == 0 ? 20 : 30});
  for (int i = 0; i < 40; ++i) made.push_back({.name = 1000 + i % 4, .age = 20 + i % 20});
  std::vector<CandidatePair> pairs;
  for (AdIndex i = 0; i < 40; i += 2) pairs.emplace_back(i, i + 1);
  Compared compared(made);
  compared.comparison.learn(pairs, decided);
  return compared.comparison.learnt();
}

constexpr std::size_t kPrior = 0, kOtherAge = 1 + kMostLevels + 3;  // the chance of other ages in two ads of one person

TEST(Comparison, DecisionsTeach_LarsenAndRubin2001) {
  std::vector<CandidatePair> half;
  for (AdIndex i = 0; i < 20; i += 2) half.emplace_back(i, i + 1);
  const auto undecided = learnt_from({}), same = learnt_from({.same = half, .apart = {}}),
             apart = learnt_from({.same = {}, .apart = half});
  EXPECT_GT(same[kOtherAge], undecided[kOtherAge]);
  EXPECT_LT(apart[kOtherAge], undecided[kOtherAge]);
  EXPECT_GT(same[kPrior], undecided[kPrior]);
  EXPECT_LT(apart[kPrior], undecided[kPrior]);
}

// Of another pair that nothing had made a candidate: 0 and 79 state other names, too.
TEST(Comparison, APairThatNothingElseLinksTeachesToo) {
  EXPECT_GT(learnt_from({.same = {{0, 79}}, .apart = {}})[1 + 2], learnt_from({})[1 + 2]);
}

}  // namespace
}  // namespace vigie::dedup
