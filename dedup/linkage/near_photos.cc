#include "dedup/linkage/near_photos.h"

#include <algorithm>
#include <map>

#include "dedup/signatures/hamming_index.h"

namespace vigie::dedup {
namespace {

// Each hash once, the commonest first, then the smallest.
std::vector<PdqHash> by_frequency(std::span<const PdqHash> hashes) {
  std::map<PdqHash, std::size_t> counts;
  for (const PdqHash& hash : hashes) ++counts[hash];
  std::vector<std::pair<PdqHash, std::size_t>> counted(counts.begin(), counts.end());
  std::ranges::stable_sort(counted, std::ranges::greater(), [](const auto& hash) { return hash.second; });
  std::vector<PdqHash> distinct;
  for (const auto& [hash, count] : counted) distinct.push_back(hash);
  return distinct;
}

// Of those before `entry` that stand for a picture the first within reach, however it is turned; else itself.
std::uint32_t standing_for(std::uint32_t entry, const HammingIndex& index, const std::vector<std::uint32_t>& before) {
  std::uint32_t first = entry;
  for (const PdqHash& turned : dihedral_from(index.hash(entry))) {
    for (const HammingMatch& match : index.matches(turned)) {
      if (match.entry >= first) break;
      if (before[match.entry] == match.entry) first = match.entry;
    }
  }
  return first;
}

}  // namespace

std::vector<PdqHash> pictures(std::span<const PdqHash> hashes) {
  const HammingIndex index(by_frequency(hashes));
  std::vector<std::uint32_t> standing;
  std::map<PdqHash, std::uint32_t> entries;
  for (std::uint32_t entry = 0; entry < index.size(); ++entry) {
    standing.push_back(standing_for(entry, index, standing));
    entries.emplace(index.hash(entry), entry);
  }
  std::vector<PdqHash> pictures;
  for (const PdqHash& hash : hashes) pictures.push_back(index.hash(standing[entries.at(hash)]));
  return pictures;
}

}  // namespace vigie::dedup
