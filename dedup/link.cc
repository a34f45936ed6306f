#include "dedup/link.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include <malloc.h>

#include "dedup/candidates.h"
#include "dedup/clusters/joining.h"
#include "dedup/clusters/plausible.h"
#include "dedup/in_parallel.h"
#include "dedup/linkage/comparison.h"
#include "dedup/linkage/said.h"
#include "dedup/linkage/site_furniture.h"
#include "dedup/neighbourhood.h"
#include "dedup/networks/networks.h"
#include "model/fnv1a.h"

namespace vigie::dedup {
namespace {

struct Compared {
  Pairs linked;                         // above 0 bits
  std::vector<Attraction> attractions;  // of hopeful pairs
};

// Bits below which two ads that share no value are not worth joining, whatever others around them say.
constexpr double kHopeless = -4;

constexpr std::size_t kAtOnce = 1 << 20;  // pairs

Compared compare_all(const Comparison& comparison, const Pairs& pairs) {
  Compared compared;
  for (std::size_t from = 0; from < pairs.size(); from += kAtOnce) {
    const auto some = std::span(pairs).subspan(from, std::min(kAtOnce, pairs.size() - from));
    const auto found = in_parallel(some.size(), [&](std::size_t i) { return comparison.weigh(some[i]); });
    for (std::size_t i = 0; i < some.size(); ++i) {
      const double bits = comparison.bits(found[i]);
      const bool hopeful = found[i].value_bits || bits > kHopeless;
      if (hopeful)
        compared.attractions.push_back({some[i].first, some[i].second, found[i].value_bits, found[i].field_bits});
      if (bits > 0) compared.linked.push_back(some[i]);
    }
  }
  return compared;
}

ItemConstraints constraints_of(const Ads& ads, const std::vector<AdIndex>& of, const LinkConstraints& constraints) {
  std::unordered_map<AdRow, ItemIndex> place;
  for (ItemIndex i = 0; i < of.size(); ++i) place.emplace(ads[of[i]]->ad, i);
  const auto pairs = [&](const auto& rows) {
    std::vector<ItemPair> known;
    for (const auto& [left, right] : rows) {
      const auto a = place.find(left), b = place.find(right);
      if (a != place.end() && b != place.end()) known.emplace_back(a->second, b->second);
    }
    return known;
  };
  return {.same = pairs(constraints.same), .apart = pairs(constraints.apart)};
}

constexpr double kEveryone = 1e9;

// As if everyone used them: they join no persons, and tie all the same.
void spread(Blocks& blocks, const std::vector<IdentifierId>& agencies) {
  for (Block& block : blocks.blocks) {
    const auto id = IdentifierId{static_cast<std::int64_t>(block.key)};
    if (!is_copied(block.kind) && std::ranges::binary_search(agencies, id)) block.persons = kEveryone;
  }
}

Person person_from(const std::vector<AdIndex>& indices, const Ads& ads) {
  Person person;
  for (const AdIndex index : indices) person.ads.push_back(ads[index]->ad);
  std::ranges::sort(person.ads);
  return person;
}

// The pairs of which both are among `of`, ascending.
Pairs within(const std::vector<AdIndex>& of, std::size_t ads, const Pairs& pairs) {
  std::vector<bool> among(ads);
  for (const AdIndex i : of) among[i] = true;
  Pairs within;
  std::ranges::copy_if(pairs, std::back_inserter(within),
                       [&](CandidatePair p) { return among[p.first] && among[p.second]; });
  return within;
}

constexpr double kMostGrowth = 1.25;  // of the number of ads since weights were learnt

// Ads with all that linking needs of them.
class Linking {
 public:
  // With the pictures that are known already.
  Linking(Ads stated, const LinkageSettings& settings, const LinkConstraints& constraints,
          std::span<const KnownPicture> pictures)
      : settings_(settings),
        constraints_(constraints),
        stated_(std::move(stated)),
        own_(without_furniture(stated_)),
        blocks_(block(own_.ads, settings.profile_years, pictures)),
        wordings_(wordings_of(own_.ads)) {
    spread(blocks_, constraints.agencies);
    said_ = said_by(stated_, blocks_, constraints);
    pairs_ = candidate_pairs(own_.ads, blocks_, wordings_);
  }

