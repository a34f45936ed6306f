#include "dedup/neighbourhood.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "dedup/in_parallel.h"

namespace vigie::dedup {
namespace {

using Persons = std::unordered_set<PersonId>;

/// By ad, null where it is new.
std::vector<const LinkedAd*> former_ads(const Ads& ads, const FormerLinkage& former) {
  return in_parallel(ads.size(), [&](std::size_t i) {
    const auto found = std::ranges::lower_bound(former.ads, ads[i]->ad, {}, &LinkedAd::ad);
    return found != former.ads.end() && found->ad == ads[i]->ad ? &*found : nullptr;
  });
}

std::vector<const LinkedAd*> gone(const std::vector<const LinkedAd*>& standing, const FormerLinkage& former) {
  const std::unordered_set<const LinkedAd*> still(standing.begin(), standing.end());
  std::vector<const LinkedAd*> gone;
  for (const LinkedAd& ad : former.ads) {
    if (!still.contains(&ad)) gone.push_back(&ad);
  }
  return gone;
}

void add_linked(Persons& persons, const std::vector<const LinkedAd*>& standing, const std::vector<bool>& changed,
                std::span<const CandidatePair> pairs, const Comparison& comparison) {
  std::vector<CandidatePair> of_changed;
  for (const auto& [a, b] : pairs) {
    if (changed[a] != changed[b]) of_changed.emplace_back(a, b);
  }
  const auto linked = in_parallel(
      of_changed.size(), [&](std::size_t i) { return comparison.bits(comparison.weigh(of_changed[i])) > 0 ? 1 : 0; });
  for (std::size_t i = 0; i < linked.size(); ++i) {
    const auto& [a, b] = of_changed[i];
    if (linked[i] != 0) persons.insert(standing[changed[a] ? b : a]->person);
  }
}

}  // namespace

Neighbourhood neighbourhood(const Ads& ads, std::span<const std::uint64_t> said, const FormerLinkage& former,
                            std::span<const CandidatePair> pairs, const Comparison& comparison) {
  const auto standing = former_ads(ads, former);
  Neighbourhood found;
  Persons persons;
  std::vector<bool> changed(ads.size());
  for (AdIndex i = 0; i < ads.size(); ++i) {
    changed[i] = standing[i] == nullptr || standing[i]->said != said[i];
    if (!changed[i]) continue;
    found.changed.push_back(ads[i]->ad);
    if (standing[i] != nullptr) persons.insert(standing[i]->person);
  }
  for (const LinkedAd* const ad : gone(standing, former)) {
    found.changed.push_back(ad->ad);
    persons.insert(ad->person);
  }
  std::ranges::sort(found.changed);
  add_linked(persons, standing, changed, pairs, comparison);
  std::unordered_map<PersonId, std::size_t> place;
  for (AdIndex i = 0; i < ads.size(); ++i) {
    if (changed[i] || persons.contains(standing[i]->person)) {
      found.revised.push_back(i);
      continue;
    }
    const auto at = place.emplace(standing[i]->person, found.left_alone.size());
    if (at.second) found.left_alone.emplace_back();
    found.left_alone[at.first->second].push_back(i);
  }
  return found;
}

}  // namespace vigie::dedup
