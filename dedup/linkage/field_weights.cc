#include "dedup/linkage/field_weights.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "dedup/in_parallel.h"

namespace vigie::dedup {
namespace {

constexpr std::size_t kRandomPairs = 200'000;
constexpr double kPriorPairs = 40;  // so many pairs the settings count for beside what is counted
constexpr int kRounds = 8;
constexpr double kMostBits = 14;

double probability(double bits) { return 1 / (1 + std::exp2(-bits)); }

void normalise(std::array<double, kMostLevels>& counts) {
  double sum = 0;
  for (const double count : counts) sum += count;
  for (double& count : counts) count /= sum;
}

template <typename Value>
void make_shares(std::unordered_map<Value, double>& counts, double other_ads) {
  double all = other_ads;
  for (const auto& [value, count] : counts) all += count;
  for (auto& [value, count] : counts) count = (count + 1) / all;
}

}  // namespace

FieldWeights::FieldWeights(const Ads& ads, const Blocks& blocks, const Wordings& wordings,
                           const LinkageSettings& settings)
    : settings_(settings),
      ads_(static_cast<double>(std::max<std::size_t>(2, ads.size()))),
      prior_bits_(-std::log2(ads_)) {
  for (const LinkableAd* const ad : ads) {
    if (ad->name) ++name_share_[*ad->name];
    if (ad->commune) ++commune_share_[*ad->commune];
  }
  make_shares(name_share_, settings.other_ads);
  make_shares(commune_share_, settings.other_ads);
  for (std::size_t field = 0; field < kFields; ++field) {
    std::ranges::copy(settings.fields[field].kept, kept_[field].begin());
    std::ranges::copy(settings.fields[field].by_chance, by_chance_[field].begin());
  }
  draw_at_random(ads, blocks, wordings);
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
    const bool strangers = levels.level[static_cast<std::size_t>(Field::kName)] == 2;
    for (std::size_t field = 0; field < kFields; ++field) {
      const bool counts = strangers || field == static_cast<std::size_t>(Field::kName);
      if (counts && levels.level[field] != kMissing) ++by_chance_[field][place_of(levels.level[field])];
    }
  }
  for (auto& field : by_chance_) normalise(field);
}

double FieldWeights::table_bits(Field field, const FieldLevels& levels) const {
  const auto f = static_cast<std::size_t>(field);
  if (levels.level[f] == kMissing) return 0;
  const std::size_t level = place_of(levels.level[f]);
  if ((field == Field::kPhone || field == Field::kPhotos) && level == 0) return 0;  // the value itself tells
  double bits = std::log2(kept_[f][level] / by_chance_[f][level]);
  // Of a wording that others use, having it, more or less changed, tells no more than that the two are among them.
  if (field == Field::kText && bits > 0) {
    const double like_it = 1 - kept_[f][kLevelsOf[f] - 1];
    const double strangers = levels.others + settings_.text.strangers;
    bits = std::min(bits, std::max(0.0, std::log2(like_it / strangers) - prior_bits_));
  }
  return std::clamp(bits, -kMostBits, kMostBits);
}

double FieldWeights::bits(Field field, const FieldLevels& levels, const LinkableAd& left,
                          const LinkableAd& right) const {
  const auto f = static_cast<std::size_t>(field);
  if (levels.level[f] == 0 && field == Field::kName) return std::log2(kept_[f][0] / name_share_.at(*left.name));
  if (levels.level[f] == 0 && field == Field::kPlace) return std::log2(kept_[f][0] / commune_share_.at(*left.commune));
  (void)right;
  return table_bits(field, levels);
}

double FieldWeights::bits(const FieldLevels& levels, const LinkableAd& left, const LinkableAd& right) const {
  double sum = 0;
  for (std::size_t field = 0; field < kFields; ++field) sum += bits(static_cast<Field>(field), levels, left, right);
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
        const double values = field == static_cast<std::size_t>(Field::kPhone)    ? lesson.without_phone
                              : field == static_cast<std::size_t>(Field::kPhotos) ? lesson.without_photos
                                                                                  : lesson.values;
        counts[field][place_of(lesson.levels.level[field])] += probability(values + sum - bits[field]);
      }
      of_one_person += probability(lesson.values + sum) * pairs_a_lesson;
    }
    for (auto& field : counts) normalise(field);
    kept_ = counts;
  }
  const double pairs = ads_ * (ads_ - 1) / 2;
  prior_bits_ = std::log2((of_one_person + kPriorPairs) / (pairs + kPriorPairs * ads_));
}

}  // namespace vigie::dedup
