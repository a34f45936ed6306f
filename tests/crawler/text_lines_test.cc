// Lines of signs in pictures: what is found of them before a reader looks.
#include "crawler/photos/text_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crawler/photos/blobs.h"
#include "crawler/photos/local_contrast.h"
#include "dedup/signatures/luminance_at.h"

namespace vigie::crawler {
namespace {

using dedup::Luminance;

Luminance plain(int width, int height, float value) {
  return {.width = width,
          .height = height,
          .values = std::vector<float>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), value)};
}

void fill(Luminance& picture, const Blob& part, float value) {
  for (int y = part.top; y < part.bottom; ++y) {
    for (int x = part.left; x < part.right; ++x) picture.values[dedup::index_of(picture, x, y)] = value;
  }
}

// Bars as high and wide apart as digits.
Luminance bars(int count, float paper, float ink) {
  Luminance picture = plain(400, 200, paper);
  for (int i = 0; i < count; ++i) fill(picture, {20 + 30 * i, 80, 32 + 30 * i, 104}, ink);
  return picture;
}

TEST(Blobs, TouchAtCornersToo) {
  Luminance picture = plain(20, 20, 0);
  fill(picture, {2, 2, 5, 5}, 255);
  fill(picture, {5, 5, 8, 8}, 255);
  fill(picture, {12, 2, 14, 4}, 255);
  const Blobs blobs(picture, 1, 100);
  ASSERT_EQ(blobs.all().size(), 2U);
  EXPECT_EQ(blobs.all()[0].right, 8);
  EXPECT_EQ(blobs.all()[0].bottom, 8);
  EXPECT_EQ(blobs.all()[1].width(), 2);
}

TEST(Blobs, ARingAroundAnIslandIsOneAndTheIslandAnother) {
  Luminance picture = plain(20, 20, 0);
  fill(picture, {2, 2, 14, 14}, 255);
  fill(picture, {4, 4, 12, 12}, 0);
  fill(picture, {6, 6, 10, 10}, 255);
  EXPECT_EQ(Blobs(picture, 1, 100).all().size(), 2U);
  EXPECT_EQ(Blobs(picture, -1, -100).all().size(), 2U);  // what lies outside, and between
}

TEST(Blobs, RunsOfRowsAreThoseBetween) {
  Luminance picture = plain(10, 10, 0);
  fill(picture, {1, 1, 4, 9}, 255);
  const Blobs blobs(picture, 1, 100);
  const auto runs = blobs.runs_between(3, 5);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].y, 3);
  EXPECT_EQ(runs[1].to, 4);
  EXPECT_TRUE(blobs.runs_between(9, 10).empty());
}

// By the definition: the window's mean and deviation, each pixel by itself.
TEST(LocalContrast, IsThatOfTheWindow) {
  Luminance picture = plain(30, 20, 0);
  for (std::size_t i = 0; i < picture.values.size(); ++i) picture.values[i] = static_cast<float>(i * 37 % 251);
  const Luminance contrast = local_contrast(picture, 4);
  for (const auto& [x, y] : {std::pair(0, 0), std::pair(15, 10), std::pair(29, 19), std::pair(3, 18)}) {
    double sum = 0, squares = 0, count = 0;
    for (int py = std::max(0, y - 4); py <= std::min(19, y + 4); ++py) {
      for (int px = std::max(0, x - 4); px <= std::min(29, x + 4); ++px) {
        const double value = picture.values[dedup::index_of(picture, px, py)];
        sum += value, squares += value * value, ++count;
      }
    }
    const double mean = sum / count, deviation = std::sqrt(squares / count - mean * mean);
    const std::size_t at = dedup::index_of(picture, x, y);
    EXPECT_NEAR(contrast.values[at], (picture.values[at] - mean) / deviation, 1e-3);
  }
}

TEST(TextLines, TenSignsInARowAreOne_InEitherInk) {
  for (const auto& [paper, ink] : {std::pair(40.0F, 240.0F), std::pair(220.0F, 10.0F)}) {
    const auto lines = text_lines(bars(10, paper, ink));
    ASSERT_FALSE(lines.empty());
    const auto found = std::ranges::find_if(lines, [](const TextLine& line) { return std::abs(line.height - 24) < 3; });
    ASSERT_NE(found, lines.end());
    EXPECT_NEAR(found->left, 20, 2);
    EXPECT_NEAR(found->right, 302, 2);
    const Luminance& page = found->pages.front();
    EXPECT_NEAR(*std::ranges::min_element(page.values), 0, 1);  // the signs are black,
    EXPECT_EQ(page.values.front(), 255);                        // what lies around them is white
  }
}

TEST(TextLines, FewerSignsAreNone) { EXPECT_TRUE(text_lines(bars(7, 40, 240)).empty()); }

TEST(TextLines, NothingInNothing) {
  EXPECT_TRUE(text_lines(plain(400, 300, 128)).empty());
  EXPECT_TRUE(text_lines(plain(5, 5, 0)).empty());
}

}  // namespace
}  // namespace vigie::crawler
