// The rules of a listing's rows, learnt from its structure. Internal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/induction/anchors.h"
#include "extractors/read_page.h"

namespace vigie::extractors {

struct LearntRows {
  std::vector<std::string> urls;                           ///< of the ads found by structure, in document order
  std::string selector;                                    ///< of the rows; empty: none
  std::vector<std::pair<std::string, std::string>> rules;  ///< field → rule, "ad" and "link" first; none: no selector
};

/// @param made  whether classes that look made by a build may be rested on where nothing else tells rows apart
LearntRows learn_rows(const ParsedPage& listing, MadeClasses made = MadeClasses::kLeftOut);

/// Addresses of the ads that repeat on a page.
std::vector<std::string> listed_urls(const ParsedPage& page);

}  // namespace vigie::extractors
