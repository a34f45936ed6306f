#include "extractors/normalise/kind.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "extractors/normalise/kind_words.h"
#include "extractors/normalise/lexicon_file.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kMostReasons = 6;
constexpr double kUsualFloor = 0.5;
constexpr double kUsualFeatures = 50, kLeastFeatures = 15;

Result<KindValues> values_of(const toml::node& node) {
  const toml::array* const numbers = node.as_array();
  if (numbers == nullptr || numbers->size() != kKinds.size())
    return toml_error(node, tr("a weight is a list of four numbers: offer, client, recruitment, other"));
  KindValues values{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto value = (*numbers)[i].value<double>();
    if (!value)
      return toml_error((*numbers)[i], tr("a weight is a list of four numbers: offer, client, recruitment, other"));
    values[i] = *value;
  }
  return values;
}

/// Weights by the names of their features.
using NamedWeights = std::unordered_map<std::string, KindValues>;

Result<NamedWeights> weights_in(const toml::table& table) {
  NamedWeights named;
  for (const auto& [name, node] : table) {
    const auto values = values_of(node);
    if (!values) return tl::unexpected(values.error());
    named.emplace(name.str(), *values);
  }
  return named;
}

struct LearntWeights {
  NamedWeights features, words;
};

Result<LearntWeights> read_weights(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table *const features = (*table)["weights"].as_table(), *const words = (*table)["words"].as_table();
  if (features == nullptr || words == nullptr)
    return fail(Error::kBadInput, tr("the tables [weights] and [words] are needed"), file.string());
  auto of_features = weights_in(*features), of_words = weights_in(*words);
  if (!of_features) return tl::unexpected(of_features.error());
  if (!of_words) return tl::unexpected(of_words.error());
  return LearntWeights{*std::move(of_features), *std::move(of_words)};
}

Result<double> read_floor(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  return (*table)["floor"].value_or(kUsualFloor);
}

}  // namespace

double share_of_each(std::size_t features) {
  return std::sqrt(kUsualFeatures / std::max(static_cast<double>(features), kLeastFeatures));
}

KindValues softmax(KindValues sums) {
  const double most = *std::ranges::max_element(sums);
  std::ranges::transform(sums, sums.begin(), [most](double sum) { return std::exp(sum - most); });
  const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
  std::ranges::transform(sums, sums.begin(), [total](double part) { return part / total; });
  return sums;
}

Result<KindModel> KindModel::load(const std::filesystem::path& config) {
  auto features = KindFeatures::load(config / "kind.toml");
  if (!features) return tl::unexpected(features.error());
  const auto floor = read_floor(config / "kind.toml");
  if (!floor) return tl::unexpected(floor.error());
  const auto learnt = read_weights(config / "kind-weights.toml");
  if (!learnt) return tl::unexpected(learnt.error());
  const auto weight = [&](const std::string& name) {
    const auto found = learnt->features.find(name);
    return found == learnt->features.end() ? KindValues{} : found->second;
  };
  KindModel model(*std::move(features));
  model.floor_ = *floor;
  model.bias_ = weight("bias");
  for (std::size_t id = 0; id < model.features_.size(); ++id)
    model.weights_.push_back(weight(model.features_.name(id)));
  for (const auto& [word, values] : learnt->words) {
    model.id_of_word_.emplace(word, model.weights_.size());
    model.words_.push_back(word);
    model.weights_.push_back(values);
  }
  return model;
}

std::string KindModel::name(std::size_t feature) const {
  return is_word(feature) ? words_[feature - features_.size()] : features_.name(feature);
}

std::vector<std::size_t> KindModel::features_of(const FoldedAd& ad, const Ad& found) const {
  auto features = features_.of(ad, found);
  const auto first_word = static_cast<std::ptrdiff_t>(features.size());
  each_kind_word(ad, [&](std::string_view word) {
    if (const auto id = id_of_word_.find(word); id != id_of_word_.end()) features.push_back(id->second);
  });
  std::sort(features.begin() + first_word, features.end());
  features.erase(std::unique(features.begin() + first_word, features.end()), features.end());
  std::erase_if(features, [&](std::size_t feature) { return weights_[feature] == KindValues{}; });
  return features;
}

std::vector<std::string> KindModel::reasons_for(std::size_t kind, std::vector<std::size_t> features) const {
  const auto weight = [&](std::size_t feature) { return weights_[feature][kind]; };
  std::erase_if(features, [&](std::size_t feature) { return weight(feature) <= 0; });
  const std::size_t most = std::min(features.size(), kMostReasons);
  std::ranges::partial_sort(
      features, features.begin() + static_cast<std::ptrdiff_t>(most), std::ranges::less(),
      [&](std::size_t feature) { return std::tuple(is_word(feature), -weight(feature), feature); });
  features.resize(most);
  std::vector<std::string> names(features.size());
  std::ranges::transform(features, names.begin(), [&](std::size_t feature) { return name(feature); });
  return names;
}

KindGuess KindModel::guess(const FoldedAd& ad, const Ad& found) const {
  const auto features = features_of(ad, found);
  KindValues sums = bias_;
  const double share = share_of_each(features.size());
  for (const std::size_t feature : features) {
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) sums[kind] += share * weights_[feature][kind];
  }
  const KindValues probabilities = softmax(sums);
  const auto best = static_cast<std::size_t>(std::ranges::max_element(probabilities) - probabilities.begin());
  const bool is_sure = probabilities[best] >= floor_;
  return {is_sure ? kKinds[best] : AdKind::kUnsure, probabilities[best], reasons_for(best, features)};
}

}  // namespace vigie::extractors
