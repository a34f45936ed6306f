// The way in where a page only asks whether one is of age: a link or a button that any visitor clicks on ("J'ai 18 ans
// ou plus", "Enter"). No login, challenge or payment is one.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "extractors/read_page.h"

namespace vigie::extractors {

struct Entrance {
  std::string url;                             ///< where the link leads; empty: the same page
  std::map<std::string, std::string> cookies;  ///< what the click itself sets
};

/// Nothing where the page shows more than the question.
std::optional<Entrance> entrance_of(const ParsedPage& parsed);

}  // namespace vigie::extractors
