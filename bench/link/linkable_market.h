// A generated market as linking sees it, by way of normalisation but without a database, with its truth beside it.
#pragma once

#include <map>
#include <vector>

#include "analysis/evaluate.h"
#include "extractors/normalise/normalise.h"
#include "model/linkage.h"
#include "testbed/market.h"

namespace vigie::bench {

struct LinkableMarket {
  std::vector<LinkableAd> ads;  ///< the i-th has row i + 1
  std::vector<analysis::TruthLine> truth;
  std::map<DepartmentCode, int> population;  ///< persons active in the period, seen or not
};

inline constexpr int kNights = 30;
inline constexpr Date kFirstNight = std::chrono::year{2026} / 9 / 7;

/// The markets that are measured: these nights of four départements, on all replica sites.
testbed::MarketSettings market_settings(std::uint64_t seed, int persons, const testbed::MarketRates& rates);

LinkableMarket linkable_market(const testbed::MarketSettings& settings, const extractors::Normaliser& normaliser);

}  // namespace vigie::bench
