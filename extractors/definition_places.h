// What all definitions share about the country: sites/towns.toml and sites/regions.toml. Only extractors' sources
// include this.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/definition.h"
#include "extractors/definition_source.h"

namespace vigie::extractors {

struct Places {
  std::shared_ptr<const Towns> towns;  ///< never null
  /// Regions as they were before 2016, which many sites still have: "rhone-alpes" → its départements.
  std::map<std::string, std::vector<DepartmentCode>, std::less<>> old_regions;
};

/// @param sites  the folder; a file that is absent gives nothing, errors of its lines go to `complaints`
Places read_places(const std::filesystem::path& sites, Complaints& complaints);

/// True for the files of the folder that are no definitions.
bool is_places_file(const std::filesystem::path& file);

/// The départements that have a town of that name in towns.toml.
std::set<DepartmentCode> departments_of_town(const Towns& towns, std::string_view slug);

/// "95", several that share a value ("75,77,78"), or an old region ("bretagne"); nothing where it is none, which is
/// told.
std::vector<DepartmentCode> codes_of(std::string_view key, const toml::node& node, const Places& places,
                                     Complaints& complaints);

}  // namespace vigie::extractors
