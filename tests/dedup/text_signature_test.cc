#include "dedup/signatures/text_signature.h"

#include <random>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

using ::testing::Contains;

constexpr std::uint64_t kKey = 42;

std::string random_text(std::mt19937_64& random, int words) {
  std::string text;
  for (int w = 0; w < words; ++w) {
    for (std::uint64_t letters = 2 + random() % 8; letters > 0; --letters)
      text += static_cast<char>('a' + random() % 26);
    text += ' ';
  }
  return text;
}

// Each word is replaced with a chance of `share`.
std::string changed(const std::string& text, double share, std::mt19937_64& random) {
  std::string out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = text.find(' ', from) + 1;
    const bool changes = static_cast<double>(random() % 1000) < share * 1000;
    out += changes ? random_text(random, 1) : text.substr(from, to - from);
    from = to;
  }
  return out;
}

TEST(Shingles, AreTheRunsOfFiveBytesEachOnce) {
  EXPECT_EQ(shingles("abcdeabcde", kKey).size(), 5U);
  EXPECT_TRUE(shingles("abcd", kKey).empty());
}

TEST(Shingles, JaccardIsTheShareOfCommonOnes) {
  EXPECT_DOUBLE_EQ(jaccard(shingles("abcdef", kKey), shingles("abcdeg", kKey)), 1.0 / 3);
  EXPECT_DOUBLE_EQ(jaccard({}, {}), 0);
}

TEST(TextSignature, DependsOnTheKey) {
  const std::string text = "je vous recois dans un cadre discret et chaleureux";
  EXPECT_LT(estimated_jaccard(text_signature(text, 1).value(), text_signature(text, 2).value()), 0.2);
}

TEST(TextSignature, AWordingTooShortHasNone) { EXPECT_EQ(text_signature("abcd", kKey), std::nullopt); }

// Of 400 pairs the mean error is near nought and the spread that of 128 draws, for texts that fill all places and such
// that leave most of them empty.
TEST(TextSignature, EstimatesJaccardWithoutBias) {
  std::mt19937_64 random(3);
  for (const int words : {6, 100}) {
    double error = 0, square = 0;
    constexpr int kPairs = 400;
    for (int pair = 0; pair < kPairs; ++pair) {
      const std::string text = random_text(random, words);
      const std::string other = changed(text, 0.15, random);
      const double off = estimated_jaccard(text_signature(text, kKey).value(), text_signature(other, kKey).value()) -
                         jaccard(shingles(text, kKey), shingles(other, kKey));
      error += off / kPairs;
      square += off * off / kPairs;
    }
    EXPECT_NEAR(error, 0, 0.012) << words;
    EXPECT_LT(square, 0.1 * 0.1) << words;
  }
}

TEST(NearTexts, CandidatesHoldNearlyAllPairsOfSimilaritySeventyPercent_AndFewStrangers) {
  std::mt19937_64 random(9);
  std::vector<TextSignature> signatures;
  std::set<TextPair> near;
  for (std::uint32_t i = 0; i < 2000; i += 2) {
    const std::string text = random_text(random, 90);
    const std::string other = changed(text, 0.12, random);
    signatures.push_back(text_signature(text, kKey).value());
    signatures.push_back(text_signature(other, kKey).value());
    if (jaccard(shingles(text, kKey), shingles(other, kKey)) >= 0.7) near.emplace(i, i + 1);
  }
  ASSERT_GT(near.size(), 300U);
  const auto candidates = near_text_candidates(signatures);
  std::size_t found = 0;
  for (const TextPair& pair : candidates) found += near.contains(pair) ? 1 : 0;
  EXPECT_GE(static_cast<double>(found), 0.99 * static_cast<double>(near.size()));
  EXPECT_LT(candidates.size(), 1100U);
}

TEST(NearTexts, AWordingOfThousandsGivesFewPairsThatJoinAll) {
  const std::vector<TextSignature> same(3000, text_signature("je vous recois dans un cadre discret", kKey).value());
  const auto candidates = near_text_candidates(same);
  EXPECT_LE(candidates.size(), 8U * 3000);
  EXPECT_THAT(candidates, Contains(TextPair(1498, 1499)));
}

}  // namespace
}  // namespace vigie::dedup
