#include "dedup/signatures/hamming_index.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace vigie::dedup {
namespace {

// Of sixteen pieces of two hashes within 31 bits one differs in at most one bit, and, counted from the right such piece
// on in a ring, any first l of them in at most 31 l / 16: the first two in at most three.
constexpr std::size_t kPieceBits = 16, kPieceValues = std::size_t{1} << kPieceBits;
constexpr int kMostInTwoPieces = 2 * kPdqMatchDistance / 16;

std::uint16_t piece_of(const PdqHash& hash, std::size_t piece) {
  return static_cast<std::uint16_t>(hash[piece / 4] >> (kPieceBits * (piece % 4)));
}

constexpr std::size_t kLanes = 8;
using Lanes = std::uint16_t __attribute__((vector_size(2 * kLanes)));

Lanes all_lanes(int value) { return Lanes{} + static_cast<std::uint16_t>(value); }

// Bits set in each lane, added up in ever wider fields (Warren 2012, Hacker's Delight, 5-1).
Lanes bits_set(Lanes x) {
  x -= (x >> 1) & 0x5555;
  x = (x & 0x3333) + ((x >> 2) & 0x3333);
  x = (x + (x >> 4)) & 0x0F0F;
  return (x + (x >> 8)) & 0x1F;
}

bool any(const Lanes& lanes) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(lanes);
  return (halves[0] | halves[1]) != 0;
}

// Places from `begin` on, before `end`, whose value is at most `most` bits from `value`. Up to kLanes values behind
// `end` are read.
template <typename Visit>
void for_each_near(const std::vector<std::uint16_t>& values, std::uint32_t begin, std::uint32_t end,
                   std::uint16_t value, int most, const Visit& visit) {
  const Lanes wanted = all_lanes(value), limit = all_lanes(most);
  for (std::uint32_t from = begin; from < end; from += kLanes) {
    Lanes found;
    std::memcpy(&found, &values[from], sizeof found);
    const Lanes near = reinterpret_cast<Lanes>(bits_set(found ^ wanted) <= limit);
    if (!any(near)) continue;
    for (std::uint32_t lane = 0; lane < kLanes && from + lane < end; ++lane) {
      if (near[lane] != 0) visit(from + lane);
    }
  }
}

// Half the bits tell nearly all strangers.
bool is_far(const PdqHash& a, const PdqHash& b) {
  return std::popcount(a[0] ^ b[0]) + std::popcount(a[1] ^ b[1]) > kPdqMatchDistance;
}

// What makes them candidates of each other by a piece.
bool are_near(const PdqHash& a, const PdqHash& b, std::size_t piece) {
  const auto apart = [&](std::size_t p) {
    return std::popcount(static_cast<unsigned>(piece_of(a, p) ^ piece_of(b, p)));
  };
  const int here = apart(piece);
  return here <= 1 && here + apart((piece + 1) % 16) <= kMostInTwoPieces;
}

bool is_near_before(const PdqHash& a, const PdqHash& b, std::size_t piece) {
  for (std::size_t before = 0; before < piece; ++before) {
    if (are_near(a, b, before)) return true;
  }
  return false;
}

}  // namespace

HammingIndex::HammingIndex(std::vector<PdqHash> hashes) : hashes_(std::move(hashes)) {
  for (std::size_t piece = 0; piece < kPieces; ++piece) tables_[piece] = table_of(piece);
}

HammingIndex::Table HammingIndex::table_of(std::size_t piece) const {
  Table table{.begin = std::vector<std::uint32_t>(kPieceValues + 1, 0),
              .next = std::vector<std::uint16_t>(hashes_.size() + kLanes, 0),
              .entry = std::vector<std::uint32_t>(hashes_.size())};
  for (const PdqHash& hash : hashes_) ++table.begin[piece_of(hash, piece) + 1U];
  for (std::size_t value = 0; value < kPieceValues; ++value) table.begin[value + 1] += table.begin[value];
  auto place = table.begin;
  for (std::uint32_t entry = 0; entry < hashes_.size(); ++entry) {
    const std::uint32_t at = place[piece_of(hashes_[entry], piece)]++;
    table.next[at] = piece_of(hashes_[entry], (piece + 1) % kPieces);
    table.entry[at] = entry;
  }
  return table;
}

HammingIndex::Ranges HammingIndex::ranges_of(const PdqHash& hash, std::size_t piece) const {
  const Table& table = tables_[piece];
  const std::uint16_t exact = piece_of(hash, piece);
  Ranges ranges;
  for (std::size_t bit = 0; bit <= kPieceBits; ++bit) {
    const bool same = bit == kPieceBits;
    const std::size_t value = same ? exact : exact ^ (std::size_t{1} << bit);
    ranges[bit] = {table.begin[value], table.begin[value + 1], kMostInTwoPieces - (same ? 0 : 1)};
  }
  return ranges;
}

void HammingIndex::add_candidates(const PdqHash& hash, std::size_t piece, std::vector<std::uint32_t>& entries) const {
  const Table& table = tables_[piece];
  const std::uint16_t following = piece_of(hash, (piece + 1) % kPieces);
  for (const Range& range : ranges_of(hash, piece)) {
    for_each_near(table.next, range.begin, range.end, following, range.most, [&](std::uint32_t place) {
      entries.push_back(table.entry[place]);
      __builtin_prefetch(&hashes_[entries.back()]);
    });
  }
}

std::vector<HammingMatch> HammingIndex::matches(const PdqHash& hash) const {
  std::vector<HammingMatch> found;
  for_each_match(std::span(&hash, 1), [&](std::size_t, HammingMatch match) { found.push_back(match); });
  std::ranges::sort(found, {}, &HammingMatch::entry);
  return found;
}

// Piece by piece, the hashes in the order of that piece, so that neighbours look at what is in the cache by then.
void HammingIndex::for_each_match(std::span<const PdqHash> hashes, const Visit& visit) const {
  std::vector<std::pair<std::uint16_t, std::uint32_t>> order(hashes.size());
  std::vector<std::uint32_t> entries;
  for (std::size_t piece = 0; piece < kPieces; ++piece) {
    for (std::uint32_t i = 0; i < hashes.size(); ++i) order[i] = {piece_of(hashes[i], piece), i};
    std::ranges::sort(order);
    for (const auto& [value, i] : order) {
      entries.clear();
      add_candidates(hashes[i], piece, entries);
      for (const std::uint32_t entry : entries) {
        if (is_far(hashes[i], hashes_[entry])) continue;
        const int distance = hamming_distance(hashes[i], hashes_[entry]);
        if (distance <= kPdqMatchDistance && !is_near_before(hashes[i], hashes_[entry], piece))
          visit(i, {entry, distance});
      }
    }
  }
}

}  // namespace vigie::dedup
