#include "dedup/estimate/unrecognised.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

TEST(Unrecognised, NobodyUnmarkedChangesNothing) {
  const auto same = with_unrecognised({100, 90, 120}, {.marked_ads = 50, .unmarked_ads = 5, .ads_of_marked = {1, 2}});
  EXPECT_EQ(same.n, 100);
  EXPECT_EQ(same.lo, 90);
  EXPECT_EQ(same.hi, 120);
}

// Half of the ads are unmarked: of persons with one ad as many are unmarked as marked, of those with two a third as
// many.
TEST(Unrecognised, OfOneAdMoreThanOfTwo) {
  const Marks marks{.marked_ads = 10, .unmarked_ads = 10, .ads_of_marked = {1, 1, 2}, .unmarked_persons = 9};
  EXPECT_DOUBLE_EQ(separate_persons(marks), 2 + 1.0 / 3);
}

TEST(Unrecognised, AreNeverMoreThanWereSeen) {
  const Marks marks{.marked_ads = 1, .unmarked_ads = 9, .ads_of_marked = {1}, .unmarked_persons = 2};
  EXPECT_EQ(separate_persons(marks), 2);
}

TEST(Unrecognised, TheIntervalReachesFromNoneToAllOfThem) {
  const Marks marks{.marked_ads = 30, .unmarked_ads = 10, .ads_of_marked = {1, 1, 1}, .unmarked_persons = 7};
  const auto all = with_unrecognised({100, 97, 104}, marks);
  EXPECT_DOUBLE_EQ(all.n, 101);
  EXPECT_DOUBLE_EQ(all.lo, 101 - std::hypot(3, 1));
  EXPECT_DOUBLE_EQ(all.hi, 101 + std::hypot(4, 6));
}

// 2,000 persons of one to four ads, each unmarked with a chance of .15; who has unmarked ones alone looks like so many.
TEST(Unrecognised, FindsHowManyAreSeparateWhereMarksFallByChance) {
  std::mt19937 random(5);
  std::bernoulli_distribution unmarked(.15);
  Marks marks;
  int separate = 0, loose = 0;
  for (int person = 0; person < 2000; ++person) {
    const int ads = 1 + person % 4;
    int without = 0;
    for (int ad = 0; ad < ads; ++ad) without += unmarked(random) ? 1 : 0;
    marks.unmarked_ads += without, marks.marked_ads += ads - without;
    if (without == ads)
      ++separate;
    else
      marks.ads_of_marked.push_back(ads - without), loose += without;  // none of which is linked
  }
  marks.unmarked_persons = separate + loose;
  EXPECT_NEAR(separate_persons(marks), separate, .25 * separate);
}

}  // namespace
}  // namespace vigie::dedup
