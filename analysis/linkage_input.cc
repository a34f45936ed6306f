#include "analysis/linkage_input.h"

#include "analysis/decisions.h"
#include "storage/database.h"

namespace vigie::analysis {

Result<LinkageInput> linkage_input(const storage::Database& database, const std::filesystem::path& config) {
  const auto settings = dedup::load_linkage_settings(config / "linkage.toml");
  if (!settings) return tl::unexpected(settings.error());
  auto ads = database.linkable_ads();
  if (!ads) return tl::unexpected(ads.error());
  const auto decisions = database.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  return LinkageInput{*settings, *std::move(ads), constraints_of(*decisions)};
}

}  // namespace vigie::analysis
