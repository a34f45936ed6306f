#include "dedup/linkage/field_weights.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <unordered_map>

#include "dedup/in_parallel.h"

namespace vigie::dedup {
namespace {

constexpr std::size_t kRandomPairs = 200'000;
constexpr double kPriorPairs = 40;  // so many pairs the settings count for beside what is counted
constexpr int kRounds = 8;
constexpr double kMostBits = 14;

std::size_t at(Field field) { return static_cast<std::size_t>(field); }

double probability(double bits) { return 1 / (1 + std::exp2(-bits)); }

void normalise(std::array<double, kMostLevels>& counts) {
  double sum = 0;
  for (const double count : counts) sum += count;
  for (double& count : counts) count /= sum;
}

// log2 of one over the share of ads that state the same; 0 where nothing is stated.
template <typename Value>
std::vector<double> bits_of_having(const Ads& ads, std::optional<Value> LinkableAd::*stated, double other_ads) {
  std::unordered_map<Value, double> counts;
  double all = other_ads;
  for (const LinkableAd* const ad : ads) {
    if (const auto& value = ad->*stated) ++counts[*value], ++all;
  }
  std::vector<double> bits(ads.size(), 0);
  for (AdIndex i = 0; i < ads.size(); ++i) {
    if (const auto& value = ads[i]->*stated) bits[i] = std::log2(all / (counts.at(*value) + 1));
  }
  return bits;
}

}  // namespace

FieldWeights::FieldWeights(const Ads& ads, const Blocks& blocks, const Wordings& wordings,
                           const LinkageSettings& settings)
    : settings_(settings),
      ads_(static_cast<double>(std::max<std::size_t>(2, ads.size()))),
      prior_bits_(-std::log2(ads_)),
      name_bits_(bits_of_having(ads, &LinkableAd::name, settings.other_ads)),
      commune_bits_(bits_of_having(ads, &LinkableAd::commune, settings.other_ads)) {
  for (std::size_t field = 0; field < kFields; ++field) {
    std::ranges::copy(settings.fields[field].kept, kept_[field].begin());
    std::ranges::copy(settings.fields[field].by_chance, by_chance_[field].begin());
  }
  draw_at_random(ads, blocks, wordings);
  tabulate();
}

FieldWeights::FieldWeights(const Ads& ads, const LinkageSettings& settings, std::span<const double> learnt)
    : settings_(settings),
      ads_(static_cast<double>(ads.size())),
      prior_bits_(learnt.front()),
      name_bits_(bits_of_having(ads, &LinkableAd::name, settings.other_ads)),
      commune_bits_(bits_of_having(ads, &LinkableAd::commune, settings.other_ads)) {
  auto next = learnt.begin() + 1;
  for (Table* const table : {&kept_, &by_chance_}) {
    for (auto& field : *table) {
      std::copy_n(next, field.size(), field.begin());
      next += static_cast<std::ptrdiff_t>(field.size());
    }
  }
  tabulate();
}

std::vector<double> FieldWeights::learnt() const {
  std::vector<double> numbers{prior_bits_};
  for (const Table* const table : {&kept_, &by_chance_}) {
    for (const auto& field : *table) numbers.insert(numbers.end(), field.begin(), field.end());
  }
  return numbers;
}

// Ads of one person mostly bear one name, so pairs under different names are of two persons.
void FieldWeights::draw_at_random(const Ads& ads, const Blocks& blocks, const Wordings& wordings) {
  if (ads.size() < 2) return;
  for (auto& field : by_chance_) {
    for (double& chance : field) chance *= kPriorPairs;
  }
  std::mt19937_64 random(1);
  std::vector<CandidatePair> drawn;
  for (std::size_t i = 0; i < std::min(kRandomPairs, ads.size() * ads.size()); ++i) {
    const auto a = static_cast<AdIndex>(random() % ads.size()), b = static_cast<AdIndex>(random() % ads.size());
    if (a != b) drawn.emplace_back(a, b);
  }
  for (const FieldLevels& levels :
       in_parallel(drawn.size(), [&](std::size_t i) { return compare_fields(ads, drawn[i], blocks, wordings); })) {
    const bool strangers = levels.level[at(Field::kName)] == 2;
    for (std::size_t field = 0; field < kFields; ++field) {
      const bool counts = strangers || field == at(Field::kName);
      if (counts && levels.level[field] != kMissing) ++by_chance_[field][place_of(levels.level[field])];
    }
  }
  for (auto& field : by_chance_) normalise(field);
}

void FieldWeights::tabulate() {
  for (std::size_t field = 0; field < kFields; ++field) {
    for (std::size_t level = 0; level < kLevelsOf[field]; ++level) {
      bits_[field][level] =
          std::clamp(std::log2(kept_[field][level] / by_chance_[field][level]), -kMostBits, kMostBits);
    }
  }
  for (const Field field : {Field::kPhone, Field::kPhotos}) bits_[at(field)][0] = 0;  // the value itself tells
}

double FieldWeights::table_bits(Field field, const FieldLevels& levels) const {
  const std::int8_t level = levels.level[at(field)];
  if (level == kMissing) return 0;
  const double bits = bits_[at(field)][place_of(level)];
  if (field != Field::kText || bits <= 0) return bits;
  // Of a wording that others use, having it, more or less changed, tells no more than that the two are among them.
  const double like_it = 1 - kept_[at(field)][kLevelsOf[at(field)] - 1];
  const double strangers = levels.others + settings_.text.strangers;
  return std::min(bits, std::max(0.0, std::log2(like_it / strangers) - prior_bits_));
}

double FieldWeights::bits(Field field, const FieldLevels& levels, AdIndex ad) const {
  if (levels.level[at(field)] == 0 && field == Field::kName) return std::log2(kept_[at(field)][0]) + name_bits_[ad];
  if (levels.level[at(field)] == 0 && field == Field::kPlace) return std::log2(kept_[at(field)][0]) + commune_bits_[ad];
  return table_bits(field, levels);
}

double FieldWeights::bits(const FieldLevels& levels, AdIndex ad) const {
  double sum = 0;
  for (std::size_t field = 0; field < kFields; ++field) sum += bits(static_cast<Field>(field), levels, ad);
  return sum;
}

void FieldWeights::learn(const std::vector<Lesson>& lessons, double pairs_a_lesson) {
  double of_one_person = 0;
  for (int round = 0; round < kRounds; ++round) {
    Table counts{};
    for (std::size_t field = 0; field < kFields; ++field) {
      for (std::size_t level = 0; level < kLevelsOf[field]; ++level) {
        counts[field][level] = kPriorPairs * settings_.fields[field].kept[level];
      }
    }
    of_one_person = 0;
    for (const Lesson& lesson : lessons) {
      std::array<double, kFields> bits{};
      double sum = 0;
      for (std::size_t field = 0; field < kFields; ++field) {
        sum += bits[field] = table_bits(static_cast<Field>(field), lesson.levels);
      }
      for (std::size_t field = 0; field < kFields; ++field) {
        if (lesson.levels.level[field] == kMissing) continue;
        const double values = field == at(Field::kPhone)    ? lesson.without_phone
                              : field == at(Field::kPhotos) ? lesson.without_photos
                                                            : lesson.values;
        counts[field][place_of(lesson.levels.level[field])] +=
            lesson.decided ? 1 : probability(values + sum - bits[field]);
      }
      of_one_person += lesson.decided ? 1 : probability(lesson.values + sum) * pairs_a_lesson;
    }
    for (auto& field : counts) normalise(field);
    kept_ = counts;
    tabulate();
  }
  const double pairs = ads_ * (ads_ - 1) / 2;
  prior_bits_ = std::log2((of_one_person + kPriorPairs) / (pairs + kPriorPairs * ads_));
}

}  // namespace vigie::dedup
