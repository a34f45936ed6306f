// What linking would find, with all evidence or with one kind of it taken away; nothing is stored.
#pragma once

#include <filesystem>
#include <span>
#include <vector>

#include "analysis/clusters.h"
#include "model/linkage.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

enum class Without { kNothing, kPhones, kPhotos, kTexts };

/// Two ads, by place, that linking takes for one person's.
struct FoundLink {
  std::size_t left, right;
  double probability;  ///< above ½
};

struct FoundClusters {
  std::vector<ClusteredAd> ads;
  std::vector<FoundLink> links;
};

/// @param ads  what was linked, each row once
FoundClusters found_clusters(std::span<const LinkableAd> ads, const Linkage& linkage);

/// Analysts' decisions bind it as they bind linking.
/// @param config  the folder with linkage.toml. @return Error::kBadInput for linkage.toml with its line,
/// Error::kDatabase
Result<FoundClusters> trial_linkage(const storage::Database& database, const std::filesystem::path& config,
                                    Without without);

}  // namespace vigie::analysis
