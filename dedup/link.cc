#include "dedup/link.h"

#include <algorithm>
#include <tuple>

#include "dedup/clusters/networks.h"
#include "dedup/clusters/persons.h"
#include "dedup/linkage/blocking.h"
#include "dedup/linkage/comparison.h"

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

// Pairs worth a comparison, ascending, each once.
std::vector<CandidatePair> candidate_pairs(const Ads& ads, const Blocks& blocks, const Wordings& wordings) {
  std::vector<CandidatePair> all = profile_pairs(ads);
  const auto add = [&](const std::vector<CandidatePair>& pairs) { all.insert(all.end(), pairs.begin(), pairs.end()); };
  for (const Block& block : blocks.blocks) add(candidate_pairs(ads, block));
  for (const auto& alike : wordings.alike()) {
    for (std::size_t i = 1; i < alike.size(); ++i) {
      all.emplace_back(alike[i - 1], alike[i]);
      all.emplace_back(alike[0], alike[i]);
    }
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

struct Compared {
  std::vector<Link> links;  // above 0 bits
  std::vector<Attraction> attractions;
};

Compared compare_all(const Comparison& comparison, const std::vector<CandidatePair>& pairs) {
  Compared compared;
  for (const CandidatePair& pair : pairs) {
    Link link = comparison.compare(pair);
    compared.attractions.push_back({pair.first, pair.second, comparison.value_bits(pair)});
    if (link.weight > 0) compared.links.push_back(std::move(link));
  }
  return compared;
}

std::vector<std::size_t> person_of_ad(const std::vector<std::vector<AdIndex>>& persons, std::size_t ads) {
  std::vector<std::size_t> person_of(ads);
  for (std::size_t person = 0; person < persons.size(); ++person) {
    for (const AdIndex ad : persons[person]) person_of[ad] = person;
  }
  return person_of;
}

Person person_from(const std::vector<AdIndex>& indices, const Ads& ads) {
  Person person;
  for (const AdIndex index : indices) person.ads.push_back(ads[index]->ad);
  std::ranges::sort(person.ads);
  return person;
}

}  // namespace

Result<Linkage> link(std::span<const LinkableAd> all, const LinkageSettings& settings) {
  const Ads ads = ads_of_persons(all);
  const Blocks blocks = block(ads, settings.profile_years);
  const Wordings wordings(ads);
  const auto pairs = candidate_pairs(ads, blocks, wordings);
  Comparison comparison(ads, blocks, wordings, settings);
  comparison.learn(pairs);
  Compared compared = compare_all(comparison, pairs);
  const auto sets = persons(ads, blocks, compared.attractions, comparison, settings);
  Linkage linkage{.links = std::move(compared.links), .persons = {}, .ties = {}, .networks = {}};
  for (const auto& set : sets) linkage.persons.push_back(person_from(set, ads));
  linkage.ties = ties(blocks, person_of_ad(sets, ads.size()), settings);
  auto found = networks(linkage.ties, settings.network);
  if (!found) return tl::unexpected(found.error());
  linkage.networks = *std::move(found);
  return linkage;
}

}  // namespace vigie::dedup