  Linkage everything() const {
    Comparison comparison(own_.ads, blocks_, wordings_, settings_);
    comparison.learn(pairs_, decided());
    Linkage linkage = linked(all(), {}, comparison);
    linkage.learnt = learnt(comparison);
    return linkage;
  }

  Linkage what_changed(const FormerLinkage& former) const {
    const auto weights = std::span(former.learnt).last(FieldWeights::kLearnt);
    const Comparison comparison(own_.ads, blocks_, wordings_, settings_, weights);
    Neighbourhood near = neighbourhood(own_.ads, said_, former, pairs_, comparison);
    if (2 * near.revised.size() > own_.ads.size()) near.revised = all(), near.left_alone.clear();
    const std::size_t left_alone = near.left_alone.size();
    Linkage linkage = linked(near.revised, std::move(near.left_alone), comparison);
    linkage.learnt = former.learnt;
    linkage.revision = Revision{.changed = std::move(near.changed),
                                .revised = person_from(near.revised, own_.ads).ads,
                                .persons = linkage.persons.size() - left_alone};
    return linkage;
  }

 private:
  std::vector<AdIndex> all() const {
    std::vector<AdIndex> all(own_.ads.size());
    std::iota(all.begin(), all.end(), AdIndex{0});
    return all;
  }
  DecidedPairs decided() const;
  std::vector<double> learnt(const Comparison& comparison) const;
  Linkage linked(const std::vector<AdIndex>& of, ItemSets left_alone, const Comparison& comparison) const;
  Clustering clustered(const std::vector<AdIndex>& of, std::vector<Attraction> links,
                       const Comparison& comparison) const;

