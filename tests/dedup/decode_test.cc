#include "dedup/signatures/picture/decode.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "testbed/digit_picture.h"
#include "testbed/drawn_picture.h"
#include "tests/dedup/encoded_picture.h"

namespace vigie::dedup {
namespace {

using namespace vigie::testing;
using testbed::drawn_picture;

PdqHash hash_of(const std::string& bytes) { return pdq(decode_picture(bytes).value().luminance).hash; }

Unreadable reason_of(std::string_view bytes) {
  const auto picture = decode_picture(bytes);
  EXPECT_FALSE(picture);
  return picture ? Unreadable::kCrashed : picture.error();
}

TEST(DecodePicture, EveryFormatGivesThePictureThatWasEncoded) {
  const auto picture = drawn_picture(1, 300, 200);
  const PdqHash expected = hash_of(to_png(picture));
  EXPECT_LE(hamming_distance(hash_of(to_deep_png(picture)), expected), 16);
  EXPECT_LE(hamming_distance(hash_of(testbed::to_jpeg(picture, 95)), expected), 8);
  EXPECT_LE(hamming_distance(hash_of(to_cmyk_jpeg(picture)), expected), 8);
  EXPECT_LE(hamming_distance(hash_of(to_webp(picture)), expected), 8);
  EXPECT_LE(hamming_distance(hash_of(to_avif(picture)), expected), 8);
  EXPECT_LE(hamming_distance(hash_of(to_heic(picture)), expected), 8);
}

TEST(DecodePicture, OfAnAnimatedOneTheFirstFrame) {
  const auto first = drawn_picture(1, 300, 200);
  EXPECT_EQ(hash_of(to_animated_webp(first, drawn_picture(2, 300, 200))), hash_of(to_webp(first)));
}

TEST(DecodePicture, AGifHasItsColours) {
  const auto digits = decode_picture(testbed::digit_picture("0639980012")).value();
  EXPECT_EQ(digits.height, 44);
  EXPECT_EQ(digits.luminance.values.front(), 255);
  EXPECT_EQ(*std::ranges::min_element(digits.luminance.values), 0);
}

TEST(DecodePicture, ALargeOneIsSampledAsTheReferenceDoes) {
  const auto picture = decode_picture(to_png(drawn_picture(1, 1000, 300))).value();
  EXPECT_EQ(picture.width, 1000);
  EXPECT_EQ(picture.luminance.width, 512);
  EXPECT_EQ(picture.luminance.height, 512);
}

TEST(DecodePicture, NothingAndNoPicture) {
  EXPECT_EQ(reason_of(""), Unreadable::kEmpty);
  EXPECT_EQ(reason_of("<!doctype html><img src=a.jpg>"), Unreadable::kUnknownFormat);
  EXPECT_EQ(reason_of("\xFF\xD8\xFF"), Unreadable::kDamaged);
  EXPECT_EQ(reason_of("GIF89a/*<script>alert(1)</script>*/"), Unreadable::kDamaged);
  EXPECT_EQ(reason_of(std::string(kMostPictureBytes + 1, 'x')), Unreadable::kTooManyBytes);
}

TEST(DecodePicture, APictureWithAPageBehindItIsThePicture) {
  const std::string jpeg = testbed::to_jpeg(drawn_picture(1, 300, 200), 90);
  EXPECT_EQ(hash_of(jpeg + "<html><script>alert(1)</script></html>"), hash_of(jpeg));
}

TEST(DecodePicture, OnePixelIsTooSmall) {
  EXPECT_EQ(reason_of(to_png(drawn_picture(1, 1, 1))), Unreadable::kTooSmall);
  EXPECT_EQ(reason_of(testbed::to_jpeg(drawn_picture(1, 1, 1), 90)), Unreadable::kTooSmall);
}

// A header that announces 30,000 × 30,000 pixels is enough.
TEST(DecodePicture, ABombIsRefusedByItsHeader) {
  std::string jpeg = testbed::to_jpeg(drawn_picture(1, 64, 64), 90);
  const std::size_t frame = jpeg.find("\xFF\xC0");
  ASSERT_NE(frame, std::string::npos);
  jpeg.replace(frame + 5, 4, "\x75\x30\x75\x30");
  EXPECT_EQ(reason_of(jpeg), Unreadable::kTooManyPixels);
  std::string png = to_png(drawn_picture(1, 64, 64));
}

struct Encoded {
  const char* format;
  std::string (*encode)(const testbed::Picture&);
};

class EveryFormat : public ::testing::TestWithParam<Encoded> {};

TEST_P(EveryFormat, ATruncatedPictureIsDamaged) {
  const std::string whole = GetParam().encode(drawn_picture(3, 200, 150));
  for (const double share : {0.1, 0.5, 0.9}) {
    const auto kept = static_cast<std::size_t>(share * static_cast<double>(whole.size()));
    EXPECT_EQ(reason_of(std::string_view(whole).substr(0, kept)), Unreadable::kDamaged) << share;
  }
}

// Bytes are turned at places from a fixed sequence: what comes out is a picture or a reason, never the end of the test.
TEST_P(EveryFormat, TurnedBytesGiveAPictureOrAReason) {
  const std::string whole = GetParam().encode(drawn_picture(4, 64, 48));
  std::uint64_t state = 12345;
  for (int round = 0; round < 200; ++round) {
    std::string broken = whole;
    for (int change = 0; change < 4; ++change) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      broken[(state >> 33) % broken.size()] ^= static_cast<char>(1 + (state >> 20 & 0x7F));
    }
    if (const auto picture = decode_picture(broken)) {
      EXPECT_EQ(picture->luminance.values.size(), static_cast<std::size_t>(picture->luminance.width) *
                                                      static_cast<std::size_t>(picture->luminance.height));
    }
  }
}

std::string to_plain_jpeg(const testbed::Picture& picture) { return testbed::to_jpeg(picture, 85); }

INSTANTIATE_TEST_SUITE_P(DecodePicture, EveryFormat,
                         ::testing::Values(Encoded{"jpeg", to_plain_jpeg}, Encoded{"png", to_png},
                                           Encoded{"deep_png", to_deep_png}, Encoded{"webp", to_webp},
                                           Encoded{"avif", to_avif}, Encoded{"heic", to_heic}),
                         [](const auto& info) { return info.param.format; });

}  // namespace
}  // namespace vigie::dedup
