#include "extractors/normalise/kind.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "extractors/normalise/lexicon_file.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

constexpr std::array kKinds{AdKind::kOffer, AdKind::kClient, AdKind::kRecruitment, AdKind::kOther};
constexpr std::size_t kMostReasons = 6;
constexpr std::string_view kSignals = "tariff price_list phone age measures";

bool has_signal(const Ad& ad, std::string_view signal) {
  if (signal == "tariff")
    return std::ranges::any_of(ad.tariffs, [](const Tariff& t) { return t.duration.has_value(); });
  if (signal == "price_list") return ad.tariffs.size() > 1;
  if (signal == "phone") return !ad.phones.empty();
  if (signal == "age") return ad.age.has_value();
  return ad.measures.height_cm || ad.measures.weight_kg;
}

std::array<double, kKinds.size()> softmax(std::array<double, kKinds.size()> sums) {
  const double most = *std::ranges::max_element(sums);
  std::ranges::transform(sums, sums.begin(), [most](double sum) { return std::exp(sum - most); });
  const double total = std::accumulate(sums.begin(), sums.end(), 0.0);
  std::ranges::transform(sums, sums.begin(), [total](double part) { return part / total; });
  return sums;
}

std::array<double, kKinds.size()> weights_of(const toml::table& table) {
  std::array<double, kKinds.size()> weights{};
  std::ranges::transform(kKinds, weights.begin(), [&](AdKind kind) { return table[to_text(kind)].value_or(0.0); });
  return weights;
}

}  // namespace

/// Fills a model from its file.
struct KindModel::Reader {
  KindModel model;

  Result<void> add(const toml::node& node) {
    const toml::table* const table = node.as_table();
    if (table == nullptr) return toml_error(node, tr("a feature is a [[feature]] table"));
    Feature feature{(*table)["name"].value_or(std::string()), (*table)["signal"].value_or(std::string()),
                    weights_of(*table)};
    if (feature.name.empty()) return toml_error(node, tr("a feature needs a name"));
    if (!feature.signal.empty() && !is_one_of(feature.signal, kSignals))
      return toml_error(node,
                        fmt::format(fmt::runtime(tr("unknown signal “{}”; there are: {}")), feature.signal, kSignals));
    const auto phrases = texts_of(*table, "phrases");
    if (!phrases) return tl::unexpected(phrases.error());
    for (const std::string& phrase : *phrases) model.phrases_.add(phrase, model.features_.size());
    model.features_.push_back(std::move(feature));
    return {};
  }
};

Result<KindModel> KindModel::load(const std::filesystem::path& file) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* const bias = (*table)["bias"].as_table();
  const toml::array* const features = (*table)["feature"].as_array();
  if (bias == nullptr || features == nullptr)
    return fail(Error::kBadInput, tr("the tables [bias] and [[feature]] are needed"), file.string());
  Reader reader;
  reader.model.floor_ = (*table)["floor"].value_or(0.5);
  reader.model.bias_ = weights_of(*bias);
  for (const toml::node& node : *features) {
    if (const auto added = reader.add(node); !added) return tl::unexpected(added.error());
  }
  return std::move(reader.model);
}

std::vector<std::size_t> KindModel::features_of(const FoldedAd& ad, const Ad& found) const {
  std::set<std::size_t> present;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kPrice})) {
    for (const PhraseHit& hit : phrases_.find(field->tokens())) present.insert(hit.group);
  }
  for (std::size_t i = 0; i < features_.size(); ++i) {
    if (!features_[i].signal.empty() && has_signal(found, features_[i].signal)) present.insert(i);
  }
  return {present.begin(), present.end()};
}

std::vector<std::string> KindModel::reasons_for(std::size_t kind, std::vector<std::size_t> features) const {
  const auto weight = [&](std::size_t feature) { return features_[feature].weights[kind]; };
  std::erase_if(features, [&](std::size_t feature) { return weight(feature) <= 0; });
  std::ranges::stable_sort(features, std::ranges::greater(), weight);
  features.resize(std::min(features.size(), kMostReasons));
  std::vector<std::string> names(features.size());
  std::ranges::transform(features, names.begin(), [&](std::size_t feature) { return features_[feature].name; });
  return names;
}

KindGuess KindModel::guess(const FoldedAd& ad, const Ad& found) const {
  const auto features = features_of(ad, found);
  Weights sums = bias_;
  for (const std::size_t feature : features) {
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) sums[kind] += features_[feature].weights[kind];
  }
  const auto probabilities = softmax(sums);
  const auto best = static_cast<std::size_t>(std::ranges::max_element(probabilities) - probabilities.begin());
  const bool is_sure = probabilities[best] >= floor_;
  return {is_sure ? kKinds[best] : AdKind::kUnsure, probabilities[best], reasons_for(best, features)};
}

}  // namespace vigie::extractors
