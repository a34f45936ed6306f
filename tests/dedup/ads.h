// Ads to link, made by hand; what is not given is not stated.
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "dedup/link.h"

namespace vigie::dedup {

struct MadeAd {
  std::vector<int> phones = {};
  std::optional<BlindKey> text = {};
  std::vector<std::uint64_t> photos = {};
  std::optional<BlindKey> name = {};
  std::optional<int> age = {};
  AdKind kind = AdKind::kOffer;
  std::vector<std::uint32_t> shingles = {};  // ascending
};

/// Hashes of different photos differ in about half of their bits, as PDQ's do.
inline PdqHash hash_of(std::uint64_t photo) {
  std::mt19937_64 random(photo);
  return {random(), random(), random(), random()};
}

inline LinkableAd linkable(std::int64_t row, const MadeAd& made) {
  LinkableAd ad{.ad = AdRow{row},
                .site = "s1",
                .ad_id = std::to_string(100'000 + row),
                .kind = made.kind,
                .department = {},
                .phones = {},
                .handles = {},
                .emails = {},
                .text = made.text,
                .photos = {},
                .name = made.name,
                .age = made.age,
                .nights = {},
                .shingles = made.shingles};
  for (const int phone : made.phones) ad.phones.push_back(IdentifierId{phone});
  for (const std::uint64_t photo : made.photos) ad.photos.push_back({hash_of(photo), 100});
  return ad;
}

/// Rows from 1 in the order given.
inline std::vector<LinkableAd> linkable(const std::vector<MadeAd>& made) {
  std::vector<LinkableAd> ads;
  for (const MadeAd& ad : made) ads.push_back(linkable(static_cast<std::int64_t>(ads.size()) + 1, ad));
  return ads;
}

inline LinkageSettings settings() {
  return load_linkage_settings(std::string(VIGIE_SOURCE_DIR) + "/config/linkage.toml").value();
}

inline Linkage linked(const std::vector<LinkableAd>& ads) { return link(ads, settings()); }

/// Rows of each person.
inline std::vector<std::vector<std::int64_t>> rows(const Linkage& linkage) {
  std::vector<std::vector<std::int64_t>> all;
  for (const Person& person : linkage.persons) {
    auto& of_person = all.emplace_back();
    for (const AdRow ad : person.ads) of_person.push_back(static_cast<std::int64_t>(ad));
  }
  return all;
}

/// A seeded market of persons with one to nine ads, changed phones, reposted wordings, photos; one in six persons works
/// under a dispatcher's phone that five to fifteen share. `person[i]` and `hand[i]` are the truth of ad i.
struct MadeMarket {
  std::vector<LinkableAd> ads;
  std::vector<int> person, hand;
};

inline MadeMarket made_market(std::uint64_t seed, std::size_t ads_wanted) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::uint64_t n) { return random() % n; };
  MadeMarket market;
  int person = 0, hand = 0, dispatched = 0, dispatcher = 0, phone = 1'000'000;
  std::uint64_t photo = 1, text = 1, shared_text = 0;
  while (market.ads.size() < ads_wanted) {
    if (dispatched == 0 && below(30) == 0) {
      dispatched = static_cast<int>(5 + below(11)), dispatcher = ++phone, shared_text = ++text, ++hand;
    }
    const bool under_dispatcher = dispatched > 0;
    if (under_dispatcher)
      --dispatched;
    else
      ++hand;
    const auto name = std::min(below(300), below(300));  // some common, some rare
    const int age = static_cast<int>(18 + below(28));
    int own_phone = ++phone;
    std::uint64_t own_text = ++text;
    const std::uint64_t first_photo = photo;
    photo += 4;
    const auto count = 1 + below(9);
    for (std::uint64_t i = 0; i < count; ++i) {
      if (below(12) == 0) own_phone = ++phone;
      if (below(3) == 0) own_text = ++text;
      MadeAd ad;
      if (below(10) != 0) ad.phones = {under_dispatcher ? dispatcher : own_phone};
      ad.text = under_dispatcher && below(2) == 0 ? shared_text : own_text;
      if (below(4) != 0) ad.photos = {first_photo + below(4), first_photo + below(4)};
      if (below(8) != 0) ad.name = name;
      if (below(5) != 0) ad.age = age + static_cast<int>(below(3)) - 1;
      market.ads.push_back(linkable(static_cast<std::int64_t>(market.ads.size()) + 1, ad));
      market.person.push_back(person);
      market.hand.push_back(hand);
    }
    ++person;
  }
  return market;
}

}  // namespace vigie::dedup
