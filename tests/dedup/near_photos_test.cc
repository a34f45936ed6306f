#include "dedup/linkage/near_photos.h"

#include <random>

#include <gmock/gmock.h>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {
namespace {

PdqHash flipped(PdqHash hash, int bits) {
  for (int bit = 0; bit < bits; ++bit) hash[static_cast<std::size_t>(bit) % 4] ^= 1ULL << (bit / 4 * 7 % 64);
  return hash;
}

TEST(Pictures, WithinThirtyOneBitsAreOne) {
  const PdqHash hash{1, 2, 3, 4}, near = flipped(hash, 31), far = flipped(hash, 32);
  const auto named = pictures(std::vector{hash, hash, near, far});
  EXPECT_EQ(named[2], hash);
  EXPECT_NE(named[3], hash);
}

TEST(Pictures, AreStarsAndNoChains) {
  const PdqHash first{}, second = flipped(first, 30), third = flipped(first, 60);
  const auto named = pictures(std::vector{first, first, second, third});
  EXPECT_EQ(named[2], first);
  EXPECT_EQ(named[3], third);
}

TEST(Pictures, AgreeWithComparingEachWithAll) {
  std::mt19937_64 random(5);
  std::vector<PdqHash> hashes;
  for (int i = 0; i < 60; ++i) {
    const PdqHash hash{random(), random(), random(), random()};
    hashes.insert(hashes.end(), {hash, hash});
    for (int copy = 0; copy < 3; ++copy) {
      PdqHash near = hash;
      for (int flips = 0; flips < 31; ++flips) near[random() % 4] ^= 1ULL << (random() % 64);
      hashes.push_back(near);
    }
  }
  const auto named = pictures(hashes);
  for (std::size_t i = 0; i < hashes.size(); ++i) EXPECT_EQ(named[i], hashes[i / 5 * 5]);
}

TEST(Pictures, MirroredAndTurnedOnesAreOne) {
  std::mt19937_64 random(9);
  const PdqHash hash{random(), random(), random(), random()};
  for (const PdqHash& turned : dihedral_from(hash)) EXPECT_EQ(pictures(std::vector{hash, hash, turned})[2], hash);
}

}  // namespace
}  // namespace vigie::dedup
