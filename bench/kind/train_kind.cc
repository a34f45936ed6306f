// make train-kind: learns config/kind-weights.toml from the written examples (tests/kind/examples.jsonl), the texts of
// the testbed and ads composed of phrases (the first argument, a file by compose_ads.py), calibrates it by
// cross-validation, and says how well it does on examples that were held back and on those of any further files named.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <span>

#include "bench/kind/logistic.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <toml++/toml.h>

#include "extractors/normalise/ages.h"
#include "extractors/normalise/kind_words.h"
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

constexpr double kPenalty = 0.5, kPairPenalty = 1, kWordPenalty = 0.2;  // by cross-validation over the lots
constexpr double kMarketShare = 0.3, kComposedShare = 0.1;  // what all of these weigh, of what the written ones do
constexpr std::uint64_t kMarketSeed = 1009;
constexpr int kMarketPersons = 250;
constexpr std::size_t kLeastOften = 2;  // a feature of one example alone says nothing
constexpr double kLeastWeight = 0.005;

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

std::set<std::string> words_of(const FoldedAd& ad) {
  std::set<std::string> words;
  extractors::each_kind_word(ad, [&](std::string_view word) { words.emplace(word); });
  return words;
}

/// The features of the lexicon, and behind them those of the words that are known.
class FeatureIds {
 public:
  FeatureIds(const KindFeatures& categories, const std::vector<WrittenAd>& ads) : categories_(categories) {
    std::map<std::string, std::size_t> count;
    for (const WrittenAd& ad : ads) {
      for (const std::string& word : words_of(FoldedAd(ad.raw))) ++count[word];
    }
    for (const auto& [word, times] : count) {
      if (times < kLeastOften) continue;
      id_of_word_.emplace(word, size());
      words_.push_back(word);
    }
  }

  const KindFeatures& categories() const { return categories_; }
  std::size_t size() const { return categories_.size() + words_.size(); }
  bool is_word(std::size_t id) const { return id >= categories_.size(); }
  std::string name(std::size_t id) const {
    return is_word(id) ? words_[id - categories_.size()] : categories_.name(id);
  }
  std::vector<std::size_t> of_words(const FoldedAd& ad) const {
    std::vector<std::size_t> ids;
    for (const std::string& word : words_of(ad)) {
      if (const auto id = id_of_word_.find(word); id != id_of_word_.end()) ids.push_back(id->second);
    }
    return ids;
  }

 private:
  const KindFeatures& categories_;
  std::vector<std::string> words_;
  std::map<std::string, std::size_t> id_of_word_;
};

Example example_of(const FeatureIds& features, const WrittenAd& ad, double weight) {
  const FoldedAd folded(ad.raw);
  Ad found;
  found.phones = find_phones(folded);
  found.tariffs = find_tariffs(folded);
  found.age = first_age(stated_ages(folded));
  found.measures = find_measures(folded);
  Example example{features.categories().of(folded, found), ad.kind, weight};
  const auto words = features.of_words(folded);
  example.features.insert(example.features.end(), words.begin(), words.end());
  return example;
}

std::vector<Example> examples_of(const FeatureIds& features, const std::vector<WrittenAd>& ads, double weight) {
  std::vector<Example> examples;
  for (const WrittenAd& ad : ads) examples.push_back(example_of(features, ad, weight));
  return examples;
}

/// Examples that weigh as much together as `weight` written ones.
std::vector<Example> examples_of_share(const FeatureIds& features, const std::vector<WrittenAd>& ads, double weight) {
  return examples_of(features, ads, weight / static_cast<double>(ads.size()));
}

void drop_rare_features(std::vector<Example>& examples, std::size_t features) {
  std::vector<std::size_t> count(features);
  for (const Example& example : examples) {
    for (const std::size_t feature : example.features) ++count[feature];
  }
  for (Example& example : examples)
    std::erase_if(example.features, [&](std::size_t feature) { return count[feature] < kLeastOften; });
}

void share_features(std::vector<Example>& examples) {
  for (Example& example : examples) example.share = extractors::share_of_each(example.features.size());
}

