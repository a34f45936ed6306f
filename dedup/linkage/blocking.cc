#include "dedup/linkage/blocking.h"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>
#include <unordered_map>

#include "dedup/in_parallel.h"
#include "dedup/linkage/near_photos.h"
#include "dedup/sort_in_parallel.h"

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

struct ShownPhotos {
  std::vector<LinkablePhoto> photos;  // good enough to be compared
  std::vector<AdIndex> by;            // of each
};

ShownPhotos shown_photos(const Ads& ads) {
  ShownPhotos shown;
  for (AdIndex i = 0; i < ads.size(); ++i) {
    for (const LinkablePhoto& photo : ads[i]->photos) {
      if (photo.quality < kLeastPhotoQuality) continue;
      shown.photos.push_back(photo);
      shown.by.push_back(i);
    }
  }
  return shown;
}

std::vector<Occurrence> occurrences(const Ads& ads, const ShownPhotos& shown, std::span<const KnownPicture> pictures) {
  std::vector<Occurrence> all;
  for (AdIndex i = 0; i < ads.size(); ++i) {
    const LinkableAd& ad = *ads[i];
    add_identifiers(all, ValueKind::kPhone, ad.phones, i);
    add_identifiers(all, ValueKind::kHandle, ad.handles, i);
    add_identifiers(all, ValueKind::kEmail, ad.emails, i);
    if (ad.text) all.push_back({ValueKind::kText, {*ad.text}, i});
  }
  const auto of_photo =
      in_parallel(shown.photos.size(), [&](std::size_t i) { return picture_of(shown.photos[i].pdq, pictures); });
  for (std::size_t i = 0; i < of_photo.size(); ++i) all.push_back({ValueKind::kPhoto, of_photo[i], shown.by[i]});
  sort_in_parallel(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::size_t age_groups(const std::set<int>& ages, double other_years) {
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
std::size_t profiles(const Ads& ads, const Block& block, double other_years) {
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

bool names_someone(const Ads& ads, const Block& block) {
  return std::ranges::any_of(block.ads, [&](AdIndex i) { return ads[i]->name.has_value(); });
}

// A wording's phones tell of its users beside their names; a picture's only where nobody is named, since one person's
// pictures under her second number are what is looked for.
double persons_behind(const Ads& ads, const Block& block, double profile_years) {
  constexpr std::size_t kPhonesOfOne = 3;
  std::size_t persons = profiles(ads, block, profile_years);
  if (block.kind == ValueKind::kText) persons = std::max(persons, phone_lists(ads, block));
  if (block.kind == ValueKind::kPhoto && !names_someone(ads, block))
    persons = std::max(persons, (phone_lists(ads, block) + kPhonesOfOne - 1) / kPhonesOfOne);
  return static_cast<double>(persons);
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

constexpr std::size_t kNextFew = 3;

// Ads with one key, each with the next few in the order of age.
template <typename KeyOf>
void add_alike(std::vector<CandidatePair>& pairs, const Ads& ads, const KeyOf& key_of) {
  using Key = typename std::invoke_result_t<KeyOf, const LinkableAd&>::value_type;
  std::vector<std::tuple<Key, std::optional<int>, AdIndex>> keyed;
  for (AdIndex i = 0; i < ads.size(); ++i) {
    if (auto key = key_of(*ads[i])) keyed.emplace_back(*std::move(key), ads[i]->age, i);
  }
  std::ranges::sort(keyed);
  for (std::size_t i = 0; i < keyed.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(keyed.size(), i + 1 + kNextFew); ++j) {
      if (std::get<0>(keyed[i]) != std::get<0>(keyed[j])) break;
      add_pair(pairs, std::get<2>(keyed[i]), std::get<2>(keyed[j]));
    }
  }
}

}  // namespace

bool is_copied(ValueKind kind) { return kind == ValueKind::kText || kind == ValueKind::kPhoto; }

Blocks block(const Ads& ads, double profile_years, std::span<const KnownPicture> known) {
  const ShownPhotos shown = shown_photos(ads);
  Blocks result{.blocks = {},
                .of_ad = std::vector<std::vector<BlockIndex>>(ads.size()),
                .pictures = pictures(shown.photos, known)};
  const auto all = occurrences(ads, shown, result.pictures);
  for (auto from = all.begin(), to = from; from != all.end(); from = to) {
    to = std::find_if_not(from, all.end(), [&](const Occurrence& o) { return o.same_value(*from); });
    if (to - from < 2) continue;
    Block block{.kind = from->kind, .key = from->value[0], .ads = {}};
    for (auto occurrence = from; occurrence != to; ++occurrence) block.ads.push_back(occurrence->ad);
    result.blocks.push_back(std::move(block));
  }
  const auto persons = in_parallel(result.blocks.size(),
                                   [&](std::size_t i) { return persons_behind(ads, result.blocks[i], profile_years); });
  for (BlockIndex i = 0; i < result.blocks.size(); ++i) result.blocks[i].persons = persons[i];
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

std::vector<CandidatePair> profile_pairs(const Ads& ads) {
  std::vector<CandidatePair> pairs;
  add_alike(pairs, ads, [](const LinkableAd& ad) {
    return ad.name && ad.commune ? std::optional(std::tuple(*ad.name, *ad.commune)) : std::nullopt;
  });
  add_alike(pairs, ads, [](const LinkableAd& ad) {
    return ad.name && !ad.tariffs.empty() ? std::optional(std::tuple(*ad.name, ad.tariffs)) : std::nullopt;
  });
  add_alike(pairs, ads, [](const LinkableAd& ad) {
    return ad.height_cm && ad.weight_kg && ad.name ? std::optional(std::tuple(*ad.height_cm, *ad.weight_kg, *ad.name))
                                                   : std::nullopt;
  });
  add_alike(pairs, ads, [](const LinkableAd& ad) {
    return ad.height_cm && ad.weight_kg && ad.commune
               ? std::optional(std::tuple(*ad.height_cm, *ad.weight_kg, *ad.commune))
               : std::nullopt;
  });
  return pairs;
}

}  // namespace vigie::dedup
