// Which person and network each ad belongs to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ad_kind.h"
#include "model/department.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

/// Names of clusters as people see them: "p12", "n3"; empty where there is none.
struct ClusteredAd {
  std::string site, ad_id;
  AdKind kind = AdKind::kUnsure;
  std::string person, network;
};

Result<std::vector<ClusteredAd>> clusters(const storage::Database& database, std::optional<DepartmentCode> department);

}  // namespace vigie::analysis
