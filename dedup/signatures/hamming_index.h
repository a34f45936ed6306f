// Which PDQ hashes lie within 31 bits of one: multi-index hashing (Norouzi, Punjani and Fleet 2012, CVPR, "Fast search
// in Hamming space with multi-index hashing"), exact, and open to new hashes at any time.
#pragma once

#include <cstdint>
#include <vector>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

struct HammingMatch {
  std::uint32_t entry;  ///< by the order in which hashes were added
  int distance;         ///< bits
  friend bool operator==(const HammingMatch&, const HammingMatch&) = default;
};

/// About 130 bytes a hash when large: 1.3 GB for 10 million. Searches may run side by side, additions may not.
class HammingIndex {
 public:
  /// Spares the memory that growing costs.
  void reserve(std::size_t hashes);
  /// At most 2^32 − 1 of them.
  void add(const PdqHash& hash);
  std::size_t size() const { return entries_.size(); }
  const PdqHash& hash(std::uint32_t entry) const { return entries_[entry].hash; }

  /// All entries within kPdqMatchDistance, by entry.
  std::vector<HammingMatch> matches(const PdqHash& hash) const;

 private:
  static constexpr std::size_t kChunks = 11;
  /// A hash and, for each chunk of it, the entry added before it whose chunk has the same value, counted from 1.
  struct Entry {
    PdqHash hash;
    std::uint32_t before[kChunks] = {};
  };

  void enter(std::uint32_t entry);
  std::vector<HammingMatch> compared_with_all(const PdqHash& hash) const;

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> last_[kChunks];  // by the chunk's value: the entry added last, counted from 1
};

}  // namespace vigie::dedup
