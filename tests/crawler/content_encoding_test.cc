#include "crawler/content_encoding.h"

#include <gtest/gtest.h>

#include "tests/crawler/bombs.h"
#include "tests/crawler/gzipped.h"

namespace vigie::crawler {
namespace {

using enum Decoded::End;

constexpr std::size_t kMost = 1 << 20;

TEST(ContentEncoding, NoneAndIdentityLeaveTheBodyAsItIs) {
  EXPECT_EQ(decode("", "un", kMost).bytes, "un");
  EXPECT_EQ(decode("Identity", "un", kMost).bytes, "un");
}

// RFC 9110 8.4: listed in the order in which they were applied; 8.4.1.3: x-gzip is gzip.
TEST(ContentEncoding, AreUndoneFromTheLastToTheFirst) {
  EXPECT_EQ(decode("gzip, X-GZIP", gzipped(gzipped("un")), kMost).bytes, "un");
  EXPECT_EQ(decode("gzip,gzip,gzip,gzip", gzipped("un"), kMost).end, kUnknown);
  EXPECT_EQ(decode("zstd", "un", kMost).end, kUnknown);
}

// RFC 1952 2.2.
TEST(ContentEncoding, MembersOneBehindTheOtherAreOneBody) {
  const auto decoded = decode("gzip", gzipped("un ") + gzipped("deux") + "rest", kMost);
  EXPECT_EQ(decoded.bytes, "un deux");
  EXPECT_EQ(decoded.end, kWhole);
}

// "un" by zlib at level 6: with its frame (RFC 1950), and what stands in it (RFC 1951).
TEST(ContentEncoding, DeflateIsReadWithAndWithoutItsFrame) {
  const std::string framed("\x78\x9c\x2b\xcd\x03\x00\x01\x5a\x00\xe4", 10);
  EXPECT_EQ(decode("deflate", framed, kMost).bytes, "un");
  EXPECT_EQ(decode("deflate", framed.substr(2, 4), kMost).bytes, "un");
}

TEST(ContentEncoding, CutDamagedAndTooMuchAreTold) {
  const std::string whole = gzipped(std::string(1000, 'x') + "fin");
  for (std::size_t size = 1; size < whole.size(); ++size)
    EXPECT_EQ(decode("gzip", whole.substr(0, size), kMost).end, kCut) << size;
  EXPECT_EQ(decode("gzip", "<p>un", kMost).end, kDamaged);
  const auto bomb = decode("gzip", gzip_bomb(40'000), kMost);
  EXPECT_EQ(bomb.end, kTooMuch);
  EXPECT_EQ(bomb.bytes.size(), kMost);
  EXPECT_EQ(decode("br", brotli_bomb(), kMost).end, kTooMuch);
  EXPECT_EQ(decode("br", brotli_bomb().substr(0, 20), 1 << 27).end, kCut);
}

}  // namespace
}  // namespace vigie::crawler
