#include "dedup/signatures/text_signature.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <limits>

namespace vigie::dedup {
namespace {

constexpr std::size_t kShingleBytes = 5;
constexpr std::size_t kBandPlaces = 4;
constexpr std::size_t kFollowing = 8;
constexpr std::uint64_t kEmpty = std::numeric_limits<std::uint64_t>::max();

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31);
}

template <typename Visit>
void for_each_shingle(std::string_view wording, std::uint64_t key, const Visit& visit) {
  constexpr std::uint64_t kLastFive = (std::uint64_t{1} << 8 * kShingleBytes) - 1;
  std::uint64_t window = 0;
  for (std::size_t i = 0; i < wording.size(); ++i) {
    window = (window << 8 | static_cast<unsigned char>(wording[i])) & kLastFive;
    if (i + 1 >= kShingleBytes) visit(mixed(window ^ key));
  }
}

// A place that no shingle fell into takes the minimum of another, chosen by its own number: the same one in every text
// that has it.
void fill_empty(std::array<std::uint64_t, kTextPlaces>& minima) {
  const auto found = minima;
  for (std::size_t place = 0; place < kTextPlaces; ++place) {
    for (std::uint64_t attempt = 1; minima[place] == kEmpty; ++attempt) {
      minima[place] = found[mixed(place << 32 | attempt) % kTextPlaces];
    }
  }
}

std::uint32_t band_of(const TextSignature& signature, std::size_t band) {
  std::uint32_t value = 0;
  std::memcpy(&value, signature.data() + band * kBandPlaces, sizeof value);
  return value;
}

struct Banded {
  std::uint32_t value, index;
  friend auto operator<=>(const Banded&, const Banded&) = default;
};

void add_pairs(const std::vector<Banded>& sorted, std::vector<TextPair>& pairs) {
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const std::size_t end = std::min(sorted.size(), i + 1 + kFollowing);
    for (std::size_t j = i + 1; j < end && sorted[j].value == sorted[i].value; ++j) {
      pairs.emplace_back(sorted[i].index, sorted[j].index);
    }
  }
}

void keep_each_once(std::vector<TextPair>& pairs) {
  std::ranges::sort(pairs);
  const auto repeated = std::ranges::unique(pairs);
  pairs.erase(repeated.begin(), repeated.end());
}

}  // namespace

Shingles shingles(std::string_view wording, std::uint64_t key) {
  Shingles all;
  for_each_shingle(wording, key, [&](std::uint64_t hash) { all.push_back(hash); });
  std::ranges::sort(all);
  const auto repeated = std::ranges::unique(all);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

double jaccard(const Shingles& a, const Shingles& b) {
  Shingles common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  const std::size_t either = a.size() + b.size() - common.size();
  return either == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(either);
}

std::optional<TextSignature> text_signature(std::string_view wording, std::uint64_t key) {
  if (wording.size() < kShingleBytes) return std::nullopt;
  std::array<std::uint64_t, kTextPlaces> minima;
  minima.fill(kEmpty);
  for_each_shingle(wording, key, [&](std::uint64_t hash) {
    std::uint64_t& least = minima[hash % kTextPlaces];
    least = std::min(least, hash / kTextPlaces);
  });
  fill_empty(minima);
  TextSignature signature;
  std::ranges::transform(minima, signature.begin(),
                         [](std::uint64_t least) { return static_cast<std::uint8_t>(least); });
  return signature;
}

double estimated_jaccard(const TextSignature& a, const TextSignature& b) {
  constexpr double kByChance = 1.0 / 256;
  std::size_t equal = 0;
  for (std::size_t place = 0; place < kTextPlaces; ++place) equal += a[place] == b[place] ? 1 : 0;
  const double share = static_cast<double>(equal) / kTextPlaces;
  return std::max(0.0, (share - kByChance) / (1 - kByChance));
}

std::vector<TextPair> near_text_candidates(std::span<const TextSignature> signatures) {
  std::vector<TextPair> pairs;
  std::vector<Banded> sorted(signatures.size());
  for (std::size_t band = 0; band < kTextPlaces / kBandPlaces; ++band) {
    for (std::uint32_t i = 0; i < signatures.size(); ++i) sorted[i] = {band_of(signatures[i], band), i};
    std::ranges::sort(sorted);
    add_pairs(sorted, pairs);
    keep_each_once(pairs);
  }
  return pairs;
}

}  // namespace vigie::dedup
