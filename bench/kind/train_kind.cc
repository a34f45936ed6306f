// make train-kind: learns config/kind-weights.toml from the written examples (tests/kind/examples.jsonl) and the texts
// of the testbed, calibrates it by cross-validation, and says how well it does on examples that were held back.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "bench/kind/logistic.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <toml++/toml.h>

#include "extractors/normalise/ages.h"
#include "extractors/normalise/measures.h"
#include "extractors/normalise/phones.h"
#include "extractors/normalise/tariffs.h"
#include "testbed/market.h"
#include "testbed/replica_server.h"

namespace vigie::bench {
namespace {

using extractors::FoldedAd;
using extractors::KindFeatures;
using extractors::KindValues;
using extractors::kKinds;

constexpr std::size_t kFolds = 10;
constexpr double kPenalty = 0.5, kPairPenalty = 1.5;  // a pair is rarer than its parts and must say more than they
constexpr double kMarketShare = 0.3;  // what all texts of the testbed weigh, of what the written ones do
constexpr std::uint64_t kMarketSeed = 1009;
constexpr int kMarketPersons = 250;
constexpr std::size_t kLeastOften = 2;  // a feature of one example alone says nothing
constexpr double kLeastWeight = 0.02;

struct WrittenAd {
  RawAd raw;
  std::size_t kind;
};

std::size_t place_of(AdKind kind) { return static_cast<std::size_t>(std::ranges::find(kKinds, kind) - kKinds.begin()); }

std::vector<WrittenAd> written_ads(const std::filesystem::path& file) {
  std::vector<WrittenAd> ads;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    RawAd raw = parse_raw_ad(line).value();
    const auto kind = nlohmann::json::parse(raw.extra).at("kind").get<std::string>();
    ads.push_back({std::move(raw), place_of(ad_kind_from(kind).value())});
  }
  return ads;
}

/// Each wording once, as the sites show it.
std::vector<WrittenAd> market_ads() {
  testbed::MarketSettings settings{.seed = kMarketSeed, .persons = kMarketPersons};
  for (const char* code : {"95", "94", "78", "77"}) settings.departments.push_back(*DepartmentCode::parse(code));
  settings.first_night = Date{std::chrono::year{2026} / 9 / 7};
  settings.sites = testbed::replica_sites();
  const testbed::Market market = testbed::generate_market(settings);
  std::vector<WrittenAd> ads;
  std::set<std::string> known;
  for (std::size_t i = 0; i < market.ads.size(); ++i) {
    if (known.insert(*market.ads[i].text).second) ads.push_back({market.ads[i], place_of(market.truth[i].kind)});
  }
  return ads;
}

Example example_of(const KindFeatures& features, const WrittenAd& ad, double weight) {
  const FoldedAd folded(ad.raw);
  Ad found;
  found.phones = find_phones(folded);
  found.tariffs = find_tariffs(folded);
  found.age = first_age(stated_ages(folded));
  found.measures = find_measures(folded);
  return {features.of(folded, found), ad.kind, weight};
}

std::vector<Example> examples_of(const KindFeatures& features, const std::vector<WrittenAd>& ads, double weight) {
  std::vector<Example> examples;
  for (const WrittenAd& ad : ads) examples.push_back(example_of(features, ad, weight));
  return examples;
}

void drop_rare_features(std::vector<Example>& examples, std::size_t features) {
  std::vector<std::size_t> count(features);
  for (const Example& example : examples) {
    for (const std::size_t feature : example.features) ++count[feature];
  }
  for (Example& example : examples)
    std::erase_if(example.features, [&](std::size_t feature) { return count[feature] < kLeastOften; });
}

std::vector<double> penalties_of(const KindFeatures& features) {
  std::vector<double> penalties(features.size(), kPenalty);
  for (std::size_t id = 0; id < penalties.size(); ++id) {
    if (features.name(id).find_first_of(">&") != std::string::npos) penalties[id] = kPairPenalty;
  }
  return penalties;
}

struct Score {
  std::size_t right = 0, unsure = 0, all = 0;
  void print(const char* what) const {
    const auto share = [this](std::size_t n) { return static_cast<double>(n) / static_cast<double>(all); };
    fmt::print("{}: {} examples, right {:.3f}, unsure {:.3f}\n", what, all, share(right), share(unsure));
  }
};

/// The sums of each written example by weights that were learnt without its tenth of them.
std::vector<KindValues> cross_validated(const std::vector<Example>& written, const std::vector<Example>& market,
                                        const std::vector<double>& penalties) {
  std::vector<KindValues> sums(written.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<Example> rest = market;
    for (std::size_t i = 0; i < written.size(); ++i) {
      if (i % kFolds != fold) rest.push_back(written[i]);
    }
    const Weights weights = train(rest, penalties);
    for (std::size_t i = fold; i < written.size(); i += kFolds) sums[i] = sums_of(weights, written[i]);
  }
  return sums;
}

Score score_of(const std::vector<KindValues>& sums, const std::vector<WrittenAd>& ads, double temperature,
               double floor) {
  Score score{.all = ads.size()};
  for (std::size_t i = 0; i < ads.size(); ++i) {
    KindValues scaled = sums[i];
    for (double& sum : scaled) sum /= temperature;
    const KindValues probabilities = extractors::softmax(scaled);
    const auto best = static_cast<std::size_t>(std::ranges::max_element(probabilities) - probabilities.begin());
    const bool is_unsure = probabilities[best] < floor;
    score.unsure += is_unsure ? 1 : 0;
    score.right += !is_unsure && best == ads[i].kind ? 1 : 0;
    if (best != ads[i].kind || is_unsure)
      fmt::print("  {} taken for {} ({:.2f}): {} | {}\n", to_text(kKinds[ads[i].kind]), to_text(kKinds[best]),
                 probabilities[best], ads[i].raw.title.value_or(""), ads[i].raw.text.value_or(""));
  }
  return score;
}

std::string line_of(const std::string& name, const KindValues& values, double temperature) {
  std::string numbers;
  for (const double value : values)
    numbers += fmt::format("{}{:.2f}", numbers.empty() ? "" : ", ", value / temperature);
  return fmt::format("\"{}\" = [{}]\n", name, numbers);
}

void write_weights(const std::filesystem::path& file, const KindFeatures& features, const Weights& weights,
                   double temperature) {
  std::ofstream out(file);
  out << "# Learnt by `make train-kind`, not written by hand: for each feature of config/kind.toml what it adds to "
         "the\n"
         "# log odds of offer, client, recruitment and other. Calibrated: the softmax of the sums are "
         "probabilities.\n\n"
         "[weights]\n"
      << line_of("bias", weights.bias, temperature);
  for (std::size_t id = 0; id < features.size(); ++id) {
    const KindValues& values = weights.features[id];
    if (std::ranges::any_of(values, [&](double value) { return std::abs(value / temperature) >= kLeastWeight; }))
      out << line_of(features.name(id), values, temperature);
  }
}

double floor_of(const std::filesystem::path& config) {
  return toml::parse_file((config / "kind.toml").string())["floor"].value_or(0.5);
}

std::vector<KindValues> sums_of_all(const Weights& weights, const std::vector<Example>& examples) {
  std::vector<KindValues> sums;
  for (const Example& example : examples) sums.push_back(sums_of(weights, example));
  return sums;
}

void train_kind(const std::filesystem::path& config, const std::filesystem::path& folder) {
  const KindFeatures features = KindFeatures::load(config / "kind.toml").value();
  const auto ads = written_ads(folder / "examples.jsonl");
  const auto market_texts = market_ads();
  auto written = examples_of(features, ads, 1);
  const double weight = kMarketShare * static_cast<double>(ads.size()) / static_cast<double>(market_texts.size());
  const auto market = examples_of(features, market_texts, weight);
  const auto penalties = penalties_of(features);
  std::vector<std::size_t> kinds;
  for (const WrittenAd& ad : ads) kinds.push_back(ad.kind);

  const auto sums = cross_validated(written, market, penalties);
  const double temperature = best_temperature(sums, kinds);
  const double floor = floor_of(config);
  score_of(sums, ads, temperature, floor).print("written, each by the weights of the other nine tenths");
  auto all = market;
  all.insert(all.end(), written.begin(), written.end());
  drop_rare_features(all, features.size());
  const Weights weights = train(all, penalties);
  write_weights(config / "kind-weights.toml", features, weights, temperature);
  fmt::print("{} texts of the testbed; temperature {:.2f}\n", market.size(), temperature);
  const auto held_back = written_ads(folder / "held-back.jsonl");
  score_of(sums_of_all(weights, examples_of(features, held_back, 1)), held_back, temperature, floor).print("held back");
}

}  // namespace
}  // namespace vigie::bench

int main() {
  vigie::bench::train_kind(VIGIE_SOURCE_DIR "/config", VIGIE_SOURCE_DIR "/tests/kind");
  return 0;
}
