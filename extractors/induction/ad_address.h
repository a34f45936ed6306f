// What the addresses of a site's ads have in common, as a definition's `ad_url` says it: what stands around the id.
// Internal.
#pragma once

#include <string>
#include <vector>

namespace vigie::extractors {

/// '-(\d{4,})\.htm', '[?&]id=(\d{4,})', '-([a-z0-9]{9})/', '/annonces/[^/?#]+/([^/?#]+)': the first form that finds one
/// id in each address. Empty where none does; then the id is looked for in each address.
/// @param listed  of the rows of a listing
/// @param others  of ads' pages; may be none
std::string ad_url_pattern(const std::vector<std::string>& listed, const std::vector<std::string>& others);

}  // namespace vigie::extractors
