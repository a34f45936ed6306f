#include "dedup/signatures/hamming_index.h"

#include <algorithm>
#include <array>
#include <bit>

namespace vigie::dedup {
namespace {

// Below it, comparing with every entry is faster than looking chunks up.
constexpr std::size_t kLeastToLookUp = 30'000;

// 256 bits in eleven chunks. Two hashes that differ in at most 31 bits differ by at most two in one of the first ten or
// by at most one in the last: otherwise they would differ in 10 · 3 + 2 = 32.
struct Chunk {
  int first, bits, flips;
};
constexpr std::array<Chunk, 11> kChunkPlan = {
    Chunk{0, 23, 2},   Chunk{23, 23, 2},  Chunk{46, 23, 2},  Chunk{69, 23, 2},  Chunk{92, 23, 2}, Chunk{115, 23, 2},
    Chunk{138, 23, 2}, Chunk{161, 23, 2}, Chunk{184, 24, 2}, Chunk{208, 24, 2}, Chunk{232, 24, 1}};

std::uint32_t value_of(const PdqHash& hash, const Chunk& chunk) {
  const auto word = static_cast<std::size_t>(chunk.first / 64);
  const int shift = chunk.first % 64;
  std::uint64_t bits = hash[word] >> shift;
  if (shift + chunk.bits > 64) bits |= hash[word + 1] << (64 - shift);
  return static_cast<std::uint32_t>(bits & ((std::uint64_t{1} << chunk.bits) - 1));
}

// `value` itself and all that differ from it by the chunk's flips.
template <typename Visit>
void for_each_near(std::uint32_t value, const Chunk& chunk, const Visit& visit) {
  visit(value);
  for (int i = 0; i < chunk.bits; ++i) {
    const std::uint32_t once = value ^ (1U << i);
    visit(once);
    for (int j = i + 1; chunk.flips == 2 && j < chunk.bits; ++j) visit(once ^ (1U << j));
  }
}

// Half the bits tell nearly all strangers.
bool is_far(const PdqHash& a, const PdqHash& b) {
  return std::popcount(a[0] ^ b[0]) + std::popcount(a[1] ^ b[1]) > kPdqMatchDistance;
}

void add_if_near(const PdqHash& a, const PdqHash& b, std::uint32_t entry, std::vector<HammingMatch>& found) {
  if (is_far(a, b)) return;
  const int distance = hamming_distance(a, b);
  if (distance <= kPdqMatchDistance) found.push_back({entry, distance});
}

}  // namespace

void HammingIndex::reserve(std::size_t hashes) { entries_.reserve(hashes); }

void HammingIndex::add(const PdqHash& hash) {
  entries_.push_back({.hash = hash});
  if (entries_.size() < kLeastToLookUp) return;
  const bool begins = entries_.size() == kLeastToLookUp;
  for (std::size_t c = 0; begins && c < kChunks; ++c) last_[c].resize(std::size_t{1} << kChunkPlan[c].bits);
  for (std::size_t entry = begins ? 0 : entries_.size() - 1; entry < entries_.size(); ++entry) {
    enter(static_cast<std::uint32_t>(entry));
  }
}

void HammingIndex::enter(std::uint32_t entry) {
  for (std::size_t c = 0; c < kChunks; ++c) {
    std::uint32_t& last = last_[c][value_of(entries_[entry].hash, kChunkPlan[c])];
    entries_[entry].before[c] = last;
    last = entry + 1;
  }
}

std::vector<HammingMatch> HammingIndex::compared_with_all(const PdqHash& hash) const {
  std::vector<HammingMatch> found;
  for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) add_if_near(hash, entries_[entry].hash, entry, found);
  return found;
}

// Entries lie all over the memory, so that what comes next is fetched while others are compared: chains are walked in
// step, first their heads, then each one entry further.
std::vector<HammingMatch> HammingIndex::matches(const PdqHash& hash) const {
  if (entries_.size() < kLeastToLookUp) return compared_with_all(hash);
  std::vector<HammingMatch> found;
  std::vector<std::uint32_t> places, chains;
  for (std::size_t c = 0; c < kChunks; ++c) {
    places.clear();
    chains.clear();
    for_each_near(value_of(hash, kChunkPlan[c]), kChunkPlan[c], [&](std::uint32_t place) {
      __builtin_prefetch(&last_[c][place]);
      places.push_back(place);
    });
    for (const std::uint32_t place : places) {
      const std::uint32_t entry = last_[c][place];
      if (entry == 0) continue;
      __builtin_prefetch(&entries_[entry - 1]);
      __builtin_prefetch(&entries_[entry - 1].before[c]);
      chains.push_back(entry);
    }
    while (!chains.empty()) {
      std::size_t kept = 0;
      for (const std::uint32_t entry : chains) {
        const Entry& at = entries_[entry - 1];
        add_if_near(hash, at.hash, entry - 1, found);
        if (at.before[c] == 0) continue;
        __builtin_prefetch(&entries_[at.before[c] - 1]);
        __builtin_prefetch(&entries_[at.before[c] - 1].before[c]);
        chains[kept++] = at.before[c];
      }
      chains.resize(kept);
    }
  }
  std::ranges::sort(found, {}, &HammingMatch::entry);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace vigie::dedup
