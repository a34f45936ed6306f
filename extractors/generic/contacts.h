// Phones and photos of an ad by how every site links to them: tel: and WhatsApp links, numbers in attributes, pictures
// of the ad rather than of the site. RFC 3966 (tel). Internal.
#pragma once

#include <optional>
#include <string>

#include "extractors/generic/findings.h"
#include "extractors/generic/outline.h"

namespace vigie::extractors {

/// The attribute of an <img> that leads to its picture: "data-src" before "src", which holds a blank until it is seen.
std::optional<std::string> picture_attribute(const Node& node);

void find_phones(const Outline& outline, Findings& findings);
/// @param base  against which links are resolved
void find_photos(const Outline& outline, const std::string& base, Findings& findings);

}  // namespace vigie::extractors
