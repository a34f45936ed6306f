#include "testbed/access_trouble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::testbed {
namespace {

constexpr Date september(unsigned day) { return std::chrono::year{2026} / 9 / std::chrono::day(day); }

TEST(AccessTrouble, TooManyRequestsAreRefusedForAWhile) {
  EXPECT_FALSE(access_trouble("jannonce", september(7), 39));
  const auto refused = access_trouble("jannonce", september(7), 40);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 429);
  EXPECT_EQ(refused->headers.at("Retry-After"), "5");
}

TEST(AccessTrouble, HasItsNightsOnItsSites) {
  EXPECT_EQ(access_trouble("topescortbabes", september(15), 1).value().status, 403);
  EXPECT_THAT(access_trouble("kommons", september(20), 1).value().body, testing::HasSubstr("maintenance"));
  EXPECT_THAT(access_trouble("wannonce", september(25), 1).value().body, testing::HasSubstr("pays"));
  for (const char* site : {"topescortbabes", "kommons", "wannonce", "skokka"}) {
    EXPECT_FALSE(access_trouble(site, september(7), 1)) << site;
  }
}

}  // namespace
}  // namespace vigie::testbed
