#include "dedup/clusters/item_set.h"

#include <algorithm>
#include <functional>

namespace vigie::dedup {
namespace {

// The lower, or the higher, of two that may be missing.
template <typename Better>
std::optional<int> better(std::optional<int> a, std::optional<int> b, Better is_better) {
  if (!a || !b) return a ? a : b;
  return is_better(*a, *b) ? a : b;
}

}  // namespace

ItemSet ItemSet::of(ItemIndex index, const Item& item) {
  ItemSet set{.items = {index}, .youngest = item.age, .oldest = item.age, .values = {}, .apart = {}};
  set.values.reserve(item.values.size());
  for (const ValueIndex value : item.values) set.values[value] = 1;
  return set;
}

void ItemSet::absorb(ItemSet&& other) {
  if (items.size() < other.items.size()) items.swap(other.items);
  items.insert(items.end(), other.items.begin(), other.items.end());
  youngest = better(youngest, other.youngest, std::less());
  oldest = better(oldest, other.oldest, std::greater());
  if (values.size() < other.values.size()) values.swap(other.values);
  for (const auto& [value, count] : other.values) values[value] += count;
  apart.insert(apart.end(), other.apart.begin(), other.apart.end());
}

int age_span(const ItemSet& left, const ItemSet& right) {
  const auto oldest = better(left.oldest, right.oldest, std::greater());
  return oldest ? *oldest - *better(left.youngest, right.youngest, std::less()) : 0;
}

double common_share(const ItemSet& left, const ItemSet& right) {
  const bool left_is_small = left.values.size() <= right.values.size();
  const auto& few = left_is_small ? left.values : right.values;
  const auto& many = left_is_small ? right.values : left.values;
  std::int64_t most = 0;
  for (const auto& [value, count] : few) {
    if (const auto found = many.find(value); found != many.end())
      most = std::max(most, std::int64_t{count} * found->second);
  }
  return static_cast<double>(most) / (static_cast<double>(left.items.size()) * static_cast<double>(right.items.size()));
}

}  // namespace vigie::dedup
