// The ads among which a template is sought: those of a person or network, or those that are worded like one ad.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

struct GroupedAd {
  AdRow ad;
  std::string site;
  std::optional<PersonId> person;
};

/// Of larger groups the first ads alone are read: of an ad those most like it, of a cluster those stored first.
inline constexpr std::size_t kMostGroupedAds = 200;

/// Told by keyed hashes alone; no wording is opened.
/// @param name  "a12": the ad first, then those that share a fifth of its word triples or more, the likest first;
/// "p12",
///   "n3": their ads
/// @return Error::kBadInput: no such name; Error::kNotFound: no such ad, or nobody bears the number now
Result<std::vector<GroupedAd>> wording_group(const storage::Database& database, std::string_view name);

}  // namespace vigie::analysis
