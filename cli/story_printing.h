// A person or network with its evidence, in words and as JSON.
#pragma once

#include <map>
#include <string>

#include "analysis/cluster_story.h"
#include "model/ad.h"
#include "model/raw_ad.h"

namespace vigie::cli {

/// What is sealed in the database; empty where nobody asked to see it.
struct ClearIdentifiers {
  std::map<AdRow, RawAd> ads;
  std::map<AdRow, Ad> read;                    ///< what each of `ads` says, by the words of today
  std::map<IdentifierId, std::string> shared;  ///< by evidence
};

/// Several lines; of long lists the first twenty.
std::string story_text(storage::ClusterLevel level, const analysis::ClusterStory& story, const ClearIdentifiers& clear);
/// One line, whole.
std::string story_json(storage::ClusterLevel level, const analysis::ClusterStory& story, const ClearIdentifiers& clear);

}  // namespace vigie::cli
