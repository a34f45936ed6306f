#include "dedup/linkage/near_photos.h"

#include <algorithm>
#include <bit>
#include <map>
#include <unordered_map>

namespace vigie::dedup {
namespace {

constexpr int kNearBits = 31, kPieces = 16, kPieceBits = 16;

int distance(const PdqHash& a, const PdqHash& b) {
  int bits = 0;
  for (std::size_t word = 0; word < a.size(); ++word) bits += std::popcount(a[word] ^ b[word]);
  return bits;
}

std::uint16_t piece(const PdqHash& hash, int place) {
  return static_cast<std::uint16_t>(hash[static_cast<std::size_t>(place) / 4] >> (kPieceBits * (place % 4)));
}

// Hashes that stand for a picture, by each of their sixteen pieces.
class Standing {
 public:
  void add(const PdqHash& hash) {
    for (int place = 0; place < kPieces; ++place) by_piece_[key(place, piece(hash, place))].push_back(hash);
  }

  const PdqHash* near(const PdqHash& hash) const {
    for (int place = 0; place < kPieces; ++place) {
      const std::uint16_t exact = piece(hash, place);
      if (const auto* const found = near_in(key(place, exact), hash)) return found;
      for (int bit = 0; bit < kPieceBits; ++bit) {
        const auto other = static_cast<std::uint16_t>(exact ^ (1U << bit));
        if (const auto* const found = near_in(key(place, other), hash)) return found;
      }
    }
    return nullptr;
  }

 private:
  static std::uint32_t key(int place, std::uint16_t piece) { return static_cast<std::uint32_t>(place) << 16 | piece; }

  const PdqHash* near_in(std::uint32_t key, const PdqHash& hash) const {
    const auto found = by_piece_.find(key);
    if (found == by_piece_.end()) return nullptr;
    const auto close = [&](const PdqHash& other) { return distance(hash, other) <= kNearBits; };
    const auto at = std::ranges::find_if(found->second, close);
    return at == found->second.end() ? nullptr : &*at;
  }

  std::unordered_map<std::uint32_t, std::vector<PdqHash>> by_piece_;
};

}  // namespace

std::vector<PdqHash> pictures(std::span<const PdqHash> hashes) {
  std::map<PdqHash, std::size_t> counts;
  for (const PdqHash& hash : hashes) ++counts[hash];
  std::vector<std::pair<PdqHash, std::size_t>> commonest(counts.begin(), counts.end());
  std::ranges::stable_sort(commonest, [](const auto& a, const auto& b) { return a.second > b.second; });
  Standing standing;
  std::map<PdqHash, PdqHash> picture_of;
  for (const auto& [hash, count] : commonest) {
    const PdqHash* const near = standing.near(hash);
    picture_of[hash] = near == nullptr ? hash : *near;
    if (near == nullptr) standing.add(hash);
  }
  std::vector<PdqHash> pictures;
  for (const PdqHash& hash : hashes) pictures.push_back(picture_of.at(hash));
  return pictures;
}

}  // namespace vigie::dedup
