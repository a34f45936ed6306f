#include "dedup/clusters/ad_set.h"

#include <algorithm>
#include <functional>

namespace vigie::dedup {
namespace {

template <typename Value>
void absorb_counts(Counts<Value>& into, Counts<Value>&& from) {
  if (into.size() < from.size()) into.swap(from);
  for (const auto& [value, count] : from) into[value] += count;
}

// The lower, or the higher, of two that may be missing.
template <typename Better>
std::optional<int> better(std::optional<int> a, std::optional<int> b, Better is_better) {
  if (!a || !b) return a ? a : b;
  return is_better(*a, *b) ? a : b;
}

constexpr std::size_t kMostPairs = 36;

}  // namespace

AdSet AdSet::of(const Ads& ads, const Blocks& blocks, AdIndex ad) {
  AdSet set{.ads = {ad}, .youngest = ads[ad]->age, .oldest = ads[ad]->age, .values = {}};
  for (const BlockIndex value : blocks.of_ad[ad]) set.values[value] = 1;
  return set;
}

void AdSet::absorb(AdSet&& other) {
  if (ads.size() < other.ads.size()) ads.swap(other.ads);
  ads.insert(ads.end(), other.ads.begin(), other.ads.end());
  youngest = better(youngest, other.youngest, std::less());
  oldest = better(oldest, other.oldest, std::greater());
  absorb_counts(values, std::move(other.values));
}

int age_span(const AdSet& left, const AdSet& right) {
  const auto oldest = better(left.oldest, right.oldest, std::greater());
  return oldest ? *oldest - *better(left.youngest, right.youngest, std::less()) : 0;
}

double mean_field_bits(const AdSet& left, const AdSet& right, const Comparison& comparison) {
  const std::size_t all = left.ads.size() * right.ads.size(), taken = std::min(all, kMostPairs);
  double bits = 0;
  for (std::size_t i = 0; i < taken; ++i) {
    const std::size_t pair = i * all / taken;
    const AdIndex a = left.ads[pair / right.ads.size()], b = right.ads[pair % right.ads.size()];
    bits += comparison.field_bits({std::min(a, b), std::max(a, b)});
  }
  return bits / static_cast<double>(taken);
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
