// Who posts an ad and what for: a linear model over lexicons and what the other normalisers found, softmax over four
// kinds. The words and weights are in config/kind.toml; below its floor the ad is kUnsure.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

struct KindGuess {
  AdKind kind;
  double probability;                ///< of the likeliest kind, even where it is below the floor
  std::vector<std::string> reasons;  ///< features that speak for the likeliest kind, strongest first
};

/// Immutable once loaded.
class KindModel {
 public:
  /// @param file  config/kind.toml
  /// @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<KindModel> load(const std::filesystem::path& file);

  /// @param found  the ad as far as it is read: its tariffs, phones, age and measures are signals
  KindGuess guess(const FoldedAd& ad, const Ad& found) const;

 private:
  static constexpr std::size_t kKindCount = 4;  // offer, client, recruitment, other
  using Weights = std::array<double, kKindCount>;
  struct Feature {
    std::string name;
    std::string signal;  // empty: found by its phrases
    Weights weights;
  };
  struct Reader;

  std::vector<std::size_t> features_of(const FoldedAd& ad, const Ad& found) const;
  std::vector<std::string> reasons_for(std::size_t kind, std::vector<std::size_t> features) const;

  double floor_ = 0;
  Weights bias_{};
  std::vector<Feature> features_;
  PhraseIndex phrases_;  // groups: places in features_
};

}  // namespace vigie::extractors
