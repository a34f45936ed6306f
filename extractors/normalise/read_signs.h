// Indicators that rest on what was read of an ad rather than on its wording: low_price, several_names, ages_differ,
// foreign_language, and touring where stays in several towns are announced. Thresholds: [read] of
// config/indicators.toml.
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "extractors/normalise/ages.h"
#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/names.h"
#include "extractors/normalise/places.h"
#include "model/result.h"

namespace vigie::extractors {

/// What the other normalisers read of one ad.
struct ReadOfAd {
  const Ad& found;
  const std::vector<StatedAge>& ages;
  const std::vector<StatedName>& names;
  const std::vector<PlaceMention>& mentions;
};

/// Immutable once loaded.
class ReadSigns {
 public:
  /// @param file  config/indicators.toml. @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<ReadSigns> load(const std::filesystem::path& file);

  /// Each indicator at most once, with the words on which it rests.
  std::vector<Indicator> find(const FoldedAd& ad, const ReadOfAd& read) const;

 private:
  struct LeastPrice {
    std::chrono::minutes duration;
    double euros;
  };
  bool is_low(const Tariff& tariff) const;
  std::optional<Indicator> low_price(const FoldedAd& ad, const ReadOfAd& read) const;
  std::optional<Indicator> ages_differ(const FoldedAd& ad, const ReadOfAd& read) const;
  std::optional<Indicator> foreign_language(const FoldedAd& ad, const ReadOfAd& read) const;

  long ages_differ_years_ = 0;
  std::size_t foreign_letters_ = 0;
  std::vector<LeastPrice> least_prices_;  // the shortest first
};

}  // namespace vigie::extractors
