// An ad's title and text where nothing names them: the heading that agrees with the page's title, and the block with
// the most prose that is no link (after Readability and Kohlschütter et al., "Boilerplate Detection using Shallow Text
// Features", WSDM 2010). Internal.
#pragma once

#include <string_view>

#include "extractors/generic/findings.h"
#include "extractors/generic/outline.h"

namespace vigie::extractors {

/// @param url  of the page
void find_title(const Outline& outline, const Node& document, std::string_view url, Findings& findings);
void find_text(const Outline& outline, Findings& findings);

}  // namespace vigie::extractors
