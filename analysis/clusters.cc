#include "analysis/clusters.h"

#include <fmt/format.h>

#include "storage/database.h"

namespace vigie::analysis {
namespace {

template <typename Id>
std::string cluster_name(char letter, const std::optional<Id>& id) {
  return id ? fmt::format("{}{}", letter, static_cast<std::int64_t>(*id)) : std::string();
}

}  // namespace

Result<std::vector<ClusteredAd>> clusters(const storage::Database& database, std::optional<DepartmentCode> department) {
  const auto rows = database.clusters(department);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<ClusteredAd> ads;
  for (const storage::ClusterRow& row : *rows) {
    ads.push_back({row.site, row.ad_id, row.kind, cluster_name('p', row.person), cluster_name('n', row.network)});
  }
  return ads;
}

}  // namespace vigie::analysis
