#include "dedup/clusters/plausible.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "dedup/in_parallel.h"

namespace vigie::dedup {
namespace {

// splitmix64 (Steele, Lea and Flood 2014, OOPSLA 453).
std::uint64_t mixed(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
  return bits ^ (bits >> 31);
}

struct Overlap {
  std::size_t items, best, sampled;
};

std::vector<Overlap> largest_first(const ItemSets& best, const ItemSets& sampled) {
  std::size_t items = 0;
  for (const auto& set : best) items += set.size();
  std::vector<std::size_t> best_of(items);
  for (std::size_t set = 0; set < best.size(); ++set) {
    for (const ItemIndex item : best[set]) best_of[item] = set;
  }
  std::vector<Overlap> all;
  for (std::size_t set = 0; set < sampled.size(); ++set) {
    std::map<std::size_t, std::size_t> common;
    for (const ItemIndex item : sampled[set]) ++common[best_of[item]];
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
  const Joining& sure = joining;
  Joining best = sure;
  best.run();
  Clustering found{.best = best.sets(), .moved = {}};
  const auto samples = in_parallel(
      kSamples,
      [&](std::size_t sample) {
        Joining one = sure;
        one.perturb([&](ItemIndex a, ItemIndex b) { return logistic_bits(mixed(mixed(keys[a] + sample) ^ keys[b])); });
        one.run();
        return moved(found.best, one.sets(), static_cast<int>(sample));
      },
      1);
  for (const auto& sample : samples) found.moved.insert(found.moved.end(), sample.begin(), sample.end());
  return found;
}

}  // namespace vigie::dedup