  const LinkageSettings& settings_;
  const LinkConstraints& constraints_;
  Ads stated_;
  OwnAds own_;
  Blocks blocks_;
  Wordings wordings_;
  Pairs pairs_;
  std::vector<std::uint64_t> said_;  // by ad
};

DecidedPairs Linking::decided() const {
  const ItemConstraints known = constraints_of(own_.ads, all(), constraints_);
  const auto ordered = [](Pairs pairs) {
    for (auto& [a, b] : pairs) {
      if (b < a) std::swap(a, b);
    }
    return each_once(std::move(pairs));
  };
  return {.same = ordered(known.same), .apart = ordered(known.apart)};
}

std::vector<double> Linking::learnt(const Comparison& comparison) const {
  std::vector<double> numbers = numbers_of(settings_);
  numbers.push_back(static_cast<double>(own_.ads.size()));
  const auto weights = comparison.learnt();
  numbers.insert(numbers.end(), weights.begin(), weights.end());
  return numbers;
}

// Items are places in `of`.
Clustering Linking::clustered(const std::vector<AdIndex>& of, std::vector<Attraction> links,
                              const Comparison& comparison) const {
  const Ads& ads = own_.ads;
  std::vector<ItemIndex> place(ads.size());
  std::vector<Item> items;
  std::vector<std::uint64_t> keys;
  for (const AdIndex ad : of) {
    place[ad] = static_cast<ItemIndex>(items.size());
    items.push_back({.values = blocks_.of_ad[ad], .age = ads[ad]->age});
    keys.push_back(fnv1a(ads[ad]->site + ads[ad]->ad_id));
  }
  for (Attraction& link : links) link.left = place[link.left], link.right = place[link.right];
  const FieldBits field_bits = [&](ItemIndex a, ItemIndex b) { return comparison.field_bits({of[a], of[b]}); };
  const JoiningRules rules{.prior_bits = comparison.prior_bits(),
                           .dilution_bits = settings_.dilution_bits,
                           .most_years = settings_.never_years};
  Joining joining(items, links, field_bits, rules, constraints_of(ads, of, constraints_));
  items = {}, links = {};  // most of what a large run holds
  Clustering found = with_samples(std::move(joining), keys);
  ::malloc_trim(0);  // of many small pieces
  return found;
}

// Found and left alone, by their first ad; by set the place at which it is now.
std::pair<ItemSets, std::vector<std::size_t>> by_first_ad(ItemSets sets) {
  std::vector<std::size_t> order(sets.size()), place(sets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t set) { return sets[set].front(); });
  ItemSets ordered;
  for (const std::size_t set : order) {
    place[set] = ordered.size();
    ordered.push_back(std::move(sets[set]));
  }
  return {std::move(ordered), std::move(place)};
}

Linkage Linking::linked(const std::vector<AdIndex>& of, ItemSets left_alone, const Comparison& comparison) const {
  const Ads& ads = own_.ads;
  Compared compared = compare_all(comparison, of.size() == ads.size() ? pairs_ : within(of, ads.size(), pairs_));
  Clustering found = clustered(of, std::move(compared.attractions), comparison);
  const std::size_t best = found.best.size();
  for (auto& set : found.best) {
    for (ItemIndex& item : set) item = of[item];
  }
  std::ranges::move(left_alone, std::back_inserter(found.best));
  const auto [persons, place] = by_first_ad(std::move(found.best));
  Linkage linkage{.links = {}, .samples = kSamples};
  for (const auto& set : persons) linkage.persons.push_back(person_from(set, ads));
  for (const auto& [sample, item, set] : found.moved) {
    linkage.sampled.push_back({sample, ads[of[item]]->ad, set < best ? place[set] : persons.size() + set - best});
  }
  Hands hands_found = hands(persons, ads, blocks_, settings_);
  linkage.ties = std::move(hands_found.ties);
  linkage.networks = std::move(hands_found.networks);
  linkage.pictures = blocks_.pictures;
  for (AdIndex i = 0; i < ads.size(); ++i) linkage.said.emplace(ads[i]->ad, said_[i]);
  // Last, since they take most room.
  linkage.links =
      in_parallel(compared.linked.size(), [&](std::size_t i) { return comparison.link(compared.linked[i]); });
  return linkage;
}

// Learnt under the same settings, from not much fewer ads.
bool still_holds(const std::vector<double>& learnt, const LinkageSettings& settings, std::size_t ads) {
  const auto numbers = numbers_of(settings);
  if (learnt.size() != numbers.size() + 1 + FieldWeights::kLearnt) return false;
  const double ads_then = learnt[numbers.size()];
  return std::ranges::equal(numbers, std::span(learnt).first(numbers.size())) &&
         static_cast<double>(ads) <= kMostGrowth * ads_then;
}

}  // namespace

Linkage link(std::span<const LinkableAd> ads, const LinkageSettings& settings, const LinkConstraints& constraints,
             const std::optional<FormerLinkage>& former) {
  Ads stated = ads_of_persons(ads);
  if (former && still_holds(former->learnt, settings, stated.size()))
    return Linking(std::move(stated), settings, constraints, former->pictures).what_changed(*former);
  return Linking(std::move(stated), settings, constraints, {}).everything();
}

FormerLinkage former_from(const Linkage& linkage) {
  FormerLinkage former{.ads = {}, .learnt = linkage.learnt, .pictures = linkage.pictures};
  for (std::size_t person = 0; person < linkage.persons.size(); ++person) {
    for (const AdRow ad : linkage.persons[person].ads)
      former.ads.push_back({ad, PersonId{static_cast<std::int64_t>(person)}, linkage.said.at(ad)});
  }
  std::ranges::sort(former.ads, {}, &LinkedAd::ad);
  return former;
}

}  // namespace vigie::dedup
