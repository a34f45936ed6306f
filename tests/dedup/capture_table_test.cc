#include "dedup/estimate/capture_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(CaptureTable, ReadsHistoriesAndCounts) {
  const auto table = read_capture_table("A,B,count\n1,0,5\n0,1,3\n1,1,2\n");
  ASSERT_TRUE(table) << table.error();
  EXPECT_THAT(table->lists, ElementsAre("A", "B"));
  EXPECT_THAT(table->counts, ElementsAre(Pair(1, 5), Pair(2, 3), Pair(3, 2)));
  EXPECT_EQ(table->observed(), 10);
  EXPECT_THAT(table->frequencies(), ElementsAre(8, 2));
}

TEST(CaptureTable, ReadsWhatSpreadsheetsWrite) {
  const auto table = read_capture_table("\xEF\xBB\xBF\"A\";\"B\";\"count\"\r\n1;0;5\r\n\"1\";\"0\";2\r\n");
  ASSERT_TRUE(table) << table.error();
  EXPECT_THAT(table->lists, ElementsAre("A", "B"));
  EXPECT_THAT(table->counts, ElementsAre(Pair(1, 7)));
}

TEST(CaptureTable, TakesEachLineForACaseWhereThereIsNoCount) {
  const auto table = read_capture_table("A,B\n1,0\n1,0\n1,1");
  ASSERT_TRUE(table) << table.error();
  EXPECT_THAT(table->counts, ElementsAre(Pair(1, 2), Pair(3, 1)));
}

TEST(CaptureTable, LeavesOutCombinationsThatNobodyHolds) {
  EXPECT_THAT(read_capture_table("A,B,count\n1,0,5\n0,0,0\n0,1,0\n")->counts, ElementsAre(Pair(1, 5)));
}

TEST(CaptureTable, NamesTheLineThatIsWrong) {
  const auto where = [](std::string_view csv) {
    const auto table = read_capture_table(csv);
    EXPECT_FALSE(table) << csv;
    EXPECT_EQ(table.error().code, Error::kBadInput);
    return table.error().where;
  };
  EXPECT_EQ(where("A,B,count\n1,0,5\n1,2,5\n"), "line 3");
  EXPECT_EQ(where("A,B,count\n1,0\n"), "line 2");
  EXPECT_EQ(where("A,B,count\n1,0,-1\n"), "line 2");
  EXPECT_EQ(where("A,B,count\n1,0,1.5\n"), "line 2");
  EXPECT_EQ(where("A,B,count\n1,0,99999999999999999999\n"), "line 2");
  EXPECT_EQ(where("A,B,count\n\n0,0,4\n"), "line 3");
  EXPECT_EQ(where("A,A,count\n1,0,5\n"), "line 1");
  EXPECT_EQ(where("1,0,5\n0,1,3\n"), "line 1");
  EXPECT_EQ(where("count\n5\n"), "line 1");
}

TEST(CaptureTable, RefusesATableWithoutCases) {
  for (const char* csv : {"", "\n", "A,B,count\n", "A,B,count\n1,0,0\n"}) EXPECT_FALSE(read_capture_table(csv)) << csv;
}

}  // namespace
}  // namespace vigie::dedup
