#include <array>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "crawler/drift/beta_binomial.h"
#include "crawler/drift/change.h"
#include "crawler/drift/shape.h"

namespace vigie::crawler {
namespace {

struct Vector {
  int hits, trials;
  double alpha, beta, tail;
};

// scipy 1.17.1: sum(betabinom.pmf(i, n, a, b) for i in range(k + 1)); the last in mpmath at 50 digits, since scipy's is
// 0.
constexpr std::array kVectors = {
    Vector{0, 12, 12.5, 0.5, 5.960464477539e-08},   Vector{0, 39, 37.5, 3.5, 5.931877608740e-20},
    Vector{5, 20, 40.5, 2.5, 7.005346228680e-09},   Vector{0, 100, 190.5, 0.5, 8.439997487977e-82},
    Vector{3, 10, 0.5, 0.5, 4.080352783203e-01},    Vector{17, 18, 100.5, 20.5, 9.553079284512e-01},
    Vector{7, 12, 60.25, 0.75, 3.102135823492e-05}, Vector{20, 20, 5.5, 0.5, 1},
};

TEST(BetaBinomial, LowerTailAgreesWithScipy_1_17_1) {
  for (const Vector& v : kVectors) {
    const double tail = lower_tail({v.alpha, v.beta}, {v.hits, v.trials});
    EXPECT_NEAR(tail / v.tail, 1, 1e-9) << v.hits << " of " << v.trials;
  }
}

TEST(BetaBinomial, ProbabilitiesOfAllCountsSumToOne) {
  double sum = 0;
  for (int hits = 0; hits <= 30; ++hits) sum += std::exp(log_probability({3.5, 0.7}, {hits, 30}));
  EXPECT_NEAR(sum, 1, 1e-12);
}

TEST(BetaBinomial, NoTrialsSayNothing) { EXPECT_EQ(lower_tail({5, 1}, {0, 0}), 1); }

constexpr double kError = 1e-5;

TEST(Change, AFullBreakIsSeenTheSameNightWithTenPages) {
  const std::vector<Count> nights = {{9, 10}, {10, 10}, {9, 10}, {10, 10}, {0, 10}};
  const auto change = find_fall(nights, kError);
  ASSERT_TRUE(change);
  EXPECT_EQ(change->since, 4U);
  EXPECT_EQ(change->before, (Count{38, 40}));
  EXPECT_EQ(change->after, (Count{0, 10}));
}

TEST(Change, ANightOfTwoPagesIsTooFewToTell) {
  EXPECT_FALSE(find_fall(std::vector<Count>{{9, 10}, {9, 10}, {0, 2}}, kError));
}

TEST(Change, AFieldThatIsAlwaysRareMayBeMissing) {
  EXPECT_FALSE(find_fall(std::vector<Count>{{2, 10}, {1, 10}, {2, 10}, {0, 10}}, kError));
}

TEST(Change, NightsWithoutPagesNeitherTellNorForget) {
  const std::vector<Count> nights = {{10, 10}, {10, 10}, {0, 0}, {0, 0}, {0, 0}, {0, 10}};
  ASSERT_TRUE(find_fall(nights, kError));
  EXPECT_FALSE(find_fall(std::vector<Count>{{10, 10}, {10, 10}, {0, 0}}, kError));
}

TEST(Change, AFirstNightIsNoChange) { EXPECT_FALSE(find_fall(std::vector<Count>{{0, 40}}, kError)); }

// Each night alone is within chance: 7 of 10 has P = 1e-3 under what was before.
TEST(Change, ASlowLossIsSeenOverNights_Page1954) {
  std::vector<Count> nights(10, {19, 20});
  std::size_t seen = 0;
  for (std::size_t night = 10; night < 20 && seen == 0; ++night) {
    nights.push_back({7, 10});
    const auto change = find_slow_fall(nights, kError);
    if (!change) continue;
    seen = night;
    EXPECT_EQ(change->since, 10U);
  }
  EXPECT_GT(seen, 10U);
  EXPECT_LE(seen, 16U);
}

TEST(Change, ASmallLossIsNoneHoweverCertain) {
  EXPECT_FALSE(find_fall(std::vector<Count>{{9900, 10000}, {9300, 10000}}, kError));
}

TEST(Change, MoreIsNoFall) { EXPECT_FALSE(find_fall(std::vector<Count>{{1, 40}, {2, 40}, {40, 40}}, kError)); }

// 59,000 nights at 1e-5, by each of the two ways: one false alarm is to be expected.
TEST(Change, FalseAlarmsStayWithinTheLimit) {
  std::mt19937 random(7);
  int alarms = 0;
  for (int site = 0; site < 1000; ++site) {
    const double share = std::uniform_real_distribution(0.3, 1.0)(random);
    std::vector<Count> nights;
    bool alarm = false;
    for (int night = 0; night < 60 && !alarm; ++night) {
      const int pages = std::uniform_int_distribution(3, 30)(random);
      nights.push_back({std::binomial_distribution(pages, share)(random), pages});
      alarm = find_fall(nights, kError) || find_slow_fall(nights, kError);
    }
    alarms += alarm ? 1 : 0;
  }
  EXPECT_LE(alarms, 4) << "of 59,000 nights";
}

TEST(Change, IsMendedWhereTonightLooksLikeBefore) {
  EXPECT_TRUE(is_mended({37, 40}, {0, 20}, {9, 10}));
  EXPECT_FALSE(is_mended({37, 40}, {0, 20}, {0, 10}));
  EXPECT_FALSE(is_mended({37, 40}, {0, 20}, {0, 0}));
}

TEST(ValueShape, KeepsTheFormAndNotTheWords) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"80 €", "9 €"},
      {"120\xC2\xA0€", "9 €"},
      {"EUR 80.00", "a 9.9"},
      {"il y a 3 heures", "a 9 a"},
      {"07/09/2026", "9/9/9"},
      {"06 39 98 00 12", "9 9 9 9 9"},
      {"Vitry-sur-Seine (94)", "a-a-a (9)"},
      {"Élodie ❤ Évry", "a"},
      {"", ""},
      {"a.b.c.d.e.f.g.h.i.j", "a.a.a.a.a.a.a.a.…"},
      {"\xE2", ""},
      {"\xFF\xFE", ""},
  };
  for (const auto& [value, shape] : cases) EXPECT_EQ(value_shape(value), shape) << value;
}

}  // namespace
}  // namespace vigie::crawler
