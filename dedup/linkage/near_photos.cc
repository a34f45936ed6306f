#include "dedup/linkage/near_photos.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "dedup/in_parallel.h"
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
  std::vector<const LinkablePhoto*> by_hash;
  for (const LinkablePhoto& photo : photos) by_hash.push_back(&photo);
  std::ranges::stable_sort(by_hash, {}, &LinkablePhoto::pdq);
  std::vector<DistinctPhoto> distinct;
  for (const LinkablePhoto* const photo : by_hash) {
    if (distinct.empty() || distinct.back().hash != photo->pdq) distinct.push_back({.hash = photo->pdq});
    ++distinct.back().times;
    if (photo->parts && distinct.back().parts.empty()) distinct.back().parts = *photo->parts;
  }
  std::ranges::stable_sort(distinct, std::ranges::greater(), &DistinctPhoto::times);
  return distinct;
}

template <typename Value>
std::vector<Value> values_of(const std::vector<DistinctPhoto>& photos, Value DistinctPhoto::*value) {
  std::vector<Value> values;
  for (const DistinctPhoto& photo : photos) values.push_back(photo.*value);
  return values;
}

// Photos are looked up so many at a time, a slice a thread.
constexpr std::uint32_t kAtOnce = 1 << 13, kOfSlice = 1 << 11;

class Pictures {
 public:
  // The first `settled` of them stand for themselves.
  Pictures(const std::vector<DistinctPhoto>& photos, std::uint32_t settled)
      : hashes_(values_of(photos, &DistinctPhoto::hash)),
        parts_(values_of(photos, &DistinctPhoto::parts)),
        by_parts_(parts_),
        standing_(settled) {
    std::iota(standing_.begin(), standing_.end(), 0U);
    const auto count = static_cast<std::uint32_t>(photos.size());
    for (std::uint32_t from = settled; from < count; from += kAtOnce) {
      const std::uint32_t end = std::min(count, from + kAtOnce);
      const auto slices = in_parallel((end - from + kOfSlice - 1) / kOfSlice,
                                      [&](std::size_t i) {
                                        const auto begin = from + static_cast<std::uint32_t>(i) * kOfSlice;
                                        return within_reach(begin, std::min(end, begin + kOfSlice));
                                      },
                                      1);
      for (const auto& slice : slices) {
        for (const Reach& reach : slice) {
          standing_.push_back(standing_of(static_cast<std::uint32_t>(standing_.size()), reach));
        }
      }
    }
  }
  const PdqHash& standing_for(std::uint32_t entry) const { return hashes_.hash(standing_[entry]); }

 private:
  bool stands_before(std::uint32_t other, std::uint32_t entry) const {
    return other < entry && standing_[other] == other;
  }

  // What may stand for an entry's picture, however that is turned.
  struct Reach {
    std::uint32_t first;                   // that does; the entry itself where none is known to
    std::vector<std::uint32_t> open = {};  // entries before it of which it is not known yet
  };

  // Of entries from `begin` on, before `end`.
  std::vector<Reach> within_reach(std::uint32_t begin, std::uint32_t end) const {
    const auto known = static_cast<std::uint32_t>(standing_.size());
    std::vector<Reach> reach;
    std::vector<PdqHash> turned;
    for (std::uint32_t entry = begin; entry < end; ++entry) {
      reach.push_back({.first = entry});
      for (const PdqHash& hash : dihedral_from(hashes_.hash(entry))) turned.push_back(hash);
    }
    const std::size_t turns = turned.size() / reach.size();
    hashes_.for_each_match(turned, [&](std::size_t i, const HammingMatch& match) {
      Reach& of = reach[i / turns];
      if (match.entry >= of.first) return;
      if (match.entry >= known)
        of.open.push_back(match.entry);
      else if (standing_[match.entry] == match.entry)
        of.first = match.entry;
    });
    return reach;
  }

  std::uint32_t standing_of(std::uint32_t entry, const Reach& reach) const {
    std::uint32_t first = reach.first;
    for (const std::uint32_t other : reach.open) {
      if (other < first && stands_before(other, entry)) first = other;
    }
    return first == entry ? first_with_parts_of(entry) : first;
  }

  std::uint32_t first_with_parts_of(std::uint32_t entry) const {
    for (const auto& [other, way] : by_parts_.candidates(parts_[entry])) {
      if (other >= entry) break;
      if (stands_before(other, entry) && agreeing_parts(parts_[entry], parts_[other], way) >= kLeastAgreeing)
        return other;
    }
    return entry;
  }

  HammingIndex hashes_;
  std::vector<PictureParts> parts_;
  PartsIndex by_parts_;
  std::vector<std::uint32_t> standing_;
};

const KnownPicture* find(const PdqHash& photo, std::span<const KnownPicture> all) {
  const auto found = std::ranges::lower_bound(all, photo, {}, &KnownPicture::photo);
  return found != all.end() && found->photo == photo ? &*found : nullptr;
}

// Of known pictures those that a photo which is still shown stands for, by that photo.
std::vector<KnownPicture> still_standing(const std::vector<DistinctPhoto>& shown, std::span<const KnownPicture> known) {
  std::vector<KnownPicture> standing;
  for (const DistinctPhoto& photo : shown) {
    const KnownPicture* const before = find(photo.hash, known);
    if (before != nullptr && before->picture == photo.hash) standing.push_back(*before);
  }
  std::ranges::sort(standing, {}, &KnownPicture::photo);
  return standing;
}

}  // namespace

std::vector<KnownPicture> pictures(std::span<const LinkablePhoto> photos, std::span<const KnownPicture> known) {
  std::vector<DistinctPhoto> open = by_frequency(photos);
  const auto standing = still_standing(open, known);
  std::vector<KnownPicture> all;
  std::erase_if(open, [&](const DistinctPhoto& photo) {
    const KnownPicture* const before = find(photo.hash, known);
    if (before == nullptr || before->picture == photo.hash || find(before->picture, standing) == nullptr) return false;
    all.push_back(*before);
    return true;
  });
  std::ranges::stable_partition(open,
                                [&](const DistinctPhoto& photo) { return find(photo.hash, standing) != nullptr; });
  const Pictures found(open, static_cast<std::uint32_t>(standing.size()));
  for (std::uint32_t entry = 0; entry < open.size(); ++entry)
    all.push_back({open[entry].hash, found.standing_for(entry)});
  std::ranges::sort(all, {}, &KnownPicture::photo);
  return all;
}

const PdqHash& picture_of(const PdqHash& photo, std::span<const KnownPicture> all) { return find(photo, all)->picture; }

}  // namespace vigie::dedup
