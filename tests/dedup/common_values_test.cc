#include "dedup/common_values.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <vector>

#include <gmock/gmock.h>

namespace vigie::dedup {
namespace {

using Values = std::vector<std::uint32_t>;

Values common(const Values& a, const Values& b) {
  Values found;
  for_each_common(a, b, [&](std::uint32_t value) { found.push_back(value); });
  return found;
}

TEST(CommonValues, AreThoseOfTheStandardLibraryInRandomLists) {
  std::mt19937 random(1);
  const auto below = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
  const auto drawn = [&] {
    const std::uint32_t most = 1 + below(100);
    std::set<std::uint32_t> values;
    for (std::uint32_t i = below(70); i > 0; --i) values.insert(below(most));
    return Values(values.begin(), values.end());
  };
  for (int i = 0; i < 20'000; ++i) {
    const Values a = drawn(), b = drawn();
    Values expected;
    std::ranges::set_intersection(a, b, std::back_inserter(expected));
    ASSERT_EQ(common(a, b), expected);
  }
}

TEST(CommonValues, StandAtAnyPlaceAmongFour) {
  for (std::uint32_t at = 0; at < 4; ++at) {
    for (std::uint32_t place = 0; place < 4; ++place) {
      Values a{10, 20, 30, 40}, b{11, 21, 31, 41};
      a[at] = b[place] = 25;
      std::ranges::sort(a);
      std::ranges::sort(b);
      EXPECT_THAT(common(a, b), ::testing::ElementsAre(25));
    }
  }
}

TEST(CommonValues, OfTheLargestAreFoundToo) {
  const Values all{0, 1, ~0U - 1, ~0U};
  EXPECT_EQ(common(all, all), all);
  EXPECT_TRUE(common({}, all).empty());
}

}  // namespace
}  // namespace vigie::dedup
