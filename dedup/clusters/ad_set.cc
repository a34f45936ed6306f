#include "dedup/clusters/ad_set.h"

#include <algorithm>
#include <cstdlib>

#include "dedup/linkage/comparison.h"

namespace vigie::dedup {
namespace {

template <typename Value>
std::int64_t total(const Counts<Value>& counts) {
  std::int64_t sum = 0;
  for (const auto& [value, count] : counts) sum += count;
  return sum;
}

template <typename Value>
void absorb_counts(Counts<Value>& into, Counts<Value>&& from) {
  if (into.size() < from.size()) into.swap(from);
  for (const auto& [value, count] : from) into[value] += count;
}

double differing_names(const Counts<BlindKey>& left, const Counts<BlindKey>& right) {
  const std::int64_t pairs = total(left) * total(right);
  if (pairs == 0) return 0;
  std::int64_t same = 0;
  for (const auto& [name, count] : left) {
    if (const auto found = right.find(name); found != right.end()) same += count * found->second;
  }
  return 1 - static_cast<double>(same) / static_cast<double>(pairs);
}

double differing_ages(const Counts<int>& left, const Counts<int>& right, int other_years) {
  const std::int64_t pairs = total(left) * total(right);
  if (pairs == 0) return 0;
  std::int64_t apart = 0;
  for (const auto& [age, count] : left) {
    for (const auto& [other, others] : right) {
      if (std::abs(age - other) > other_years) apart += count * others;
    }
  }
  return static_cast<double>(apart) / static_cast<double>(pairs);
}

}  // namespace

AdSet AdSet::of(const Ads& ads, const Blocks& blocks, AdIndex ad) {
  AdSet set{.ads = {ad}, .names = {}, .ages = {}, .values = {}};
  if (ads[ad]->name) set.names[*ads[ad]->name] = 1;
  if (ads[ad]->age) set.ages[*ads[ad]->age] = 1;
  for (const BlockIndex value : blocks.of_ad[ad]) set.values[value] = 1;
  return set;
}

void AdSet::absorb(AdSet&& other) {
  if (ads.size() < other.ads.size()) ads.swap(other.ads);
  ads.insert(ads.end(), other.ads.begin(), other.ads.end());
  absorb_counts(names, std::move(other.names));
  absorb_counts(ages, std::move(other.ages));
  absorb_counts(values, std::move(other.values));
}

int age_span(const AdSet& left, const AdSet& right) {
  if (left.ages.empty() && right.ages.empty()) return 0;
  const auto& some = left.ages.empty() ? right.ages : left.ages;
  const auto& others = right.ages.empty() ? left.ages : right.ages;
  return std::max(some.rbegin()->first, others.rbegin()->first) - std::min(some.begin()->first, others.begin()->first);
}

double contradiction_bits(const AdSet& left, const AdSet& right, const LinkageSettings& settings) {
  return differing_names(left.names, right.names) * other_name_bits(settings.name) +
         differing_ages(left.ages, right.ages, settings.age.other_years) * other_age_bits(settings.age);
}

double common_share(const AdSet& left, const AdSet& right) {
  const bool left_is_small = left.values.size() <= right.values.size();
  const auto& few = left_is_small ? left.values : right.values;
  const auto& many = left_is_small ? right.values : left.values;
  std::int64_t most = 0;
  for (const auto& [value, count] : few) {
    if (const auto found = many.find(value); found != many.end()) most = std::max(most, count * found->second);
  }
  return static_cast<double>(most) / (static_cast<double>(left.ads.size()) * static_cast<double>(right.ads.size()));
}

}  // namespace vigie::dedup
