#include "analysis/stays.h"

#include <gtest/gtest.h>

namespace vigie::analysis {
namespace {

std::vector<Stay> stays(std::initializer_list<int> ended, std::initializer_list<int> going_on) {
  std::vector<Stay> all;
  for (const int days : ended) all.push_back({days, true});
  for (const int days : going_on) all.push_back({days, false});
  return all;
}

// Remission of leukaemia, in weeks: Freireich et al. 1963, Blood 21:699; medians 23 and 8 (Cox and Oakes 1984,
// table 1.1).
TEST(MedianStay, AgreesWithThePublishedOne_Freireich1963) {
  EXPECT_EQ(median_stay(stays({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})), 23);
  EXPECT_EQ(median_stay(stays({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, {})), 8);
}

TEST(MedianStay, IsNotKnownWhereMoreThanHalfStayed) {
  EXPECT_EQ(median_stay(stays({2}, {3, 3, 3})), std::nullopt);
  EXPECT_EQ(median_stay({}), std::nullopt);
}

}  // namespace
}  // namespace vigie::analysis
