#include "dedup/clusters/plausible.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

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

ItemSets best_of(Joining joining) {
  joining.run();
  return joining.sets();
}

std::vector<MovedItem> sample_of(Joining joining, const ItemSets& best, std::span<const std::uint64_t> keys,
                                 int sample) {
  joining.perturb([&](ItemIndex a, ItemIndex b) {
    return logistic_bits(mixed(mixed(keys[a] + static_cast<std::uint64_t>(sample)) ^ keys[b]));
  });
  joining.run();
  return moved(best, joining.sets(), sample);
}

constexpr std::size_t kPartsOfThread = 1;  // one may be most of all

// What each part gives, and each sample of it.
std::vector<Clustering> each(const std::vector<Joining>& parts, std::span<const std::uint64_t> keys) {
  std::vector<std::size_t> in_doubt;
  auto best = in_parallel(
      parts.size(), [&](std::size_t i) { return best_of(parts[i]); }, kPartsOfThread);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].size() > 1) in_doubt.push_back(i);
  }
  const auto samples = in_parallel(
      in_doubt.size() * kSamples,
      [&](std::size_t i) {
        const std::size_t part = in_doubt[i / kSamples];
        return sample_of(parts[part], best[part], keys, static_cast<int>(i % kSamples));
      },
      kPartsOfThread);
  std::vector<Clustering> found(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) found[i].best = std::move(best[i]);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    auto& moved = found[in_doubt[i / kSamples]].moved;
    moved.insert(moved.end(), samples[i].begin(), samples[i].end());
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
  constexpr double kAnything = -std::numeric_limits<double>::infinity();
  auto tied = std::move(joining).parts(kAnything);
  auto doubtful = in_parallel(
      tied.size(),
      [&](std::size_t i) {
        tied[i].run(kSure);
        return std::move(tied[i]).parts(-kSure);
      },
      kPartsOfThread);
  std::vector<Joining> parts;
  for (auto& some : doubtful) std::ranges::move(some, std::back_inserter(parts));
  return together(each(parts, keys));
}

}  // namespace vigie::dedup
