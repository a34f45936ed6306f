// Who posts an ad and what for: a multinomial logistic model over KindFeatures and kind_words. The categories are in
// config/kind.toml, the weights in config/kind-weights.toml, learnt and calibrated by `make train-kind`; below the
// floor the ad is kUnsure.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/kind_features.h"
#include "extractors/normalise/phrases.h"
#include "model/result.h"

namespace vigie::extractors {

/// In the order of the weights file.
constexpr std::array kKinds{AdKind::kOffer, AdKind::kClient, AdKind::kRecruitment, AdKind::kOther};
/// A number a kind, in the order of kKinds; of weights in nats (natural log of the odds).
using KindValues = std::array<double, kKinds.size()>;

/// By what the weights of an ad are multiplied that has so many features: the longer an ad, the less each of them says,
/// since they repeat each other.
double share_of_each(std::size_t features);

/// Probabilities of sums of weights.
KindValues softmax(KindValues sums);

struct KindGuess {
  AdKind kind;
  double probability;                ///< of the likeliest kind, even where it is below the floor
  std::vector<std::string> reasons;  ///< what speaks for the likeliest kind: categories, then words; strongest first
};

/// Immutable once loaded.
class KindModel {
 public:
  /// @param config  folder with kind.toml and kind-weights.toml. @return Error::kUnreadable, kBadInput with file:line
  static Result<KindModel> load(const std::filesystem::path& config);

  /// @param found  the ad as far as it is read, as KindFeatures::of takes it
  KindGuess guess(const FoldedAd& ad, const Ad& found) const;

 private:
  explicit KindModel(KindFeatures features) : features_(std::move(features)) {}
  /// Ids of the features that have a weight, each once, those of words behind all of KindFeatures.
  std::vector<std::size_t> features_of(const FoldedAd& ad, const Ad& found) const;
  bool is_word(std::size_t feature) const { return feature >= features_.size(); }
  std::string name(std::size_t feature) const;
  std::vector<std::string> reasons_for(std::size_t kind, std::vector<std::size_t> features) const;

  KindFeatures features_;
  std::vector<std::string> words_;
  std::unordered_map<std::string, std::size_t, ViewHash, std::equal_to<>> id_of_word_;
  double floor_ = 0;
  KindValues bias_{};
  std::vector<KindValues> weights_;  // by feature
};

}  // namespace vigie::extractors
