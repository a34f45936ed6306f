#include "dedup/networks/networks.h"

#include <limits>

#include "dedup/clusters/joining.h"
#include "dedup/networks/hand_comparison.h"

namespace vigie::dedup {
namespace {

std::vector<Tie> ties_of(const HandComparison& comparison) {
  std::vector<Tie> ties;
  for (const TracedPair& pair : comparison.pairs()) {
    const auto [left, right] = pair.persons;
    const double bits = comparison.trace_bits(pair) + comparison.field_bits(left, right);
    if (bits > 0) ties.push_back({left, right, bits, comparison.evidence(pair)});
  }
  return ties;
}

}  // namespace

Hands hands(const std::vector<std::vector<AdIndex>>& persons, const Ads& ads, const Blocks& blocks,
            const LinkageSettings& settings) {
  const PersonProfiles profiles = person_profiles(persons, ads, blocks, settings.network);
  const HandComparison comparison(profiles, settings.network);
  std::vector<Attraction> attractions;
  for (const TracedPair& pair : comparison.pairs()) {
    const auto [left, right] = pair.persons;
    attractions.push_back({left, right, comparison.trace_bits(pair), comparison.field_bits(left, right)});
  }
  const JoiningRules rules{.prior_bits = comparison.prior_bits(),
                           .dilution_bits = settings.dilution_bits,
                           .most_years = std::numeric_limits<double>::infinity()};
  const auto field_bits = [&](ItemIndex a, ItemIndex b) { return comparison.field_bits(a, b); };
  Hands found{.ties = ties_of(comparison), .networks = {}};
  for (auto& set : join(std::vector<Item>(persons.size()), attractions, field_bits, rules, {})) {
    if (set.size() > 1) found.networks.push_back({.persons = {set.begin(), set.end()}});
  }
  return found;
}

}  // namespace vigie::dedup
