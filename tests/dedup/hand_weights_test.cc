#include "dedup/networks/hand_weights.h"

#include <gtest/gtest.h>

#include "tests/dedup/ads.h"

namespace vigie::dedup {
namespace {

constexpr std::size_t kPersons = 2000;

// With the same wording, tariffs and commune.
TraceLevels alike() {
  TraceLevels levels;
  levels.of.fill(kMissing);
  levels[Trace::kText] = levels[Trace::kTariffs] = levels[Trace::kPlace] = 0;
  return levels;
}

// One in five asks the same, one in five is in the same commune.
std::vector<TraceLevels> strangers() {
  std::vector<TraceLevels> all(5000);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].of.fill(kMissing);
    all[i][Trace::kText] = 3;
    all[i][Trace::kTariffs] = i % 5 == 0 ? 0 : 3;
    all[i][Trace::kPlace] = i % 5 == 1 ? 0 : 2;
  }
  return all;
}

// Of a wording after pairs that have it were learnt from, of which some share a contact, as do others that do not have
// it.
double bits_of_wording(std::size_t with_contact) {
  TraceLevels confirmed = alike(), otherwise = alike();
  confirmed[Trace::kContact] = otherwise[Trace::kContact] = 0;
  otherwise[Trace::kText] = 3;
  std::vector<TracedPair> traced(500, TracedPair{{0, 1}, alike()});
  std::fill_n(traced.begin(), with_contact, TracedPair{{0, 1}, confirmed});
  traced.insert(traced.end(), 200, TracedPair{{0, 1}, otherwise});
  const LinkageSettings known = settings();
  HandWeights weights(kPersons, known.network);
  weights.learn(traced, strangers());
  return weights.bits(Trace::kText, alike());
}

TEST(HandWeights, AWordingThatComesWithAContactTellsOfOneHand) { EXPECT_GT(bits_of_wording(500), 10); }

// Tariffs and a commune in common are no hand yet; were the wording its own witness, each round would take more of
// those who have it for one hand.
TEST(HandWeights, AWordingIsNoWitnessOfItself) { EXPECT_LT(bits_of_wording(0), bits_of_wording(500) - 4); }

}  // namespace
}  // namespace vigie::dedup
