#include "dedup/signatures/letterbox.h"

#include <gmock/gmock.h>

#include "dedup/signatures/picture/decode.h"
#include "testbed/drawn_picture.h"

namespace vigie::dedup {
namespace {

using testbed::Picture;

struct Bars {
  int left, top, right, bottom;
};

Picture framed(const Picture& from, Bars bars, std::uint8_t grey) {
  Picture to{.width = from.width + bars.left + bars.right, .height = from.height + bars.top + bars.bottom, .rgb = {}};
  to.rgb.assign(3 * static_cast<std::size_t>(to.width * to.height), grey);
  for (int y = 0; y < from.height; ++y) std::copy_n(from.at(0, y), 3 * from.width, to.at(bars.left, bars.top + y));
  return to;
}

Luminance seen(const Picture& picture) { return decode_picture(testbed::to_jpeg(picture, 85)).value().luminance; }

int distance_within_borders(const Picture& a, const Picture& b) {
  return hamming_distance(pdq(without_border(seen(a))).hash, pdq(without_border(seen(b))).hash);
}

TEST(Letterbox, APictureWithinAFrameOrBarsIsKnownAgain) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
    const Picture picture = testbed::drawn_picture(seed, 400, 300);
    EXPECT_LE(distance_within_borders(picture, framed(picture, {20, 20, 20, 20}, 0)), kPdqMatchDistance) << seed;
    EXPECT_LE(distance_within_borders(picture, framed(picture, {40, 30, 40, 30}, 255)), kPdqMatchDistance) << seed;
    EXPECT_LE(distance_within_borders(picture, framed(picture, {0, 250, 0, 250}, 0)), kPdqMatchDistance) << seed;
  }
}

TEST(Letterbox, OfOneColourOrNearlyAllBorderNothingIsTakenOff) {
  const Luminance grey{.width = 30, .height = 20, .values = std::vector<float>(600, 80)};
  EXPECT_EQ(without_border(grey).width, 30);
  Luminance dot = grey;
  dot.values[315] = 255;
  EXPECT_EQ(without_border(dot).width, 30);
  EXPECT_EQ(without_border(Luminance{}).width, 0);
}

TEST(Letterbox, SidesOfDifferentColoursAreTakenOffEach) {
  Luminance picture{.width = 40, .height = 40, .values = {}};
  for (int y = 0; y < 40; ++y) {
    for (int x = 0; x < 40; ++x) {
      const bool left = x < 8, right = x >= 30;
      picture.values.push_back(left ? 10.0F : right ? 240.0F : static_cast<float>((x * 37 + y * 91) % 200));
    }
  }
  const Luminance kept = without_border(picture);
  EXPECT_EQ(kept.width, 22);
  EXPECT_EQ(kept.height, 40);
  EXPECT_EQ(kept.values[0], picture.values[8]);
}

TEST(Letterbox, ABarOnOneSideAloneStays) {
  const Picture picture = testbed::drawn_picture(3, 200, 150);
  EXPECT_EQ(without_border(seen(framed(picture, {0, 60, 0, 0}, 255))).height, 210);
}

}  // namespace
}  // namespace vigie::dedup
