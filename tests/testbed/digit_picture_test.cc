#include "testbed/digit_picture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::testbed {
namespace {

TEST(DigitPicture, IsAGifOfItsSize) {
  const std::string gif = digit_picture("0639981234");
  EXPECT_EQ(gif.substr(0, 6), "GIF89a");
  EXPECT_EQ(static_cast<unsigned char>(gif[6]) + 256 * static_cast<unsigned char>(gif[7]), 256);
  EXPECT_EQ(static_cast<unsigned char>(gif[8]), 44);
  EXPECT_EQ(gif.back(), ';');
}

TEST(DigitPicture, DiffersWithItsDigits) { EXPECT_NE(digit_picture("0639981234"), digit_picture("0639981235")); }

TEST(DigitPicture, WithoutDigitsIsBlank) { EXPECT_EQ(digit_picture("--"), digit_picture("  ")); }

}  // namespace
}  // namespace vigie::testbed
