#include "dedup/estimate/loglinear.h"

#include <cmath>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dedup/estimate/stepwise.h"
#include "tests/dedup/capture_vectors.h"

namespace vigie::dedup {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

CaptureTable three_lists(std::map<History, std::int64_t> counts) { return {{"A", "B", "C"}, std::move(counts)}; }

constexpr History kA = 1, kB = 2, kC = 4;

// shared/vectors/capture-recapture/README.md: Poisson GLM over all 2^K − 1 cells.
TEST(Loglinear, MainEffectsAgreeWithThePublishedTables) {
  struct Expected {
    const char* file;
    double n, deviance, aic;
  };
  for (const Expected& expected :
       {Expected{"UKdat.csv", 12214, 179.355, 305.02}, {"UKdat_5.csv", 13444.13, 118.532, 217.779}}) {
    const auto table = published_table(expected.file);
    SKIP_WITHOUT(table);
    const auto model = fit_loglinear(*table, {});
    ASSERT_TRUE(model) << model.error();
    EXPECT_NEAR(model->fit.population.n, expected.n, expected.n * 1e-4);
    EXPECT_NEAR(model->fit.deviance, expected.deviance, 1e-3);
    EXPECT_NEAR(model->fit.aic, expected.aic, 1e-3);
  }
}

// The same README, method of Chan, Silverman and Vincent: lists are numbered LA, NG, PF, GO, GP, NCA.
TEST(Stepwise, AgreesWithThePublishedTable_UKdat) {
  const auto table = published_table("UKdat.csv");
  SKIP_WITHOUT(table);
  const auto fit = stepwise_loglinear(*table);
  ASSERT_TRUE(fit) << fit.error();
  EXPECT_NEAR(fit->population.n, 11418, 0.5);
  EXPECT_NEAR(fit->population.lo, 9977, 0.5);
  EXPECT_NEAR(fit->population.hi, 13146, 0.5);
  EXPECT_THAT(fit->terms,
              ElementsAre(Pair(2, 5), Pair(0, 1), Pair(1, 4), Pair(0, 2), Pair(2, 4), Pair(3, 4), Pair(1, 3)));
}

TEST(Stepwise, AgreesWithThePublishedTable_UKdat5) {
  const auto table = published_table("UKdat_5.csv");
  SKIP_WITHOUT(table);
  const auto fit = stepwise_loglinear(*table);
  ASSERT_TRUE(fit) << fit.error();
  EXPECT_NEAR(fit->population.n, 11313, 0.5);
  EXPECT_NEAR(fit->population.lo, 9884, 0.5);
  EXPECT_NEAR(fit->population.hi, 13027, 0.5);
  EXPECT_THAT(fit->terms, ElementsAre(Pair(0, 1), Pair(1, 4), Pair(2, 4), Pair(0, 2), Pair(3, 4), Pair(1, 3)));
}

// Two independent lists: N = n1 n2 / m (Petersen), its variance on the log scale by hand from the three cells.
TEST(Loglinear, TwoListsGivePetersensEstimate) {
  const CaptureTable table{{"A", "B"}, {{kA, 30}, {kB, 20}, {kA | kB, 10}}};
  const auto model = fit_loglinear(table, {});
  ASSERT_TRUE(model) << model.error();
  EXPECT_NEAR(model->fit.population.n, 40.0 * 30 / 10, 1e-6);
  EXPECT_NEAR(std::log((model->fit.population.hi - 60) / 60),
              1.959963984540054 * std::sqrt(1.0 / 30 + 1.0 / 20 + 1.0 / 10), 1e-6);
  EXPECT_NEAR(model->fit.deviance, 0, 1e-8);
}

// The saturated model of three lists without their three-list effect, in closed form (Bishop et al. 1975, 6.4):
// n000 = n111 n001 n010 n100 / (n011 n101 n110).
TEST(Loglinear, AllPairsOfThreeListsGiveTheClosedForm) {
  const auto table =
      three_lists({{kA, 40}, {kB, 30}, {kC, 20}, {kA | kB, 12}, {kA | kC, 8}, {kB | kC, 6}, {kA | kB | kC, 4}});
  const auto model = fit_loglinear(table, {{0, 1}, {0, 2}, {1, 2}});
  ASSERT_TRUE(model) << model.error();
  EXPECT_NEAR(model->fit.population.n - 120, 4.0 * 40 * 30 * 20 / (12 * 8 * 6), 1e-6);
}

// A pair without a shared case takes its combinations out; what is left here is saturated: n0 = 30 · 20 / 10.
TEST(Loglinear, APairThatSharesNoCaseLeavesTheModel) {
  const auto table = three_lists({{kA, 30}, {kB, 20}, {kC, 15}, {kA | kB, 10}});
  const auto model = fit_loglinear(table, {{0, 2}, {1, 2}});
  ASSERT_TRUE(model) << model.error();
  EXPECT_NEAR(model->fit.population.n, 75 + 60, 1e-6);
  EXPECT_EQ(model->expected.size(), 4U);
}

// Chan, Silverman and Vincent 2021, the table Artificial_3: what the vectors' README says of each model.
TEST(Loglinear, TellsWhichModelsHaveNoEstimate) {
  const auto table = three_lists({{kA, 40}, {kB, 30}, {kC, 20}, {kA | kB, 6}});
  const ListPair ab{0, 1}, ac{0, 2}, bc{1, 2};
  EXPECT_TRUE(is_estimable(table, {}));
  EXPECT_TRUE(is_estimable(table, {ac}));
  EXPECT_FALSE(is_estimable(table, {ab}));
  EXPECT_FALSE(is_estimable(table, {ab, ac}));
  EXPECT_FALSE(is_estimable(table, {ab, bc}));
  EXPECT_FALSE(is_estimable(table, {ab, ac, bc}));
  EXPECT_EQ(fit_loglinear(table, {ab}).error().code, Error::kNotEstimable);
}

TEST(Stepwise, RefusesATableThatCannotTellWhichModelHolds) {
  const auto table = three_lists({{kA, 40}, {kB, 30}, {kC, 20}, {kA | kB, 6}});
  const auto fit = stepwise_loglinear(table);
  ASSERT_FALSE(fit);
  EXPECT_EQ(fit.error().code, Error::kNotEstimable);
  EXPECT_THAT(fit.error().what, testing::HasSubstr("lists A and B"));
}

TEST(Loglinear, NeedsListsThatShareCases) {
  EXPECT_EQ(fit_loglinear({{"A", "B"}, {{kA, 5}, {kB, 7}}}, {}).error().code, Error::kNotEstimable);
  EXPECT_EQ(fit_loglinear({{"A"}, {{kA, 5}}}, {}).error().code, Error::kBadInput);
}

// Persons who are on A are on B three times as often; C is independent. Drawn from a fixed seed.
CaptureTable dependent_lists(int persons, unsigned seed) {
  std::mt19937 random(seed);
  const auto chance = [&](double p) { return std::generate_canonical<double, 53>(random) < p; };
  CaptureTable table{{"A", "B", "C"}, {}};
  for (int person = 0; person < persons; ++person) {
    const bool a = chance(0.3), b = chance(a ? 0.6 : 0.2), c = chance(0.4);
    const History history = (a ? kA : 0) | (b ? kB : 0) | (c ? kC : 0);
    if (history != 0) ++table.counts[history];
  }
  return table;
}

TEST(Stepwise, FindsTheDependenceThatWasDrawnAndThePersonsNeverSeen) {
  constexpr int kTables = 40, kPersons = 2000;
  int covered = 0;
  for (unsigned seed = 1; seed <= kTables; ++seed) {
    const auto fit = stepwise_loglinear(dependent_lists(kPersons, seed));
    ASSERT_TRUE(fit) << fit.error();
    ASSERT_FALSE(fit->terms.empty());
    EXPECT_EQ(fit->terms.front(), ListPair(0, 1));
    covered += fit->population.lo <= kPersons && kPersons <= fit->population.hi ? 1 : 0;
  }
  EXPECT_GE(covered, 34);  // 95 % of 40 is 38; fewer than 34 has a chance of 1 in 250
}

}  // namespace
}  // namespace vigie::dedup
