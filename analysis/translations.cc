#include "analysis/translations.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>

#include "storage/database.h"

namespace vigie::analysis {
namespace {

using storage::OutlinedAd;

constexpr std::size_t kLeastInCommon = 4;

std::size_t in_common(const OutlinedAd& a, const OutlinedAd& b) {
  std::vector<std::uint32_t> common;
  std::ranges::set_intersection(a.runs, b.runs, std::back_inserter(common));
  return common.size();
}

GroupedAd grouped(const OutlinedAd& ad) { return {ad.ad, ad.site, ad.person}; }

void add_if_like(const OutlinedAd& one, const OutlinedAd& other, std::vector<Translation>& found) {
  if (one.language == other.language) return;
  const std::size_t common = in_common(one, other), shorter = std::min(one.runs.size(), other.runs.size());
  if (common < kLeastInCommon || 2 * common < shorter) return;
  found.push_back({.left = grouped(one),
                   .right = grouped(other),
                   .left_language = one.language,
                   .right_language = other.language,
                   .in_common = common,
                   .of = shorter});
}

}  // namespace

Result<std::vector<Translation>> translations(const storage::Database& database, const std::vector<GroupedAd>& ads) {
  const auto all = database.outlined_ads();
  if (!all) return tl::unexpected(all.error());
  std::set<AdRow> sought;
  for (const GroupedAd& ad : ads) sought.insert(ad.ad);
  std::vector<Translation> found;
  for (const OutlinedAd& one : *all) {
    if (!sought.contains(one.ad)) continue;
    for (const OutlinedAd& other : *all) {
      const bool comes_again = sought.contains(other.ad) && other.ad <= one.ad;
      if (!comes_again) add_if_like(one, other, found);
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Translation::in_common);
  return found;
}

}  // namespace vigie::analysis
