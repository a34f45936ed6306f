#include "analysis/link_ads.h"

#include "analysis/decisions.h"
#include "storage/database.h"

namespace vigie::analysis {

Result<LinkSummary> link_ads(storage::Database& database, const std::filesystem::path& config, Instant now) {
  const auto settings = dedup::load_linkage_settings(config / "linkage.toml");
  if (!settings) return tl::unexpected(settings.error());
  const auto ads = database.linkable_ads();
  if (!ads) return tl::unexpected(ads.error());
  const auto decisions = database.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  const Linkage linkage = dedup::link(*ads, *settings, constraints_of(*decisions));
  if (const auto stored = database.store_linkage(linkage, now); !stored) return tl::unexpected(stored.error());
  return LinkSummary{.ads = ads->size(),
                     .links = linkage.links.size(),
                     .persons = linkage.persons.size(),
                     .networks = linkage.networks.size()};
}

Result<std::vector<dedup::BlockingFigures>> explain_blocking(const storage::Database& database,
                                                             const std::filesystem::path& config) {
  const auto settings = dedup::load_linkage_settings(config / "linkage.toml");
  if (!settings) return tl::unexpected(settings.error());
  const auto ads = database.linkable_ads();
  if (!ads) return tl::unexpected(ads.error());
  return dedup::explain_blocking(*ads, *settings);
}

}  // namespace vigie::analysis
