#include "analysis/cluster_story.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "analysis/cluster_names.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::analysis {
namespace {

using storage::Bond;
using storage::ClusterLevel;

Result<std::int64_t> number_of(ClusterLevel level, std::string_view name) {
  const bool person = level == ClusterLevel::kPerson;
  if (const auto number = number_named(person ? 'p' : 'n', name)) return *number;
  const auto words =
      person ? tr("“{}” names no person; write one as p12") : tr("“{}” names no network; write one as n3");
  return fail(Error::kBadInput, fmt::format(fmt::runtime(words), name));
}

Result<storage::Identity> identity_of(const storage::Database& database, ClusterLevel level, std::int64_t number,
                                      std::string_view name) {
  auto identity = database.identity(level, number);
  if (!identity) return tl::unexpected(identity.error());
  if (*identity) return **std::move(identity);
  return fail(Error::kNotFound, fmt::format(fmt::runtime(tr("{} was never given to anyone")), name));
}

std::vector<std::int64_t> members_of(ClusterLevel level, const std::vector<storage::MemberAd>& ads) {
  std::vector<std::int64_t> members;
  for (const auto& ad : ads)
    members.push_back(level == ClusterLevel::kPerson ? static_cast<std::int64_t>(ad.ad)
                                                     : static_cast<std::int64_t>(ad.person));
  std::ranges::sort(members);
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

std::vector<EvidenceSum> sums(const std::vector<Bond>& bonds, bool in_favour) {
  std::map<EvidenceKind, EvidenceSum> by_kind;
  for (const Bond& bond : bonds) {
    for (const Evidence& evidence : bond.evidence) {
      if (evidence.weight == 0 || (evidence.weight > 0) != in_favour) continue;
      EvidenceSum& sum = by_kind.try_emplace(evidence.kind, EvidenceSum{.kind = evidence.kind}).first->second;
      ++sum.bonds;
      sum.bits += evidence.weight;
    }
  }
  std::vector<EvidenceSum> all;
  for (const auto& [kind, sum] : by_kind) all.push_back(sum);
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) { return std::abs(a.bits) > std::abs(b.bits); });
  return all;
}

std::size_t place_of(const std::vector<std::int64_t>& members, std::int64_t member) {
  return static_cast<std::size_t>(std::ranges::lower_bound(members, member) - members.begin());
}

std::optional<WeakestCut> cut_of(const std::vector<std::int64_t>& members, const std::vector<Bond>& inside) {
  std::vector<Hold> holds;
  for (const Bond& bond : inside)
    holds.push_back({place_of(members, bond.left), place_of(members, bond.right), std::max(0.0, bond.weight)});
  const auto cut = weakest_cut(members.size(), holds);
  if (!cut) return std::nullopt;
  WeakestCut weakest{.side = {}, .bits = cut->bits, .severed = {}};
  for (const std::size_t place : cut->side) weakest.side.push_back(members[place]);
  const auto on_side = [&](std::int64_t member) { return std::ranges::binary_search(weakest.side, member); };
  for (std::size_t place = 0; place < inside.size(); ++place) {
    if (on_side(inside[place].left) != on_side(inside[place].right)) weakest.severed.push_back(place);
  }
  return weakest;
}

}  // namespace

Result<ClusterStory> cluster_story(const storage::Database& database, ClusterLevel level, std::string_view name) {
  const auto number = number_of(level, name);
  if (!number) return tl::unexpected(number.error());
  auto identity = identity_of(database, level, *number, name);
  if (!identity) return tl::unexpected(identity.error());
  auto ads = database.member_ads(level, *number);
  if (!ads) return tl::unexpected(ads.error());
  auto bonds = database.bonds(level, *number);
  if (!bonds) return tl::unexpected(bonds.error());

  ClusterStory story{.number = *number,
                     .identity = *std::move(identity),
                     .members = members_of(level, *ads),
                     .ads = *std::move(ads),
                     .inside = {},
                     .outside = {},
                     .speaks_for = {},
                     .speaks_against = {},
                     .decisions = {},
                     .weakest_cut = {}};
  auto decisions = decisions_on(database, story.ads, level == ClusterLevel::kPerson ? *bonds : std::vector<Bond>{});
  if (!decisions) return tl::unexpected(decisions.error());
  story.decisions = *std::move(decisions);
  for (Bond& bond : *bonds)
    (bond.left_cluster == bond.right_cluster ? story.inside : story.outside).push_back(std::move(bond));
  story.speaks_for = sums(story.inside, true);
  story.speaks_against = sums(story.inside, false);
  story.weakest_cut = cut_of(story.members, story.inside);
  return story;
}

double start_bits(const Bond& bond) {
  double bits = bond.weight;
  for (const Evidence& evidence : bond.evidence) bits -= evidence.weight;
  return bits;
}

}  // namespace vigie::analysis
