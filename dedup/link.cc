#include "dedup/link.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "dedup/clusters/joining.h"
#include "dedup/clusters/plausible.h"
#include "dedup/in_parallel.h"
#include "dedup/linkage/blocking.h"
#include "dedup/linkage/comparison.h"
#include "dedup/linkage/site_furniture.h"
#include "dedup/networks/networks.h"
#include "dedup/sort_in_parallel.h"

namespace vigie::dedup {
namespace {

Ads ads_of_persons(std::span<const LinkableAd> ads) {
  Ads chosen;
  for (const LinkableAd& ad : ads) {
    if (ad.kind == AdKind::kOffer || ad.kind == AdKind::kUnsure) chosen.push_back(&ad);
  }
  std::ranges::sort(chosen, {}, [](const LinkableAd* ad) { return std::tie(ad->site, ad->ad_id, ad->ad); });
  return chosen;
}

using Pairs = std::vector<CandidatePair>;

void append(Pairs& all, const Pairs& more) { all.insert(all.end(), more.begin(), more.end()); }

Pairs each_once(Pairs pairs) {
  sort_in_parallel(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

Pairs alike_pairs(const std::vector<AdIndex>& alike) {
  Pairs pairs;
  for (std::size_t i = 1; i < alike.size(); ++i) {
    pairs.emplace_back(alike[i - 1], alike[i]);
    pairs.emplace_back(alike[0], alike[i]);
  }
  return pairs;
}

// Pairs worth a comparison, ascending, each once.
Pairs candidate_pairs(const Ads& ads, const Blocks& blocks, const Wordings& wordings) {
  Pairs all = profile_pairs(ads);
  for (const Block& block : blocks.blocks) append(all, candidate_pairs(ads, block));
  for (const auto& alike : wordings.alike()) append(all, alike_pairs(alike));
  return each_once(std::move(all));
}

struct Compared {
  std::vector<Link> links;  // above 0 bits
  std::vector<Attraction> attractions;
};

// Bits below which two ads that share no value are not worth joining, whatever others around them say.
constexpr double kHopeless = -4;

constexpr std::size_t kAtOnce = 1 << 20;  // pairs

Compared compare_all(const Comparison& comparison, const Pairs& pairs) {
  Compared compared;
  Pairs linked;
  for (std::size_t from = 0; from < pairs.size(); from += kAtOnce) {
    const auto some = std::span(pairs).subspan(from, std::min(kAtOnce, pairs.size() - from));
    const auto found = in_parallel(some.size(), [&](std::size_t i) { return comparison.weigh(some[i]); });
    for (std::size_t i = 0; i < some.size(); ++i) {
      const double bits = comparison.bits(found[i]);
      const bool hopeful = found[i].value_bits || bits > kHopeless;
      if (hopeful)
        compared.attractions.push_back({some[i].first, some[i].second, found[i].value_bits, found[i].field_bits});
      if (bits > 0) linked.push_back(some[i]);
    }
  }
  compared.links = in_parallel(linked.size(), [&](std::size_t i) { return comparison.link(linked[i]); });
  return compared;
}

std::vector<Item> items_of(const Ads& ads, const Blocks& blocks) {
  std::vector<Item> items;
  for (AdIndex i = 0; i < ads.size(); ++i) items.push_back({.values = blocks.of_ad[i], .age = ads[i]->age});
  return items;
}

ItemConstraints constraints_of(const Ads& ads, const LinkConstraints& constraints) {
  std::unordered_map<AdRow, AdIndex> place;
  for (AdIndex i = 0; i < ads.size(); ++i) place.emplace(ads[i]->ad, i);
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

// FNV-1a, 64 bits (Fowler, Noll and Vo, IETF draft-eastlake-fnv): the same in every run and database.
std::uint64_t key_of(const LinkableAd& ad) {
  std::uint64_t key = 0xCBF29CE484222325;
  for (const std::string* const text : {&ad.site, &ad.ad_id}) {
    for (const char c : *text) key = (key ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  }
  return key;
}

Clustering persons(const Ads& ads, const Blocks& blocks, std::span<const Attraction> links,
                   const Comparison& comparison, const LinkageSettings& settings, const ItemConstraints& constraints) {
  const FieldBits field_bits = [&](AdIndex a, AdIndex b) { return comparison.field_bits({a, b}); };
  const JoiningRules rules{.prior_bits = comparison.prior_bits(),
                           .dilution_bits = settings.dilution_bits,
                           .most_years = settings.never_years};
  std::vector<std::uint64_t> keys;
  for (const LinkableAd* const ad : ads) keys.push_back(key_of(*ad));
  return with_samples(Joining(items_of(ads, blocks), links, field_bits, rules, constraints), keys);
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

}  // namespace

Linkage link(std::span<const LinkableAd> all, const LinkageSettings& settings, const LinkConstraints& constraints) {
  const OwnAds own = without_furniture(ads_of_persons(all));
  const Ads& ads = own.ads;
  Blocks blocks = block(ads, settings.profile_years);
  spread(blocks, constraints.agencies);
  const Wordings wordings(wordings_of(ads));
  const auto pairs = candidate_pairs(ads, blocks, wordings);
  Comparison comparison(ads, blocks, wordings, settings);
  comparison.learn(pairs);
  Compared compared = compare_all(comparison, pairs);
  const auto found_persons =
      persons(ads, blocks, compared.attractions, comparison, settings, constraints_of(ads, constraints));
  Linkage linkage{.links = std::move(compared.links),
                  .persons = {},
                  .ties = {},
                  .networks = {},
                  .samples = kSamples,
                  .sampled = {}};
  for (const auto& set : found_persons.best) linkage.persons.push_back(person_from(set, ads));
  for (const auto& [sample, item, person] : found_persons.moved)
    linkage.sampled.push_back({sample, ads[item]->ad, person});
  Hands found = hands(found_persons.best, ads, blocks, settings);
  linkage.ties = std::move(found.ties);
  linkage.networks = std::move(found.networks);
  return linkage;
}

std::vector<BlockingFigures> explain_blocking(std::span<const LinkableAd> all, const LinkageSettings& settings) {
  const OwnAds own = without_furniture(ads_of_persons(all));
  const Ads& ads = own.ads;
  const Blocks blocks = block(ads, settings.profile_years);
  const Wordings wordings(wordings_of(ads));
  std::vector<BlockingFigures> figures;
  std::array<Pairs, static_cast<std::size_t>(BlockingWay::kAll)> pairs;
  for (std::size_t way = 0; way <= pairs.size(); ++way) figures.push_back({.way = static_cast<BlockingWay>(way)});
  const auto count = [&](BlockingWay way, const std::vector<AdIndex>& block, double persons, const Pairs& more) {
    BlockingFigures& of_way = figures[static_cast<std::size_t>(way)];
    ++of_way.blocks;
    if (block.size() > of_way.largest) of_way.largest = block.size(), of_way.persons_behind = persons;
    append(pairs.at(static_cast<std::size_t>(way)), more);
  };
  for (const Block& block : blocks.blocks) {
    count(static_cast<BlockingWay>(block.kind), block.ads, block.persons, candidate_pairs(ads, block));
  }
  for (const auto& alike : wordings.alike()) count(BlockingWay::kLikeText, alike, 0, alike_pairs(alike));
  pairs.at(static_cast<std::size_t>(BlockingWay::kProfile)) = profile_pairs(ads);
  Pairs together;
  for (std::size_t way = 0; way < pairs.size(); ++way) {
    append(together, pairs.at(way));
    figures[way].pairs = each_once(std::move(pairs.at(way))).size();
  }
  figures.back().pairs = each_once(std::move(together)).size();
  return figures;
}

}  // namespace vigie::dedup
