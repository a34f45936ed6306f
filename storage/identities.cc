#include "storage/identities.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace vigie::storage {
namespace {

constexpr std::int64_t kNone = 0;

struct Overlap {
  std::size_t ads;
  std::int64_t number;
  AdRow first_ad;  // of the cluster
  std::size_t cluster;
};

std::vector<AdRow> first_ads(const Clusters& clusters) {
  std::vector<AdRow> first;
  for (const auto& ads : clusters) first.push_back(*std::ranges::min_element(ads));
  return first;
}

// Of clusters without a number yet, the strongest first.
std::vector<Overlap> overlaps(const Clusters& clusters, const std::vector<AdRow>& first_ads, const Numbers& numbers,
                              const NumberOfAd& former) {
  std::vector<Overlap> all;
  for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster) {
    if (numbers[cluster] != kNone) continue;
    std::map<std::int64_t, std::size_t> common;
    for (const AdRow ad : clusters[cluster]) {
      if (const auto found = former.find(ad); found != former.end()) ++common[found->second];
    }
    for (const auto& [number, ads] : common) all.push_back({ads, number, first_ads[cluster], cluster});
  }
  std::ranges::sort(all, [](const Overlap& a, const Overlap& b) {
    return std::tie(b.ads, a.number, a.first_ad) < std::tie(a.ads, b.number, b.first_ad);
  });
  return all;
}

void take_over(Numbers& numbers, const std::vector<Overlap>& strongest_first) {
  std::set<std::int64_t> taken;
  for (const Overlap& overlap : strongest_first) {
    std::int64_t& number = numbers[overlap.cluster];
    if (number == kNone && taken.insert(overlap.number).second) number = overlap.number;
  }
}

void number_the_rest(Numbers& numbers, const std::vector<AdRow>& first_ads, std::int64_t next) {
  std::vector<std::size_t> rest;
  for (std::size_t cluster = 0; cluster < numbers.size(); ++cluster) {
    if (numbers[cluster] == kNone) rest.push_back(cluster);
  }
  std::ranges::sort(rest, {}, [&](std::size_t cluster) { return first_ads[cluster]; });
  for (const std::size_t cluster : rest) numbers[cluster] = next++;
}

}  // namespace

Numbers numbers_of(const Clusters& clusters, const FormerNumbers& former) {
  const auto first = first_ads(clusters);
  Numbers numbers(clusters.size(), kNone);
  take_over(numbers, overlaps(clusters, first, numbers, former.last_run));
  take_over(numbers, overlaps(clusters, first, numbers, former.ended));
  number_the_rest(numbers, first, former.next);
  return numbers;
}

std::vector<Move> moves(const NumberOfAd& before, const Clusters& clusters, const Numbers& numbers) {
  NumberOfAd now;
  for (std::size_t cluster = 0; cluster < clusters.size(); ++cluster) {
    for (const AdRow ad : clusters[cluster]) now[ad] = numbers[cluster];
  }
  std::vector<Move> moved;
  for (const auto& [ad, former] : before) {
    const auto present = now.find(ad);
    if (present == now.end())
      moved.push_back({ad, former, std::nullopt});
    else if (present->second != former)
      moved.push_back({ad, former, present->second});
  }
  std::ranges::sort(moved, {}, &Move::ad);
  return moved;
}

}  // namespace vigie::storage
