// The communes that an ad names: by name (longest match), short or misspelt name, quarter, station, arrondissement or
// postal code, in its place field, title and text. A name that several communes bear is the one in the département
// stated beside it, else in that of the ad, else in its region, else the largest.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "extractors/normalise/folded_ad.h"
#include "extractors/normalise/gazetteer.h"

namespace vigie::extractors {

/// What reading places needs to know; immutable.
struct PlaceLexicon {
  Gazetteer gazetteer;
  /// Names that are words of every day ("plaisir", "tours", "nice"): a commune only in the place field or after "à",
  /// "sur" and with a capital.
  std::unordered_set<std::string, ViewHash, std::equal_to<>> everyday;

  /// @param config  the folder with communes.csv and places.toml
  /// @return Error::kUnreadable, Error::kBadInput with file:line
  static Result<PlaceLexicon> load(const std::filesystem::path& config);
};

/// A place with where it is named.
struct PlaceMention {
  AdPlace place;
  std::size_t first, last;  ///< tokens of `place.field`, `last` included
};

/// Field by field (place, title, text), in the order of the words.
/// @param listing  the département in whose listing the ad stands
std::vector<PlaceMention> find_place_mentions(const FoldedAd& ad, const PlaceLexicon& lexicon,
                                              const std::optional<DepartmentCode>& listing);

/// Each commune once, the likeliest first; no town beside its arrondissements.
std::vector<AdPlace> places_of(const std::vector<PlaceMention>& mentions);

}  // namespace vigie::extractors
