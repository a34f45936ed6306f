#include "dedup/linkage/blocking.h"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace vigie::dedup {
namespace {

constexpr int kLeastPhotoQuality = 50;  // PDQ's own advice: hashes of poorer pictures match at random

struct Occurrence {
  ValueKind kind;
  PdqHash value;  // a photo's hash; any other key stands in the first word
  AdIndex ad;
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
  bool same_value(const Occurrence& other) const { return kind == other.kind && value == other.value; }
};

void add_identifiers(std::vector<Occurrence>& all, ValueKind kind, const std::vector<IdentifierId>& ids, AdIndex ad) {
  for (const IdentifierId id : ids) all.push_back({kind, {static_cast<std::uint64_t>(id)}, ad});
}

std::vector<Occurrence> occurrences(const Ads& ads) {
  std::vector<Occurrence> all;
  for (AdIndex i = 0; i < ads.size(); ++i) {
    const LinkableAd& ad = *ads[i];
    add_identifiers(all, ValueKind::kPhone, ad.phones, i);
    add_identifiers(all, ValueKind::kHandle, ad.handles, i);
    add_identifiers(all, ValueKind::kEmail, ad.emails, i);
    if (ad.text) all.push_back({ValueKind::kText, {*ad.text}, i});
    for (const LinkablePhoto& photo : ad.photos) {
      if (photo.quality >= kLeastPhotoQuality) all.push_back({ValueKind::kPhoto, photo.pdq, i});
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::size_t age_groups(const std::set<int>& ages, int other_years) {
  std::size_t groups = 0;
  int first = 0;
  for (const int age : ages) {
    if (groups > 0 && age - first <= other_years) continue;
    ++groups;
    first = age;
  }
  return groups;
}

// Ads without a name may be of anyone named in the block, so they count only where there is no name at all.
std::size_t profiles(const Ads& ads, const Block& block, int other_years) {
  std::map<BlindKey, std::set<int>> ages_of_name;
  std::set<int> ages;
  for (const AdIndex i : block.ads) {
    std::set<int>* const named = ads[i]->name ? &ages_of_name[*ads[i]->name] : nullptr;
    if (!ads[i]->age) continue;
    ages.insert(*ads[i]->age);
    if (named != nullptr) named->insert(*ads[i]->age);
  }
  if (ages_of_name.empty()) return std::max<std::size_t>(1, age_groups(ages, other_years));
  std::size_t count = 0;
  for (const auto& [name, of_name] : ages_of_name) count += std::max<std::size_t>(1, age_groups(of_name, other_years));
  return count;
}

std::size_t phone_lists(const Ads& ads, const Block& block) {
  std::set<std::vector<IdentifierId>> lists;
  for (const AdIndex i : block.ads) {
    if (!ads[i]->phones.empty()) lists.insert(ads[i]->phones);
  }
  return lists.size();
}

double persons_behind(const Ads& ads, const Block& block, const AgeSettings& age) {
  const std::size_t by_profile = profiles(ads, block, age.other_years);
  return static_cast<double>(is_copied(block.kind) ? std::max(by_profile, phone_lists(ads, block)) : by_profile);
}

// Name and age. Names stand by their first appearance in the block: their keys are hashes under a database's own key,
// and no pair may depend on that.
struct Profile {
  std::size_t name = 0;  // 0: none
  std::optional<int> age;
  friend auto operator<=>(const Profile&, const Profile&) = default;
};

struct ProfiledAd {
  AdIndex ad;
  Profile profile;
};

std::vector<ProfiledAd> profiled(const Ads& ads, const Block& block) {
  std::unordered_map<BlindKey, std::size_t> places;
  std::vector<ProfiledAd> all;
  for (const AdIndex ad : block.ads) {
    Profile profile{.age = ads[ad]->age};
    if (const auto& name = ads[ad]->name) profile.name = places.emplace(*name, places.size() + 1).first->second;
    all.push_back({ad, profile});
  }
  return all;
}

void add_pair(std::vector<CandidatePair>& pairs, AdIndex a, AdIndex b) {
  if (a != b) pairs.emplace_back(std::min(a, b), std::max(a, b));
}

void add_chain(std::vector<CandidatePair>& pairs, const std::vector<ProfiledAd>& ads) {
  for (std::size_t i = 1; i < ads.size(); ++i) add_pair(pairs, ads[i - 1].ad, ads[i].ad);
}

// The first ad of each profile with the first of the commonest profile.
void add_star(std::vector<CandidatePair>& pairs, const std::vector<ProfiledAd>& by_profile) {
  std::vector<AdIndex> firsts;
  std::size_t largest = 0;
  AdIndex hub = by_profile.front().ad;
  for (std::size_t from = 0, to = 0; from < by_profile.size(); from = to) {
    while (to < by_profile.size() && by_profile[to].profile == by_profile[from].profile) ++to;
    firsts.push_back(by_profile[from].ad);
    if (to - from > largest) hub = by_profile[from].ad, largest = to - from;
  }
  for (const AdIndex first : firsts) add_pair(pairs, hub, first);
}

}  // namespace

bool is_copied(ValueKind kind) { return kind == ValueKind::kText || kind == ValueKind::kPhoto; }

Blocks block(const Ads& ads, const AgeSettings& age) {
  Blocks result{.blocks = {}, .of_ad = std::vector<std::vector<BlockIndex>>(ads.size())};
  const auto all = occurrences(ads);
  for (auto from = all.begin(), to = from; from != all.end(); from = to) {
    to = std::find_if_not(from, all.end(), [&](const Occurrence& o) { return o.same_value(*from); });
    if (to - from < 2) continue;
    Block block{.kind = from->kind, .key = from->value[0], .ads = {}};
    for (auto occurrence = from; occurrence != to; ++occurrence) block.ads.push_back(occurrence->ad);
    block.persons = persons_behind(ads, block, age);
    result.blocks.push_back(std::move(block));
  }
  std::ranges::stable_sort(result.blocks, {}, [](const Block& block) { return std::tie(block.kind, block.ads); });
  for (BlockIndex i = 0; i < result.blocks.size(); ++i) {
    for (const AdIndex ad : result.blocks[i].ads) result.of_ad[ad].push_back(i);
  }
  return result;
}

std::vector<CandidatePair> candidate_pairs(const Ads& ads, const Block& block) {
  std::vector<CandidatePair> pairs;
  auto sorted = profiled(ads, block);
  std::ranges::stable_sort(sorted, {}, [](const ProfiledAd& ad) { return std::tie(ad.profile.age, ad.profile.name); });
  add_chain(pairs, sorted);
  std::ranges::sort(sorted, {}, [](const ProfiledAd& ad) { return std::tie(ad.profile, ad.ad); });
  add_chain(pairs, sorted);
  add_star(pairs, sorted);
  return pairs;
}

std::vector<CandidatePair> candidate_pairs(const Ads& ads, const Blocks& blocks) {
  std::vector<CandidatePair> all;
  for (const Block& block : blocks.blocks) {
    const auto pairs = candidate_pairs(ads, block);
    all.insert(all.end(), pairs.begin(), pairs.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace vigie::dedup
