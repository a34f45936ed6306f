#include "analysis/link_ads.h"

#include "analysis/linkage_input.h"
#include "storage/database.h"

namespace vigie::analysis {

Result<LinkSummary> link_ads(storage::Database& database, const std::filesystem::path& config, Instant now) {
  const auto input = linkage_input(database, config);
  if (!input) return tl::unexpected(input.error());
  const Linkage linkage = dedup::link(input->ads, input->settings, input->constraints);
  if (const auto stored = database.store_linkage(linkage, now); !stored) return tl::unexpected(stored.error());
  return LinkSummary{.ads = input->ads.size(),
                     .links = linkage.links.size(),
                     .persons = linkage.persons.size(),
                     .networks = linkage.networks.size()};
}

Result<std::vector<dedup::BlockingFigures>> explain_blocking(const storage::Database& database,
                                                             const std::filesystem::path& config) {
  const auto input = linkage_input(database, config);
  if (!input) return tl::unexpected(input.error());
  return dedup::explain_blocking(input->ads, input->settings);
}

}  // namespace vigie::analysis
