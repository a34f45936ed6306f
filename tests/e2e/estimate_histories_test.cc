// `vigie estimate --histories`: DESIGN's JSON for any table of capture histories.
#include <gmock/gmock.h>

#include "tests/e2e/program.h"

namespace vigie::e2e {
namespace {

using ::testing::HasSubstr;

using EstimateHistories = Program;

TEST_F(EstimateHistories, GivesEveryEstimateWithItsInterval) {
  write("lists.csv", "A,B,C,count\n1,0,0,400\n0,1,0,300\n0,0,1,200\n1,1,0,300\n1,0,1,80\n0,1,1,60\n1,1,1,50\n");
  const Ran ran = run("estimate --histories '" + file("lists.csv").string() + "'");
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  const auto line = ran.last_line();
  EXPECT_EQ(line["observed"], 1390);
  for (const char* method : {"chao1", "chao1_bc", "zelterman", "loglinear_main", "loglinear_stepwise"}) {
    EXPECT_LT(line[method]["lo"].get<double>(), line[method]["n"].get<double>()) << method;
    EXPECT_LT(line[method]["n"].get<double>(), line[method]["hi"].get<double>()) << method;
  }
  EXPECT_EQ(line["loglinear_stepwise"]["terms"].dump(), R"(["A:B"])");
  EXPECT_FALSE(line.contains("reason"));
}

TEST_F(EstimateHistories, SaysWhyThereIsNoEstimate) {
  write("apart.csv", "A,B,count\n1,0,5\n0,1,7\n");
  const auto line = run("--lang en estimate --histories '" + file("apart.csv").string() + "'").last_line();
  EXPECT_TRUE(line["chao1"].is_null());
  EXPECT_TRUE(line["loglinear_stepwise"].is_null());
  EXPECT_THAT(line["reason"].get<std::string>(), HasSubstr("nobody was seen twice"));
}

TEST_F(EstimateHistories, NamesTheLineThatIsWrong) {
  write("bad.csv", "A,B,count\n1,0,5\n1,2,7\n");
  const Ran ran = run("--lang en estimate --histories '" + file("bad.csv").string() + "'");
  EXPECT_EQ(ran.exit_code, 2);
  EXPECT_THAT(ran.err, HasSubstr("bad.csv"));
  EXPECT_THAT(ran.err, HasSubstr("line 3"));
}

}  // namespace
}  // namespace vigie::e2e
