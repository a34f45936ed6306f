#include "dedup/estimate/open_model.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "dedup/estimate/open_population.h"

namespace vigie::dedup {
namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

/// The chance of exactly these nights, summed over every first and last night of a stay.
double chance_by_enumeration(const std::vector<bool>& seen_on, const Detectable& detectable, double stay, double seen) {
  const std::size_t nights = seen_on.size();
  const double later = static_cast<double>(nights - 1), first = 1 / (1 + (1 - stay) * later);
  double sum = 0;
  for (std::size_t from = 0; from < nights; ++from) {
    for (std::size_t to = from; to < nights; ++to) {
      double chance = from == 0 ? first : (1 - first) / later;
      chance *= std::pow(stay, static_cast<double>(to - from)) * (to + 1 < nights ? 1 - stay : 1);
      for (std::size_t night = 0; night < nights; ++night) {
        const double here = night < from || night > to || !detectable[night] ? 0 : seen;
        chance *= seen_on[night] ? here : 1 - here;
      }
      sum += chance;
    }
  }
  return sum;
}

OpenHistory history_of(const std::vector<bool>& seen_on, const Detectable& detectable) {
  OpenHistory history{.first = -1};
  for (int night = 0; night < static_cast<int>(seen_on.size()); ++night) {
    if (!seen_on[static_cast<std::size_t>(night)]) continue;
    if (history.first < 0) history.first = night;
    history.last = night;
    ++history.seen;
  }
  for (int night = history.first; night <= history.last; ++night)
    history.missed += detectable[static_cast<std::size_t>(night)] && !seen_on[static_cast<std::size_t>(night)] ? 1 : 0;
  return history;
}

TEST(OpenModel, GivesTheChanceThatEveryStayAddsUpTo) {
  const Detectable detectable{true, true, false, true, true, true};
  const std::vector<bool> seen_on{false, true, false, false, true, false};
  const OpenModel model({6, {detectable}, {history_of(seen_on, detectable)}}, {1, 1, 0});
  OpenParameters low = model.start(0), high = low;
  high(0) = 1.2, high(1) = -0.4;
  const auto conditional = [&](const OpenParameters& at) {
    const double stay = logistic(at(0)), seen = logistic(at(1));
    const double never = chance_by_enumeration(std::vector<bool>(6), detectable, stay, seen);
    EXPECT_NEAR(model.seen_chance(at)[0], 1 - never, 1e-12);
    return std::log(chance_by_enumeration(seen_on, detectable, stay, seen) / (1 - never));
  };
  const Eigen::VectorXd once = Eigen::VectorXd::Ones(1), never = Eigen::VectorXd::Zero(1);
  for (const OpenParameters& at : {low, high}) {  // less the ridge, which is what no history at all gives
    EXPECT_NEAR(model.log_likelihood(at, once, nullptr) - model.log_likelihood(at, never, nullptr), conditional(at),
                1e-10);
  }
}

TEST(OpenModel, IsSeenNeverWhereNothingIsScanned) {
  const Detectable open{true, true, true}, shut{false, false, false};
  const OpenModel model({3, {open, shut}, {{.first = 0, .last = 1, .seen = 2}}}, {2, 2, 0.5});
  EXPECT_GT(model.seen_chance(model.start(0))[0], 0.3);
  EXPECT_NEAR(model.seen_chance(model.start(0))[1], 0, 1e-12);
}

TEST(OpenModel, ItsGradientIsTheSlope) {
  const Detectable detectable{true, true, false, true, true};
  const OpenModel model(
      {5, {detectable}, {{.first = 0, .last = 4, .seen = 3, .missed = 1}, {.first = 3, .last = 3, .seen = 1}}},
      {3, 2, 0.5});
  const OpenParameters at = model.start(0.3);
  OpenParameters gradient;
  model.log_likelihood(at, model.weights(), &gradient);
  constexpr double kStep = 1e-5;
  for (Eigen::Index i = 0; i < at.size(); ++i) {
    OpenParameters up = at, down = at;
    up(i) += kStep, down(i) -= kStep;
    const double slope =
        (model.log_likelihood(up, model.weights(), nullptr) - model.log_likelihood(down, model.weights(), nullptr)) /
        (2 * kStep);
    EXPECT_NEAR(gradient(i), slope, 1e-6) << i;
  }
}

/// Persons whose stays are geometric and touch the period, each seen with one chance a night.
struct Market {
  OpenHistories histories;
  int persons = 0;
};

Market drawn(int persons, const Detectable& detectable, double stay, double seen, unsigned seed) {
  std::mt19937 random(seed);
  const auto chance = [&](double p) { return std::generate_canonical<double, 53>(random) < p; };
  const int nights = static_cast<int>(detectable.size());
  Market market{{nights, {detectable}, {}}, persons};
  for (int person = 0; person < persons; ++person) {
    const bool at_first = chance(1 / (1 + (1 - stay) * (nights - 1)));
    int night = at_first ? 0 : std::uniform_int_distribution(1, nights - 1)(random);
    std::vector<bool> seen_on(detectable.size());
    bool any = false;
    do {
      const auto at = static_cast<std::size_t>(night);
      seen_on[at] = detectable[at] && chance(seen);
      any = any || seen_on[at];
    } while (++night < nights && chance(stay));
    if (any) market.histories.persons.push_back(history_of(seen_on, detectable));
  }
  return market;
}

TEST(OpenPopulation, CoversTheTruthOfAMarketThatComesAndGoes) {
  constexpr int kMarkets = 20;
  Detectable detectable(21, true);
  for (const std::size_t night : {3, 4, 11}) detectable[night] = false;
  int covered = 0;
  double bias = 0;
  for (unsigned seed = 1; seed <= kMarkets; ++seed) {
    const Market market = drawn(250, detectable, 0.8, 0.5, seed);
    const auto estimate = open_population(market.histories, 1);
    ASSERT_TRUE(estimate) << estimate.error();
    EXPECT_LT(estimate->lo, estimate->n);
    EXPECT_LT(estimate->n, estimate->hi);
    covered += estimate->lo <= market.persons && market.persons <= estimate->hi ? 1 : 0;
    bias += (estimate->n / market.persons - 1) / kMarkets;
  }
  EXPECT_GE(covered, 16);     // 95 % of 20 is 19; fewer than 16 has a chance of 1 in 400
  EXPECT_NEAR(bias, 0, 0.1);  // above 0: persons of this market do not differ, and the model grants that they may
}

TEST(OpenPopulation, TheSameSeedGivesTheSame) {
  const Market market = drawn(100, Detectable(14, true), 0.9, 0.4, 5);
  EXPECT_EQ(open_population(market.histories, 7)->hi, open_population(market.histories, 7)->hi);
}

TEST(OpenPopulation, NightsWithoutAScanAreNotNightsWithoutPersons) {
  Detectable some(21, true);
  for (std::size_t night = 2; night < some.size(); night += 3) some[night] = false;
  const Market market = drawn(400, some, 0.8, 0.7, 3);
  const auto estimate = open_population(market.histories, 1);
  ASSERT_TRUE(estimate) << estimate.error();
  EXPECT_GT(market.persons, static_cast<double>(market.histories.persons.size()) * 1.05);
  EXPECT_LE(estimate->lo, market.persons);
  EXPECT_GE(estimate->hi, market.persons);
}

TEST(OpenPopulation, SaysWhatIsMissing) {
  const Market few = drawn(15, Detectable(14, true), 0.9, 0.5, 1);
  EXPECT_EQ(open_population(few.histories, 1).error().code, Error::kNotEstimable);
  const Market once = drawn(300, Detectable(14, true), 0.0, 0.5, 1);
  EXPECT_EQ(open_population(once.histories, 1).error().code, Error::kNotEstimable);
  const Market three_nights = drawn(300, {true, true, true, false, false}, 0.9, 0.5, 1);
  EXPECT_EQ(open_population(three_nights.histories, 1).error().code, Error::kTooFewOccasions);
}

}  // namespace
}  // namespace vigie::dedup
