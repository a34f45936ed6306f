#include "analysis/clusters.h"

#include "analysis/cluster_names.h"
#include "storage/database.h"

namespace vigie::analysis {

Result<std::vector<ClusteredAd>> clusters(const storage::Database& database, std::optional<DepartmentCode> department) {
  const auto rows = database.clusters(department);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<ClusteredAd> ads;
  for (const storage::ClusterRow& row : *rows) {
    ads.push_back({row.site, row.ad_id, row.kind, row.person ? name_of(*row.person) : "",
                   row.network ? name_of(*row.network) : ""});
  }
  return ads;
}

}  // namespace vigie::analysis
