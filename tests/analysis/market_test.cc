// A small market from stored ads to estimate and evaluation: the way that vigie link, estimate and evaluate go.
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "analysis/clusters.h"
#include "analysis/evaluate.h"
#include "analysis/ladder.h"
#include "analysis/link_ads.h"
#include "tests/analysis/stored_ads.h"

namespace vigie::analysis {
namespace {

constexpr int kPersons = 120;
constexpr int kNights = 8;
constexpr std::array kNames{"Lina", "Emma", "Anouchka", "Bianca", "Clara", "Dolores", "Esther", "Flora"};

struct SmallMarket {
  std::vector<MadeRecord> ads;
  std::vector<TruthLine> truth;
};

// 120 persons with one to four ads on three sites, each ad seen on a night with a chance of its person's own; the first
// twelve work under two dispatchers' phones.
SmallMarket small_market(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::uint64_t n) { return static_cast<int>(random() % n); };
  SmallMarket market;
  for (int person = 0; person < kPersons; ++person) {
    const bool dispatched = person < 12;
    const std::string number = std::to_string(1000 + (dispatched ? person / 6 : person));
    const int age = dispatched ? 19 + 4 * (person % 6) : 19 + below(30);
    const int chance = 10 + below(50);
    for (int i = 0, count = 1 + below(4); i < count; ++i) {
      MadeRecord ad{.ad_id = std::to_string(market.ads.size()), .seen = {}};
      for (int day = 0; day < kNights; ++day) {
        if (below(100) < chance) ad.seen.push_back(night(7 + day));
      }
      if (ad.seen.empty()) continue;
      ad.phone = number;
      if (dispatched || below(4) != 0) ad.name = kNames[static_cast<std::size_t>(person) % (dispatched ? 6 : 8)];
      if (dispatched || below(4) != 0) ad.age = age;
      ad.site = "s" + std::to_string(1 + below(3));
      market.truth.push_back({.site = ad.site,
                              .ad_id = ad.ad_id,
                              .person = "p" + std::to_string(person),
                              .network = dispatched ? "n" + std::to_string(person / 6) : "",
                              .kind = AdKind::kOffer});
      market.ads.push_back(std::move(ad));
    }
  }
  return market;
}

class StoredMarket : public StoredAds, public ::testing::WithParamInterface<std::uint64_t> {};

TEST_P(StoredMarket, IsLinkedAsItTrulyIs) {
  const SmallMarket market = small_market(GetParam());
  store(market.ads);
  ASSERT_TRUE(link_ads(database_, config_, Instant{}));
  const Evaluation result = evaluate(clusters(database_, department("95")).value(), market.truth);
  EXPECT_EQ(result.ads, market.ads.size());
  EXPECT_EQ(result.only_in_truth, 0u);
  EXPECT_GT(result.person_bcubed.f1, 0.98);
  EXPECT_GT(result.hand_bcubed.f1, 0.98);
  EXPECT_EQ(result.kind_accuracy, 1);
  EXPECT_LE(result.largest_person, 2 * result.largest_true_person);
}

TEST_P(StoredMarket, IsLinkedALotAtATimeAsItTrulyIs) {
  const SmallMarket market = small_market(GetParam());
  const auto early = market.ads.begin() + static_cast<std::ptrdiff_t>(market.ads.size() * 9 / 10);
  store({market.ads.begin(), early});
  EXPECT_TRUE(link_ads(database_, config_, Instant{}).value().everything);
  store({early, market.ads.end()});
  const LinkSummary later = link_ads(database_, config_, Instant{}).value();
  EXPECT_FALSE(later.everything);
  EXPECT_EQ(later.new_ads, static_cast<std::size_t>(market.ads.end() - early));
  EXPECT_LT(later.revised_persons, later.persons);
  const Evaluation result = evaluate(clusters(database_, department("95")).value(), market.truth);
  EXPECT_GT(result.person_bcubed.f1, 0.98);
  EXPECT_GT(result.hand_bcubed.f1, 0.98);
  const LinkSummary again = link_ads(database_, config_, Instant{}, LinkWhat::kEverything).value();
  EXPECT_TRUE(again.everything);
  EXPECT_NEAR(static_cast<double>(later.links), static_cast<double>(again.links),
              .02 * static_cast<double>(again.links));
}

TEST_P(StoredMarket, IsEstimatedNearItsTrueNumber) {
  store(small_market(GetParam()).ads);
  ASSERT_TRUE(link_ads(database_, config_, Instant{}));
  const auto found = ladder(database_, department("95"), std::nullopt);
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->nights, kNights);
  ASSERT_TRUE(found->estimate) << found->no_estimate;
  EXPECT_LE(found->persons_linked, kPersons);
  EXPECT_NEAR(found->estimate->n, kPersons, 0.1 * kPersons);
  EXPECT_GE(found->estimate->lo, found->persons_linked);
}

INSTANTIATE_TEST_SUITE_P(Seeds, StoredMarket, ::testing::Values(1, 2, 3, 4, 5));

}  // namespace
}  // namespace vigie::analysis
