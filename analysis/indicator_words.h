// What each indicator is called where people read it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vigie::analysis {

/// Code and words, in the user's language, in the order in which they are shown.
std::vector<std::pair<const char*, std::string>> indicators_in_words();

/// The words of a code; the code itself where it has none.
std::string indicator_words(std::string_view code);

}  // namespace vigie::analysis
