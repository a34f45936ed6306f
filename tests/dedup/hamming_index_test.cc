#include "dedup/signatures/hamming_index.h"

#include <algorithm>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PdqHash random_hash(std::mt19937_64& random) { return {random(), random(), random(), random()}; }

PdqHash with_flips(PdqHash hash, int flips, std::mt19937_64& random) {
  std::vector<std::size_t> bits(256);
  std::iota(bits.begin(), bits.end(), std::size_t{0});
  std::shuffle(bits.begin(), bits.end(), random);
  for (int i = 0; i < flips; ++i)
    hash[bits[static_cast<std::size_t>(i)] / 64] ^= std::uint64_t{1} << (bits[static_cast<std::size_t>(i)] % 64);
  return hash;
}

std::vector<HammingMatch> by_force(const HammingIndex& index, const PdqHash& hash) {
  std::vector<HammingMatch> found;
  for (std::uint32_t i = 0; i < index.size(); ++i) {
    const int distance = hamming_distance(index.hash(i), hash);
    if (distance <= kPdqMatchDistance) found.push_back({i, distance});
  }
  return found;
}

TEST(HugePages, LargeArraysBeginAtOne) {
  InHugePages<std::uint32_t> numbers(2'000'000);
  std::iota(numbers.begin(), numbers.end(), 0U);
  numbers.resize(3'000'000, 7);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(numbers.data()) % (1U << 21), 0U);
  EXPECT_EQ(numbers[1'999'999], 1'999'999U);
  EXPECT_EQ(numbers.back(), 7U);
}

TEST(HammingIndex, AnEmptyOneHasNoMatches) { EXPECT_THAT(HammingIndex({}).matches(PdqHash{}), IsEmpty()); }

TEST(HammingIndex, ThirtyOneBitsMatchAndThirtyTwoDoNot) {
  const HammingIndex index({{0, 0, 0, 0x7FFFFFFF}, {0, 0, 0, 0xFFFFFFFF}});
  EXPECT_THAT(index.matches(PdqHash{}), ElementsAre(HammingMatch{0, 31}));
}

TEST(HammingIndex, IsExactAgainstBruteForce_WhereverTheFlipsFall) {
  std::mt19937_64 random(11);
  std::vector<PdqHash> hashes, queries;
  for (int i = 0; i < 20'000; ++i) hashes.push_back(random_hash(random));
  for (int round = 0; round < 300; ++round) {
    queries.push_back(random_hash(random));
    for (const int flips : {0, 1, round % 32, 31, 32, 33}) hashes.push_back(with_flips(queries.back(), flips, random));
  }
  const HammingIndex index(hashes);
  std::size_t matches = 0;
  for (const PdqHash& query : queries) {
    const auto found = index.matches(query);
    EXPECT_EQ(found, by_force(index, query));
    matches += found.size();
  }
  EXPECT_EQ(matches, 300U * 4);
}

// Thousands at once are looked up by another order than one.
TEST(HammingIndex, ManyAtOnceFindTheSameAsOneByOne) {
  std::mt19937_64 random(17);
  std::vector<PdqHash> hashes, queries;
  for (int i = 0; i < 20'000; ++i) hashes.push_back(random_hash(random));
  for (int i = 0; i < 5'000; ++i) queries.push_back(with_flips(hashes[random() % hashes.size()], i % 40, random));
  const HammingIndex index(hashes);
  std::vector<std::vector<HammingMatch>> found(queries.size());
  index.for_each_match(queries, [&](std::size_t query, HammingMatch match) { found[query].push_back(match); });
  std::size_t matches = 0;
  for (std::size_t query = 0; query < queries.size(); ++query) {
    std::ranges::sort(found[query], {}, &HammingMatch::entry);
    EXPECT_EQ(found[query], index.matches(queries[query])) << query;
    matches += found[query].size();
  }
  EXPECT_EQ(matches, 5'000U * 32 / 40);
}

// Many hashes in one piece's list, so that whole lanes match and the list's end falls within one.
TEST(HammingIndex, IsExactAmongHashesThatAreNearlyAlike) {
  std::mt19937_64 random(3);
  for (int size = 1; size < 40; ++size) {
    const PdqHash query = random_hash(random);
    std::vector<PdqHash> hashes;
    for (int i = 0; i < size; ++i) hashes.push_back(with_flips(query, 20 + i, random));
    const HammingIndex index(hashes);
    EXPECT_EQ(index.matches(query), by_force(index, query));
  }
}

// Flips spread evenly over the hash are the hardest: every eighth bit, from each beginning.
TEST(HammingIndex, FindsFlipsSpreadEvenly) {
  std::mt19937_64 random(5);
  const PdqHash query = random_hash(random);
  std::vector<PdqHash> hashes;
  for (int i = 0; i < 1000; ++i) hashes.push_back(random_hash(random));
  for (std::uint64_t shift = 0; shift < 8; ++shift) {
    PdqHash spread = query;
    for (std::uint64_t bit = shift; bit < 248; bit += 8) spread[bit / 64] ^= std::uint64_t{1} << (bit % 64);
    hashes.push_back(spread);
  }
  EXPECT_EQ(HammingIndex(hashes).matches(query).size(), 8U);
}

}  // namespace
}  // namespace vigie::dedup
