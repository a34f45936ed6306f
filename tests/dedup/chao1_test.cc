#include "dedup/estimate/chao1.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vigie::dedup {
namespace {

std::filesystem::path vectors() {
  const char* shared = std::getenv("VIGIE_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : std::string(VIGIE_SOURCE_DIR) + "/../shared";
  return root / "vectors" / "capture-recapture";
}

struct CaptureTable {
  std::vector<std::int64_t> frequencies;
  int occasions = 0;
};

// One 0/1 column a list and `count`; nothing where the file is absent.
std::optional<CaptureTable> table_of(const char* name) {
  std::ifstream in(vectors() / name);
  std::string line, cell;
  if (!std::getline(in, line)) return std::nullopt;
  CaptureTable table;
  table.occasions = static_cast<int>(std::count(line.begin(), line.end(), ','));
  table.frequencies.resize(static_cast<std::size_t>(table.occasions));
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::size_t times = 0;
    for (int i = 0; i < table.occasions && std::getline(cells, cell, ','); ++i) times += cell == "1" ? 1 : 0;
    if (std::getline(cells, cell)) table.frequencies[times - 1] += std::stoll(cell);
  }
  return table;
}

// shared vectors, capture-recapture/README.md: 2,744 seen, f1 = 2,492, f2 = 241.
TEST(Chao1, AgreesWithThePublishedTable_UKdat) {
  const auto table = table_of("UKdat.csv");
  if (!table) GTEST_SKIP() << "no " << vectors() << "; set VIGIE_SHARED";
  const auto estimate = chao1(table->frequencies, table->occasions);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_NEAR(estimate->n, 15627.95, 0.01);
}

// The same README: the same with two lists joined.
TEST(Chao1, AgreesWithThePublishedTable_UKdat5) {
  const auto table = table_of("UKdat_5.csv");
  if (!table) GTEST_SKIP() << "no " << vectors() << "; set VIGIE_SHARED";
  const auto estimate = chao1(table->frequencies, table->occasions);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_NEAR(estimate->n, 17616.73, 0.01);
}

// Cottontails of Edwards and Eberhardt 1967 (135 alive), 18 nights; Chao 1987 estimates 134. The bounds by Chao's
// formulas written once more, in Python: T = f1²/(2 f2), v = f2 (r⁴/4 + r³ + r²/2) with r = f1/f2, C = exp(1.959964
// √ln(1 + v/T²)).
TEST(Chao1, GivesTheLogNormalInterval_Chao1987) {
  const std::vector<std::int64_t> frequencies{43, 16, 8, 6, 0, 2, 1};
  const auto estimate = chao1(frequencies, 18);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_NEAR(estimate->n, 133.78125, 1e-9);
  EXPECT_NEAR(estimate->lo, 102.41949264, 1e-6);
  EXPECT_NEAR(estimate->hi, 202.37157333, 1e-6);
}

TEST(Chao1, NeverGoesBelowThoseSeen) {
  for (std::int64_t once = 1; once < 200; once += 7) {
    for (std::int64_t twice = 1; twice < 200; twice += 7) {
      const std::vector<std::int64_t> frequencies{once, twice, 5};
      const auto estimate = chao1(frequencies, 3);
      ASSERT_TRUE(estimate);
      EXPECT_GE(estimate->lo, static_cast<double>(once + twice + 5));
      EXPECT_LT(estimate->lo, estimate->n);
      EXPECT_GT(estimate->hi, estimate->n);
    }
  }
}

// Computed by the formulas of EstimateS, appendix B, in Python.
TEST(Chao1, IsTheNumberSeenWhereNobodyWasSeenOnlyOnce) {
  const std::vector<std::int64_t> frequencies{0, 10, 20};
  const auto estimate = chao1(frequencies, 5);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_EQ(estimate->n, 30);
  EXPECT_EQ(estimate->lo, 30);
  EXPECT_NEAR(estimate->hi, 35.33028358, 1e-6);
}

TEST(Chao1, NeedsTwoOccasions) {
  const std::vector<std::int64_t> frequencies{10};
  const auto estimate = chao1(frequencies, 1);
  ASSERT_FALSE(estimate);
  EXPECT_EQ(estimate.error().code, Error::kTooFewOccasions);
}

TEST(Chao1, GivesNoBoundWhereNobodyWasSeenTwice) {
  for (const std::vector<std::int64_t>& frequencies : {std::vector<std::int64_t>{12}, {12, 0, 3}, {}}) {
    const auto estimate = chao1(frequencies, 9);
    ASSERT_FALSE(estimate);
    EXPECT_EQ(estimate.error().code, Error::kNoneSeenTwice);
  }
}

}  // namespace
}  // namespace vigie::dedup
