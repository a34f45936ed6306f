#include "dedup/linkage/near_photos.h"

#include <algorithm>
#include <map>

#include "dedup/signatures/hamming_index.h"
#include "dedup/signatures/picture_parts.h"

namespace vigie::dedup {
namespace {

struct DistinctPhoto {
  PdqHash hash;
  std::size_t times = 0;
  PictureParts parts = {};  // none where they are not known
};

// Each hash once, the commonest first, then the smallest.
std::vector<DistinctPhoto> by_frequency(std::span<const LinkablePhoto> photos) {
  std::map<PdqHash, DistinctPhoto> by_hash;
  for (const LinkablePhoto& photo : photos) {
    DistinctPhoto& distinct = by_hash.try_emplace(photo.pdq, DistinctPhoto{.hash = photo.pdq}).first->second;
    ++distinct.times;
    if (photo.parts && distinct.parts.empty()) distinct.parts = *photo.parts;
  }
  std::vector<DistinctPhoto> distinct;
  for (auto& [hash, photo] : by_hash) distinct.push_back(std::move(photo));
  std::ranges::stable_sort(distinct, std::ranges::greater(), &DistinctPhoto::times);
  return distinct;
}

template <typename Value>
std::vector<Value> values_of(const std::vector<DistinctPhoto>& photos, Value DistinctPhoto::*value) {
  std::vector<Value> values;
  for (const DistinctPhoto& photo : photos) values.push_back(photo.*value);
  return values;
}

class Pictures {
 public:
  explicit Pictures(const std::vector<DistinctPhoto>& photos)
      : hashes_(values_of(photos, &DistinctPhoto::hash)),
        parts_(values_of(photos, &DistinctPhoto::parts)),
        by_parts_(parts_) {
    for (std::uint32_t entry = 0; entry < photos.size(); ++entry) {
      std::uint32_t standing = nearest_before(entry);
      if (standing == entry) standing = first_with_parts_of(entry);
      standing_.push_back(standing);
    }
  }
  const PdqHash& standing_for(std::uint32_t entry) const { return hashes_.hash(standing_[entry]); }

 private:
  bool stands_before(std::uint32_t other, std::uint32_t entry) const {
    return other < entry && standing_[other] == other;
  }

  // Of those before `entry` that stand for a picture the first within reach, however it is turned; else itself.
  std::uint32_t nearest_before(std::uint32_t entry) const {
    std::uint32_t first = entry;
    for (const PdqHash& turned : dihedral_from(hashes_.hash(entry))) {
      for (const HammingMatch& match : hashes_.matches(turned)) {
        if (match.entry >= first) break;
        if (stands_before(match.entry, entry)) first = match.entry;
      }
    }
    return first;
  }

  std::uint32_t first_with_parts_of(std::uint32_t entry) const {
    for (const std::uint32_t other : by_parts_.candidates(parts_[entry])) {
      if (other >= entry) break;
      if (stands_before(other, entry) && agreeing_parts(parts_[entry], parts_[other]) >= kLeastAgreeing) return other;
    }
    return entry;
  }

  HammingIndex hashes_;
  std::vector<PictureParts> parts_;
  PartsIndex by_parts_;
  std::vector<std::uint32_t> standing_;
};

}  // namespace

std::vector<PdqHash> pictures(std::span<const LinkablePhoto> photos) {
  const std::vector<DistinctPhoto> distinct = by_frequency(photos);
  const Pictures known(distinct);
  std::map<PdqHash, std::uint32_t> entries;
  for (std::uint32_t entry = 0; entry < distinct.size(); ++entry) entries.emplace(distinct[entry].hash, entry);
  std::vector<PdqHash> pictures;
  for (const LinkablePhoto& photo : photos) pictures.push_back(known.standing_for(entries.at(photo.pdq)));
  return pictures;
}

}  // namespace vigie::dedup