std::vector<double> penalties_of(const FeatureIds& features) {
  std::vector<double> penalties(features.size(), kPenalty);
  for (std::size_t id = 0; id < penalties.size(); ++id) {
    if (features.is_word(id)) {
      penalties[id] = kWordPenalty;
    } else if (features.name(id).find_first_of(">&") != std::string::npos)
      penalties[id] = kPairPenalty;
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

/// Ads that one author wrote with one thing in mind: the letters with which their ids begin.
std::string lot_of(const WrittenAd& ad) {
  const std::string& id = ad.raw.ad_id;
  return id.substr(0, std::min(id.find_first_of("0123456789_"), id.size()));
}

/// The sums of each written example by weights that were learnt without its lot.
std::vector<KindValues> cross_validated(const std::vector<WrittenAd>& ads, const std::vector<Example>& written,
                                        const std::vector<Example>& others, const std::vector<double>& penalties) {
  std::map<std::string, std::vector<std::size_t>> lots;
  for (std::size_t i = 0; i < ads.size(); ++i) lots[lot_of(ads[i])].push_back(i);
  std::vector<KindValues> sums(written.size());
  for (const auto& [lot, members] : lots) {
    std::vector<Example> rest = others;
    for (std::size_t i = 0; i < written.size(); ++i) {
      if (lot_of(ads[i]) != lot) rest.push_back(written[i]);
    }
    const Weights weights = train(rest, penalties);
    std::size_t right = 0;
    for (const std::size_t i : members) {
      sums[i] = sums_of(weights, written[i]);
      right += std::ranges::max_element(sums[i]) - sums[i].begin() == static_cast<std::ptrdiff_t>(ads[i].kind) ? 1 : 0;
    }
    fmt::print("lot {}: {} of {} right\n", lot, right, members.size());
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

void write_weights(const std::filesystem::path& file, const FeatureIds& features, const Weights& weights,
                   double temperature) {
  std::ofstream out(file);
  out << "# Learnt by `make train-kind`, not written by hand: what each feature adds to the log odds of offer, "
         "client,\n"
         "# recruitment and other. Calibrated: the softmax of the sums are probabilities. [weights]: features of\n"
         "# config/kind.toml; [words]: words of the written examples, their beginnings and pairs.\n\n"
         "[weights]\n"
      << line_of("bias", weights.bias, temperature);
  for (std::size_t id = 0; id < features.size(); ++id) {
    if (id == features.categories().size()) out << "\n[words]\n";
    const KindValues& values = weights.features[id];
    if (std::ranges::any_of(values, [&](double value) { return std::abs(value / temperature) >= kLeastWeight; }))
      out << line_of(features.name(id), values, temperature);
  }
}

double floor_of(const std::filesystem::path& config) {
  return toml::parse_file((config / "kind.toml").string())["floor"].value_or(0.5);
}

/// As KindModel does: of the features that have a weight.
std::vector<KindValues> sums_of_all(const Weights& weights, std::vector<Example> examples) {
  std::vector<KindValues> sums;
  for (Example& example : examples)
    std::erase_if(example.features, [&](std::size_t feature) { return weights.features[feature] == KindValues{}; });
  share_features(examples);
  for (const Example& example : examples) sums.push_back(sums_of(weights, example));
  return sums;
}

/// @param files  composed ads, then any files of examples to be judged, not learnt from
void train_kind(const std::filesystem::path& config, const std::filesystem::path& folder,
                std::span<const char* const> files) {
  const KindFeatures categories = KindFeatures::load(config / "kind.toml").value();
  const auto ads = written_ads(folder / "examples.jsonl");
  const FeatureIds features(categories, ads);
  auto written = examples_of(features, ads, 1);
  auto others = examples_of_share(features, market_ads(), kMarketShare * static_cast<double>(ads.size()));
  const auto composed =
      examples_of_share(features, written_ads(files.front()), kComposedShare * static_cast<double>(ads.size()));
  others.insert(others.end(), composed.begin(), composed.end());
  const auto penalties = penalties_of(features);
  std::vector<std::size_t> kinds;
  for (const WrittenAd& ad : ads) kinds.push_back(ad.kind);

  auto all = written;
  all.insert(all.end(), others.begin(), others.end());
  drop_rare_features(all, features.size());
  share_features(all);
  const auto end_of_written = all.begin() + static_cast<std::ptrdiff_t>(written.size());
  written.assign(all.begin(), end_of_written);
  others.assign(end_of_written, all.end());

  const auto sums = cross_validated(ads, written, others, penalties);
  const double temperature = best_temperature(sums, kinds);
  const double floor = floor_of(config);
  score_of(sums, ads, temperature, floor).print("written, each by weights learnt without its lot");
  const Weights weights = train(all, penalties);
  write_weights(config / "kind-weights.toml", features, weights, temperature);
  fmt::print("{} texts of the testbed and composed ones; temperature {:.2f}\n", others.size(), temperature);
  const auto judge = [&](const std::filesystem::path& file) {
    const auto lot = written_ads(file);
    score_of(sums_of_all(weights, examples_of(features, lot, 1)), lot, temperature, floor)
        .print(file.filename().c_str());
  };
  judge(folder / "held-back.jsonl");
  for (const char* const lot : files.subspan(1)) judge(lot);
}

}  // namespace
}  // namespace vigie::bench

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "vigie_train_kind COMPOSED.jsonl [EXAMPLES.jsonl…]\n");
    return 2;
  }
  vigie::bench::train_kind(VIGIE_SOURCE_DIR "/config", VIGIE_SOURCE_DIR "/tests/kind",
                           std::span(argv + 1, static_cast<std::size_t>(argc - 1)));
  return 0;
}
