#include "dedup/signatures/picture_parts.h"

#include <cmath>

#include <gmock/gmock.h>

#include "dedup/signatures/area_reducer.h"
#include "testbed/drawn_picture.h"

namespace vigie::dedup {
namespace {

Luminance drawn(std::uint64_t seed, int width = 400, int height = 300) {
  const testbed::Picture picture = testbed::drawn_picture(seed, width, height);
  Luminance luminance{.width = width, .height = height, .values = {}};
  for (std::size_t i = 0; i < picture.rgb.size(); i += 3)
    luminance.values.push_back(0.299F * picture.rgb[i] + 0.587F * picture.rgb[i + 1] + 0.114F * picture.rgb[i + 2]);
  return luminance;
}

float& at(Luminance& picture, int x, int y) {
  return picture
      .values[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x)];
}

// `source` tells of each place of the result the one that it shows.
template <typename Source>
Luminance remapped(Luminance from, int width, int height, const Source& source) {
  Luminance to{.width = width, .height = height, .values = {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const auto [px, py] = source(x, y);
      to.values.push_back(at(from, px, py));
    }
  }
  return to;
}

int agreeing_with_original(std::uint64_t seed, const Luminance& copy) {
  return agreeing_parts(picture_parts(drawn(seed)), picture_parts(copy));
}

TEST(PictureParts, FindACutCopy) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    const Luminance cut =
        remapped(drawn(seed), 340, 255, [](int x, int y) { return std::pair(x + 47, y + 12); });  // 28 % of it lost
    EXPECT_GE(agreeing_with_original(seed, cut), kLeastAgreeing) << seed;
  }
}

TEST(PictureParts, FindAMirroredAndCutCopy) {
  const Luminance copy = remapped(drawn(5), 340, 255, [](int x, int y) { return std::pair(370 - x, y + 20); });
  EXPECT_GE(agreeing_with_original(5, copy), kLeastAgreeing);
}

TEST(PictureParts, FindATurnedAndCutCopy) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    const Luminance right = remapped(drawn(seed), 255, 340, [](int x, int y) { return std::pair(y + 47, 270 - x); });
    EXPECT_GE(agreeing_with_original(seed, right), kLeastAgreeing) << seed;
    const Luminance left = remapped(drawn(seed), 255, 340, [](int x, int y) { return std::pair(370 - y, x + 12); });
    EXPECT_GE(agreeing_with_original(seed, left), kLeastAgreeing) << seed;
    const Luminance over = remapped(drawn(seed), 340, 255, [](int x, int y) { return std::pair(370 - x, 280 - y); });
    EXPECT_GE(agreeing_with_original(seed, over), kLeastAgreeing) << seed;
    const Luminance both = remapped(drawn(seed), 255, 340, [](int x, int y) { return std::pair(y + 47, x + 12); });
    EXPECT_GE(agreeing_with_original(seed, both), kLeastAgreeing) << seed;
  }
}

TEST(PictureParts, FindBothPicturesOfACollage) {
  Luminance left = drawn(6), right = drawn(7);
  Luminance both = remapped(left, 800, 300, [](int x, int y) { return std::pair(x % 400, y); });
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 400; ++x) at(both, 400 + x, y) = at(right, x, y);
  }
  EXPECT_GE(agreeing_with_original(6, both), kLeastAgreeing);
  EXPECT_GE(agreeing_with_original(7, both), kLeastAgreeing);
}

TEST(PictureParts, FindACopyThatIsWrittenOn) {
  Luminance written = drawn(8);
  for (int y = 200; y < 240; ++y) {
    for (int x = 20; x < 380; ++x) at(written, x, y) = x / 10 % 3 == 0 ? 255 : at(written, x, y);
  }
  EXPECT_GE(agreeing_with_original(8, written), kLeastAgreeing);
}

TEST(PictureParts, TellStrangersApart) {
  std::vector<PictureParts> parts;
  for (std::uint64_t seed = 100; seed < 140; ++seed) parts.push_back(picture_parts(drawn(seed)));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_LT(agreeing_parts(parts[i], parts[j]), kLeastAgreeing) << i << ' ' << j;
  }
}

TEST(PictureParts, OfASitesMarkAloneSayNothing) {
  PictureParts mark;
  for (std::uint16_t i = 0; i < 12; ++i)
    mark.push_back({.waves = 0x9E3779B97F4A7C15U * (i + 1U),
                    .x = static_cast<std::uint16_t>(50'000 + 1000 * i),
                    .y = static_cast<std::uint16_t>(48'000 + 300 * (i % 3)),
                    .size = 800});
  EXPECT_EQ(agreeing_parts(mark, mark), 0);
}

TEST(PictureParts, PlainAndTinyPicturesHaveNone) {
  const auto grey = [](int side) {
    return Luminance{.width = side,
                     .height = side,
                     .values = std::vector<float>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 90)};
  };
  for (const int side : {1, 5, 23, 200}) EXPECT_TRUE(picture_parts(grey(side)).empty()) << side;
}

TEST(PartsIndex, FindsTheOriginalAmongStrangers) {
  std::vector<PictureParts> parts;
  for (std::uint64_t seed = 200; seed < 240; ++seed) parts.push_back(picture_parts(drawn(seed)));
  const PartsIndex index(parts);
  const Luminance cut = remapped(drawn(217), 340, 255, [](int x, int y) { return std::pair(x + 30, y + 30); });
  EXPECT_THAT(index.candidates(picture_parts(cut)), ::testing::Contains(PartsCandidate{17, 0}));
  const Luminance turned = remapped(drawn(217), 255, 340, [](int x, int y) { return std::pair(y + 30, 280 - x); });
  EXPECT_THAT(index.candidates(picture_parts(turned)), ::testing::Contains(PartsCandidate{17, 6}));
}

TEST(AreaReducer, KeepsProportionsAndTheMeanOfEachArea) {
  Luminance picture{.width = 6, .height = 3, .values = {}};
  for (int i = 0; i < 18; ++i) picture.values.push_back(static_cast<float>(i));
  const Luminance half = reduced_to(4, picture);
  ASSERT_EQ(half.width, 4);
  ASSERT_EQ(half.height, 2);
  // The first covers columns 0 … 1.5 and rows 0 … 1.5: (0 + 1/2 + 6/2 + 7/4) / 2.25.
  EXPECT_NEAR(half.values[0], (0 + 0.5F + 3 + 1.75F) / 2.25F, 1e-4);
  float sum = 0;
  for (const float value : half.values) sum += value;
  EXPECT_NEAR(sum / 8, 17 / 2.0F, 1e-4);
}

TEST(AreaReducer, LeavesASmallPictureAsItIs) {
  const Luminance picture = drawn(1, 60, 40);
  EXPECT_EQ(reduced_to(64, picture).values, picture.values);
}

}  // namespace
}  // namespace vigie::dedup
