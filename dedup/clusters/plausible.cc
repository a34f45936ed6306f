#include "dedup/clusters/plausible.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

#include "dedup/in_parallel.h"
#include "dedup/mixing.h"

namespace vigie::dedup {
namespace {

struct Overlap {
  std::size_t items, best, sampled;
};

std::vector<Overlap> largest_first(const ItemSets& best, const ItemSets& sampled) {
  std::unordered_map<ItemIndex, std::size_t> best_of;
  for (std::size_t set = 0; set < best.size(); ++set) {
    for (const ItemIndex item : best[set]) best_of[item] = set;
  }
  std::vector<Overlap> all;
  for (std::size_t set = 0; set < sampled.size(); ++set) {
    std::map<std::size_t, std::size_t> common;
    for (const ItemIndex item : sampled[set]) ++common[best_of.at(item)];
    for (const auto& [other, count] : common) all.push_back({count, other, set});
  }
  std::ranges::sort(all, [](const Overlap& a, const Overlap& b) {
    return std::tie(b.items, a.best, a.sampled) < std::tie(a.items, b.best, b.sampled);
  });
  return all;
}

// By sampled set.
std::vector<std::size_t> names(const ItemSets& best, const ItemSets& sampled) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> name(sampled.size(), kNone);
  std::vector<bool> taken(best.size());
  for (const Overlap& overlap : largest_first(best, sampled)) {
    if (name[overlap.sampled] != kNone || taken[overlap.best]) continue;
    name[overlap.sampled] = overlap.best;
    taken[overlap.best] = true;
  }
  for (std::size_t own = best.size(); std::size_t & one : name) {
    if (one == kNone) one = own++;
  }
  return name;
}

// What `joining` gives, and each sample of it.
Clustering of_part(const Joining& joining, std::span<const std::uint64_t> keys) {
  Joining best = joining;
  best.run();
  Clustering found{.best = best.sets(), .moved = {}};
  if (joining.sets().size() == 1) return found;
  for (int sample = 0; sample < kSamples; ++sample) {
    Joining one = joining;
    one.perturb([&](ItemIndex a, ItemIndex b) {
      return logistic_bits(mixed(mixed(keys[a] + static_cast<std::uint64_t>(sample)) ^ keys[b]));
    });
    one.run();
    const auto elsewhere = moved(found.best, one.sets(), sample);
    found.moved.insert(found.moved.end(), elsewhere.begin(), elsewhere.end());
  }
  return found;
}

Clustering together(std::span<const Clustering> parts) {
  Clustering all;
  for (const Clustering& part : parts) all.best.insert(all.best.end(), part.best.begin(), part.best.end());
  std::ranges::sort(all.best);
  std::vector<std::size_t> own(kSamples, all.best.size());
  for (const Clustering& part : parts) {
    std::map<std::pair<int, std::size_t>, std::size_t> named;
    for (const auto& [sample, item, set] : part.moved) {
      const auto [name, is_new] = named.try_emplace({sample, set}, 0);
      if (is_new && set >= part.best.size()) name->second = own[static_cast<std::size_t>(sample)]++;
      if (is_new && set < part.best.size())
        name->second = static_cast<std::size_t>(std::ranges::lower_bound(all.best, part.best[set]) - all.best.begin());
      all.moved.push_back({sample, item, name->second});
    }
  }
  std::ranges::sort(all.moved, {}, [](const MovedItem& one) { return std::pair(one.sample, one.item); });
  return all;
}

}  // namespace

double logistic_bits(std::uint64_t key) {
  const double uniform = (static_cast<double>(mixed(key) >> 11) + .5) / 0x1p53;
  return std::log2(uniform / (1 - uniform));
}

std::vector<MovedItem> moved(const ItemSets& best, const ItemSets& sampled, int sample) {
  const auto name = names(best, sampled);
  std::vector<MovedItem> all;
  for (std::size_t set = 0; set < sampled.size(); ++set) {
    for (const ItemIndex item : sampled[set]) {
      const bool stays = name[set] < best.size() && std::ranges::binary_search(best[name[set]], item);
      if (!stays) all.push_back({sample, item, name[set]});
    }
  }
  std::ranges::sort(all, {}, &MovedItem::item);
  return all;
}

Clustering with_samples(Joining joining, std::span<const std::uint64_t> keys) {
  joining.run(kSure);
  const auto parts = joining.parts(-kSure);
  const auto found = in_parallel(
      parts.size(), [&](std::size_t i) { return of_part(parts[i], keys); }, 64);
  return together(found);
}

}  // namespace vigie::dedup
