// Which PDQ hashes lie within 31 bits of one: multi-index hashing (Norouzi, Punjani and Fleet 2012, CVPR), exact, what
// a piece of the hash finds being held against the next piece first (the pigeonring; Qin and Xiao 2018, PVLDB
// 12(1):28).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "dedup/signatures/huge_pages.h"
#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

struct HammingMatch {
  std::uint32_t entry;  ///< by its place among the hashes given
  int distance;         ///< bits
  friend bool operator==(const HammingMatch&, const HammingMatch&) = default;
};

/// 4 MB and 128 bytes a hash: 1.3 GB for 10 million, made in seconds. Immutable; thread-safe.
class HammingIndex {
 public:
  /// @param hashes  fewer than 2^32
  explicit HammingIndex(std::vector<PdqHash> hashes);
  std::size_t size() const { return hashes_.size(); }
  const PdqHash& hash(std::uint32_t entry) const { return hashes_[entry]; }

  /// All entries within kPdqMatchDistance, by entry.
  std::vector<HammingMatch> matches(const PdqHash& hash) const;
  /// The same of many at once, which is faster from thousands on: each match once, with the place of the hash, in no
  /// order.
  using Visit = std::function<void(std::size_t, HammingMatch)>;
  void for_each_match(std::span<const PdqHash> hashes, const Visit& visit) const;

 private:
  class Search;
  static constexpr std::size_t kPieces = 16;
  /// The entries in the order of one piece of 16 bits of their hashes.
  struct Table {
    InHugePages<std::uint32_t> begin;  ///< by the piece's value: where its entries begin; one more at the end
    InHugePages<std::uint16_t> next;   ///< of each entry the piece that follows in its hash
    InHugePages<std::uint32_t> entry;
  };

  Table table_of(std::size_t piece) const;

  InHugePages<PdqHash> hashes_;
  std::array<Table, kPieces> tables_;
};

}  // namespace vigie::dedup
