#include "analysis/link_ads.h"

#include <algorithm>

#include "analysis/linkage_input.h"
#include "storage/database.h"

namespace vigie::analysis {

namespace {

std::size_t new_ads(const Linkage& linkage, const std::optional<FormerLinkage>& former) {
  if (!former) return linkage.said.size();
  return static_cast<std::size_t>(std::ranges::count_if(linkage.said, [&](const auto& ad) {
    return !std::ranges::binary_search(former->ads, ad.first, {}, &LinkedAd::ad);
  }));
}

}  // namespace

Result<LinkSummary> link_ads(storage::Database& database, const std::filesystem::path& config, Instant now,
                             LinkWhat what) {
  const auto input = linkage_input(database, config);
  if (!input) return tl::unexpected(input.error());
  Result<std::optional<FormerLinkage>> former;
  if (what == LinkWhat::kChanged) former = database.former_linkage();
  if (!former) return tl::unexpected(former.error());
  const Linkage linkage = dedup::link(input->ads, input->settings, input->constraints, *former);
  if (const auto stored = database.store_linkage(linkage, now); !stored) return tl::unexpected(stored.error());
  const auto links = database.links();
  if (!links) return tl::unexpected(links.error());
  return LinkSummary{.ads = input->ads.size(),
                     .links = *links,
                     .persons = linkage.persons.size(),
                     .networks = linkage.networks.size(),
                     .new_ads = new_ads(linkage, *former),
                     .revised_persons = linkage.revision ? linkage.revision->persons : linkage.persons.size(),
                     .everything = !linkage.revision};
}

Result<std::vector<dedup::BlockingFigures>> explain_blocking(const storage::Database& database,
                                                             const std::filesystem::path& config) {
  const auto input = linkage_input(database, config);
  if (!input) return tl::unexpected(input.error());
  return dedup::explain_blocking(input->ads, input->settings);
}

}  // namespace vigie::analysis
