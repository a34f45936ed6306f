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

constexpr std::size_t kLanes = 8, kVectors = 4, kBlock = kLanes * kVectors;
using Lanes = std::uint16_t __attribute__((vector_size(2 * kLanes)));

Lanes all_lanes(int value) { return Lanes{} + static_cast<std::uint16_t>(value); }

// Lanes of at most so many bits: taking the lowest bit away so often leaves nothing (Wegner 1960, CACM 3(5):322).
template <int kMost>
Lanes has_at_most(Lanes x) {
  for (int i = 0; i < kMost; ++i) x &= x - 1;
  return reinterpret_cast<Lanes>(x == 0);
}

bool any(const Lanes& lanes) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(lanes);
  return (halves[0] | halves[1]) != 0;
}

// Places from `begin` on, before `end`, whose value is at most kMost bits from `value`. Up to kBlock values behind
// `end` are read.
template <int kMost, typename Visit>
void for_each_near(const std::uint16_t* values, std::uint32_t begin, std::uint32_t end, std::uint16_t value,
                   const Visit& visit) {
  const Lanes wanted = all_lanes(value);
  for (std::uint32_t from = begin; from < end; from += kBlock) {
    std::array<Lanes, kVectors> near;
    Lanes some{};
    for (std::size_t i = 0; i < kVectors; ++i) {
      Lanes found;
      std::memcpy(&found, values + from + i * kLanes, sizeof found);
      near[i] = has_at_most<kMost>(found ^ wanted);
      some |= near[i];
    }
    if (!any(some)) continue;
    const auto lanes = std::bit_cast<std::array<std::uint16_t, kBlock>>(near);
    for (std::uint32_t lane = 0; lane < kBlock && from + lane < end; ++lane) {
      if (lanes[lane] != 0) visit(from + lane);
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

// The table is gone through in tiles that lie in the cache, if so many hashes are sought that each is needed.
constexpr std::size_t kTileBits = 9, kTile = std::size_t{1} << kTileBits, kTiles = kPieceValues / kTile;
constexpr std::size_t kLeastForTiles = 2048;
constexpr std::size_t kCandidatesAtOnce = 256;
constexpr std::size_t kValuesOfLine = 32;

}  // namespace

HammingIndex::HammingIndex(std::vector<PdqHash> hashes) : hashes_(hashes.begin(), hashes.end()) {
  hashes = std::vector<PdqHash>();  // before the tables need the memory
  for (std::size_t piece = 0; piece < kPieces; ++piece) tables_[piece] = table_of(piece);
}

HammingIndex::Table HammingIndex::table_of(std::size_t piece) const {
  Table table;
  table.begin.resize(kPieceValues + 1, 0);
  table.next.resize(hashes_.size() + kBlock, 0);
  table.entry.resize(hashes_.size());
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

// Candidates are looked up some hundred at a time, each step asked of the memory for all before the next is taken.
class HammingIndex::Search {
 public:
  Search(const HammingIndex& index, std::span<const PdqHash> hashes, const Visit& visit)
      : index_(index), hashes_(hashes), visit_(visit), usual_lines_(index.size() / kPieceValues / kValuesOfLine + 2) {}

  void one_by_one() {
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
      fetch_ranges(i, 0);
      for (std::size_t piece = 0; piece < kPieces; ++piece) {
        if (piece + 1 < kPieces) fetch_ranges(i, piece + 1);
        look(i, piece, kPieceBits);
        for (std::size_t bit = 0; bit < kPieceBits; ++bit) look(i, piece, bit);
      }
      verify();
    }
  }

  void by_tiles() {
    for (std::size_t piece = 0; piece < kPieces; ++piece) {
      sort_by(piece);
      for (std::size_t tile = 0; tile < kTiles; ++tile) look_in_tile(piece, tile);
    }
    verify();
  }

 private:
  struct Candidate {
    std::uint32_t hash, place;
    std::uint8_t piece;
  };

  // Values of a piece that differ in the bit, or in none where it is kPieceBits.
  std::size_t value_of(std::uint32_t hash, std::size_t piece, std::size_t bit) const {
    const std::size_t exact = piece_of(hashes_[hash], piece);
    return bit == kPieceBits ? exact : exact ^ (std::size_t{1} << bit);
  }

  void look(std::uint32_t hash, std::size_t piece, std::size_t bit) {
    const Table& table = index_.tables_[piece];
    const std::size_t value = value_of(hash, piece, bit);
    const std::uint16_t following = piece_of(hashes_[hash], (piece + 1) % kPieces);
    const auto add = [&](std::uint32_t place) {
      __builtin_prefetch(&table.entry[place]);
      candidates_.push_back({hash, place, static_cast<std::uint8_t>(piece)});
    };
    const std::uint32_t begin = table.begin[value], end = table.begin[value + 1];
    if (bit == kPieceBits)
      for_each_near<kMostInTwoPieces>(table.next.data(), begin, end, following, add);
    else
      for_each_near<kMostInTwoPieces - 1>(table.next.data(), begin, end, following, add);
    if (candidates_.size() >= kCandidatesAtOnce) verify();
  }

  // Brings it into the cache, as a prefetch does not where the address has yet to be translated.
  static void read(const std::uint16_t& value) { asm volatile("" : : "r"(value)); }

  void fetch_ranges(std::uint32_t hash, std::size_t piece) const {
    for (std::size_t bit = 0; bit <= kPieceBits; ++bit) {
      const Table& table = index_.tables_[piece];
      const std::uint16_t* const first = &table.next[table.begin[value_of(hash, piece, bit)]];
      read(*first);
      for (std::size_t line = 1; line < usual_lines_; ++line) __builtin_prefetch(first + kValuesOfLine * line);
    }
  }

  // Hashes in the order of the piece, and where those of each tile begin.
  void sort_by(std::size_t piece) {
    order_.resize(hashes_.size());
    for (std::uint32_t i = 0; i < hashes_.size(); ++i) order_[i] = {piece_of(hashes_[i], piece), i};
    std::ranges::sort(order_);
    for (std::size_t tile = 0; tile <= kTiles; ++tile) {
      const auto first = std::ranges::lower_bound(order_, tile * kTile, {}, [](const auto& of) { return of.first; });
      tile_begin_[tile] = static_cast<std::size_t>(first - order_.begin());
    }
  }

  // Of hashes of the tile itself all that differ in a low bit or none lie in it, of others the one that differs in a
  // high bit.
  void look_in_tile(std::size_t piece, std::size_t tile) {
    const Table& table = index_.tables_[piece];
    for (std::uint32_t at = table.begin[tile * kTile]; at < table.begin[(tile + 1) * kTile]; at += kValuesOfLine)
      read(table.next[at]);
    for (std::size_t i = tile_begin_[tile]; i < tile_begin_[tile + 1]; ++i) {
      look(order_[i].second, piece, kPieceBits);
      for (std::size_t bit = 0; bit < kTileBits; ++bit) look(order_[i].second, piece, bit);
    }
    for (std::size_t bit = kTileBits; bit < kPieceBits; ++bit) {
      const std::size_t from = tile ^ (std::size_t{1} << (bit - kTileBits));
      for (std::size_t i = tile_begin_[from]; i < tile_begin_[from + 1]; ++i) look(order_[i].second, piece, bit);
    }
  }

  void verify() {
    for (Candidate& candidate : candidates_) {
      candidate.place = index_.tables_[candidate.piece].entry[candidate.place];
      __builtin_prefetch(&index_.hashes_[candidate.place]);
    }
    for (const auto& [hash, entry, piece] : candidates_) {
      const PdqHash &one = hashes_[hash], &other = index_.hashes_[entry];
      if (is_far(one, other)) continue;
      const int distance = hamming_distance(one, other);
      if (distance <= kPdqMatchDistance && !is_near_before(one, other, piece)) visit_(hash, {entry, distance});
    }
    candidates_.clear();
  }

  const HammingIndex& index_;
  std::span<const PdqHash> hashes_;
  const Visit& visit_;
  std::size_t usual_lines_;
  std::vector<Candidate> candidates_;
  std::vector<std::pair<std::size_t, std::uint32_t>> order_;  // piece and place of each hash
  std::array<std::size_t, kTiles + 1> tile_begin_{};
};

std::vector<HammingMatch> HammingIndex::matches(const PdqHash& hash) const {
  std::vector<HammingMatch> found;
  for_each_match(std::span(&hash, 1), [&](std::size_t, HammingMatch match) { found.push_back(match); });
  std::ranges::sort(found, {}, &HammingMatch::entry);
  return found;
}

void HammingIndex::for_each_match(std::span<const PdqHash> hashes, const Visit& visit) const {
  Search search(*this, hashes, visit);
  if (hashes.size() < kLeastForTiles)
    search.one_by_one();
  else
    search.by_tiles();
}

}  // namespace vigie::dedup
