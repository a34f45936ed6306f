#include "dedup/linkage/near_photos.h"

#include <random>

#include <gmock/gmock.h>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {
namespace {

// Of each photo.
std::vector<PdqHash> named(const std::vector<LinkablePhoto>& photos, const std::vector<KnownPicture>& known = {}) {
  const auto all = pictures(photos, known);
  std::vector<PdqHash> names;
  for (const LinkablePhoto& photo : photos) names.push_back(picture_of(photo.pdq, all));
  return names;
}

std::vector<PdqHash> pictures_of(const std::vector<PdqHash>& hashes, const std::vector<KnownPicture>& known = {}) {
  std::vector<LinkablePhoto> photos;
  for (const PdqHash& hash : hashes) photos.push_back({.pdq = hash, .quality = 100});
  return named(photos, known);
}

PdqHash flipped(PdqHash hash, int bits) {
  for (int bit = 0; bit < bits; ++bit) hash[static_cast<std::size_t>(bit) % 4] ^= 1ULL << (bit / 4 * 7 % 64);
  return hash;
}

TEST(Pictures, WithinThirtyOneBitsAreOne) {
  const PdqHash hash{1, 2, 3, 4}, near = flipped(hash, 31), far = flipped(hash, 32);
  const auto named = pictures_of({hash, hash, near, far});
  EXPECT_EQ(named[2], hash);
  EXPECT_NE(named[3], hash);
}

TEST(Pictures, AreStarsAndNoChains) {
  const PdqHash first{}, second = flipped(first, 30), third = flipped(first, 60);
  const auto named = pictures_of({first, first, second, third});
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
  const auto named = pictures_of(hashes);
  for (std::size_t i = 0; i < hashes.size(); ++i) EXPECT_EQ(named[i], hashes[i / 5 * 5]);
}

TEST(Pictures, MirroredAndTurnedOnesAreOne) {
  std::mt19937_64 random(9);
  const PdqHash hash{random(), random(), random(), random()};
  for (const PdqHash& turned : dihedral_from(hash)) EXPECT_EQ(pictures_of({hash, hash, turned})[2], hash);
}

LinkablePhoto photo_with_parts(std::uint64_t seed, int copies_of_parts) {
  std::mt19937_64 random(seed);
  PictureParts parts;
  for (int i = 0; i < copies_of_parts; ++i) {
    const auto place = [&] { return static_cast<std::uint16_t>(random() % 65'536); };
    parts.push_back({.waves = random(), .x = place(), .y = place(), .size = 1000});
  }
  return {.pdq = {random(), random(), random(), random()},
          .quality = 100,
          .parts = std::make_shared<const PictureParts>(parts)};
}

TEST(Pictures, WithPartsInCommonAreOne_HoweverTheirHashesDiffer) {
  const LinkablePhoto whole = photo_with_parts(1, 20), other = photo_with_parts(2, 20);
  LinkablePhoto cut = photo_with_parts(3, 0), without = photo_with_parts(4, 0);
  cut.parts = std::make_shared<const PictureParts>(whole.parts->begin(), whole.parts->begin() + 8);
  without.parts = nullptr;
  EXPECT_EQ(named({whole, whole, other, cut, without}),
            (std::vector{whole.pdq, whole.pdq, other.pdq, whole.pdq, without.pdq}));
}

TEST(Pictures, OfACollageAreNotOneByIt) {
  const LinkablePhoto left = photo_with_parts(1, 20), right = photo_with_parts(2, 20);
  LinkablePhoto collage = photo_with_parts(3, 0);
  PictureParts both = *left.parts;
  both.insert(both.end(), right.parts->begin(), right.parts->end());
  collage.parts = std::make_shared<const PictureParts>(both);
  const auto shown = named({left, left, right, right, collage});
  EXPECT_NE(shown[0], shown[2]);
}

TEST(Pictures, ThatWereKnownStayAndStandForNewPhotos) {
  const PdqHash first{1, 2, 3, 4}, near = flipped(first, 20), beyond = flipped(first, 40);
  const std::vector<KnownPicture> known{{first, first}, {near, first}};
  EXPECT_EQ(pictures_of({first, near, near, near}, known), (std::vector{first, first, first, first}));
  EXPECT_EQ(pictures_of({first, near, flipped(first, 8)}, known)[2], first);
  EXPECT_EQ(pictures_of({first, near, beyond}, known)[2], beyond) << "what is near does not stand for it";
}

TEST(Pictures, WhoseStandingPhotoIsGoneAreLookedForAnew) {
  const PdqHash gone{1, 2, 3, 4}, near = flipped(gone, 20), nearer = flipped(gone, 28);
  const std::vector<KnownPicture> known{{gone, gone}, {near, gone}, {nearer, gone}};
  EXPECT_EQ(pictures_of({near, near, nearer}, known), (std::vector{near, near, near}));
}

TEST(Pictures, AreListedOnceByPhoto) {
  const PdqHash hash{1, 2, 3, 4}, near = flipped(hash, 20), other{~0ULL, 0, ~0ULL, 7};
  std::vector<LinkablePhoto> photos;
  for (const PdqHash& one : {other, hash, near, hash}) photos.push_back({.pdq = one, .quality = 100});
  const auto all = pictures(photos);
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &KnownPicture::photo));
  EXPECT_EQ(all.size(), 3U);
  EXPECT_EQ(pictures(photos, all), all);
}

}  // namespace
}  // namespace vigie::dedup
