#include "analysis/wording_group.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "analysis/cluster_names.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::analysis {
namespace {

using storage::ClusterLevel;
using Group = std::vector<GroupedAd>;

constexpr std::size_t kLeastShare = 5;  // a fifth of the triples

Result<Group> not_found(std::string_view name) {
  return fail(Error::kNotFound, fmt::format(fmt::runtime(tr("no ad is stored under {}")), name));
}

Result<Group> members(const storage::Database& database, ClusterLevel level, std::int64_t number,
                      std::string_view name) {
  const auto ads = database.member_ads(level, number);
  if (!ads) return tl::unexpected(ads.error());
  if (ads->empty()) return not_found(name);
  Group group;
  for (const auto& ad : *ads) group.push_back({ad.ad, ad.site, ad.person});
  return group;
}

std::size_t in_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> common;
  std::ranges::set_intersection(a, b, std::back_inserter(common));
  return common.size();
}

std::vector<const LinkableAd*> worded_like(const LinkableAd& one, const std::vector<LinkableAd>& ads) {
  std::vector<std::pair<std::size_t, const LinkableAd*>> alike;
  for (const LinkableAd& ad : ads) {
    const std::size_t common = in_common(one.shingles, ad.shingles);
    if (ad.ad != one.ad && common > 0 && kLeastShare * common >= one.shingles.size()) alike.emplace_back(common, &ad);
  }
  std::ranges::stable_sort(alike, std::ranges::greater(), [](const auto& found) { return found.first; });
  std::vector<const LinkableAd*> all{&one};
  for (const auto& [common, ad] : alike) all.push_back(ad);
  return all;
}

Result<Group> around(const storage::Database& database, AdRow row, std::string_view name) {
  const auto ads = database.linkable_ads();
  if (!ads) return tl::unexpected(ads.error());
  const auto rows = database.clusters(std::nullopt);
  if (!rows) return tl::unexpected(rows.error());
  const auto one = std::ranges::find(*ads, row, &LinkableAd::ad);
  if (one == ads->end()) return not_found(name);
  using AdKey = std::pair<std::string_view, std::string_view>;
  std::map<AdKey, std::optional<PersonId>> persons;
  for (const auto& found : *rows) persons.emplace(AdKey(found.site, found.ad_id), found.person);
  Group group;
  for (const LinkableAd* const ad : worded_like(*one, *ads)) {
    const auto person = persons.find(AdKey(ad->site, ad->ad_id));
    group.push_back({ad->ad, ad->site, person == persons.end() ? std::nullopt : person->second});
  }
  return group;
}

Result<Group> whole_group(const storage::Database& database, std::string_view name) {
  if (const auto ad = number_named('a', name)) return around(database, AdRow{*ad}, name);
  if (const auto person = number_named('p', name)) return members(database, ClusterLevel::kPerson, *person, name);
  if (const auto network = number_named('n', name)) return members(database, ClusterLevel::kNetwork, *network, name);
  return fail(Error::kBadInput,
              fmt::format(fmt::runtime(tr("“{}” names no ad, person or network; write a7, p12 or n3")), name));
}

}  // namespace

Result<Group> wording_group(const storage::Database& database, std::string_view name) {
  auto group = whole_group(database, name);
  if (group && group->size() > kMostGroupedAds) group->resize(kMostGroupedAds);
  return group;
}

}  // namespace vigie::analysis
