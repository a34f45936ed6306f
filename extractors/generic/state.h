// The data that a page's scripts carry: JSON-LD (schema.org), the states of Next.js, Nuxt, Apollo and their like, and
// microdata and OpenGraph in the markup. https://schema.org, https://ogp.me. Internal.
#pragma once

#include <string_view>

#include "extractors/generic/findings.h"
#include "extractors/generic/outline.h"

namespace vigie::extractors {

/// @param url  of the page: of several objects that look like an ad the one whose id stands in it is taken
void find_in_scripts(const Node& document, std::string_view url, Findings& findings);
void find_in_markup(const Outline& outline, Findings& findings);

}  // namespace vigie::extractors
