#include "dedup/linkage/said.h"

#include <cmath>
#include <unordered_map>

#include "dedup/in_parallel.h"
#include "dedup/mixing.h"
#include "model/fnv1a.h"

namespace vigie::dedup {
namespace {

class Said {
 public:
  void add(std::uint64_t value) { hash_ = mixed(hash_ ^ value); }
  void add(const std::string& text) { add(fnv1a(text)); }
  template <typename Value>
  void add(const std::optional<Value>& value) {
    add(std::uint64_t{value.has_value()});
    if (value) add_one(*value);
  }
  template <typename Value>
  void add(const std::vector<Value>& values) {
    add(values.size());
    for (const Value& value : values) add_one(value);
  }
  std::uint64_t hash() const { return hash_; }

 private:
  template <typename Value>
  void add_one(const Value& value) {
    if constexpr (std::is_convertible_v<Value, std::string>)
      add(std::string(value));
    else if constexpr (requires { value.text(); })
      add(std::string(value.text()));
    else
      add(static_cast<std::uint64_t>(value));
  }

  std::uint64_t hash_ = 0;
};

std::uint64_t said_by(const LinkableAd& ad) {
  Said said;
  said.add(ad.department);
  for (const auto* const ids : {&ad.phones, &ad.handles, &ad.emails}) said.add(*ids);
  said.add(ad.text);
  for (const LinkablePhoto& photo : ad.photos) {
    for (const std::uint64_t word : photo.pdq) said.add(word);
    said.add(static_cast<std::uint64_t>(photo.quality));
    said.add(photo.parts ? photo.parts->size() : 0);
  }
  said.add(ad.name);
  said.add(ad.near_names);
  said.add(ad.age);
  said.add(ad.commune);
  said.add(ad.tariffs);
  said.add(ad.height_cm);
  said.add(ad.weight_kg);
  said.add(ad.shingles);
  return said.hash();
}

// So that a value that nobody else has used yet, and one that more or fewer use, are told; in no order.
std::uint64_t said_of_users(const std::vector<BlockIndex>& values, const Blocks& blocks) {
  constexpr double kStepsOfDoubling = 4;
  std::uint64_t sum = 0;
  for (const BlockIndex value : values) {
    const Block& block = blocks.blocks[value];
    const auto users = static_cast<std::uint64_t>(std::lround(kStepsOfDoubling * std::log2(block.persons)));
    sum += mixed(mixed(block.key ^ static_cast<std::uint64_t>(block.kind)) + users);
  }
  return sum;
}

// In no order, so that the order of decisions is none of it.
std::unordered_map<AdRow, std::uint64_t> decided_of(const LinkConstraints& constraints) {
  std::unordered_map<AdRow, std::uint64_t> decided;
  for (const auto* const pairs : {&constraints.same, &constraints.apart}) {
    const std::uint64_t verdict = pairs == &constraints.same ? 1 : 2;
    for (const auto& [left, right] : *pairs) {
      decided[left] += mixed(mixed(static_cast<std::uint64_t>(right)) + verdict);
      decided[right] += mixed(mixed(static_cast<std::uint64_t>(left)) + verdict);
    }
  }
  return decided;
}

}  // namespace

std::vector<std::uint64_t> said_by(const Ads& ads, const Blocks& blocks, const LinkConstraints& constraints) {
  const auto decided = decided_of(constraints);
  return in_parallel(ads.size(), [&](std::size_t i) {
    const LinkableAd& ad = *ads[i];
    std::uint64_t said = said_by(ad) + said_of_users(blocks.of_ad[i], blocks);
    if (const auto of_ad = decided.find(ad.ad); of_ad != decided.end()) said = mixed(said ^ of_ad->second);
    return said;
  });
}

}  // namespace vigie::dedup
