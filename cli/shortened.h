// What a page says, cut to a line of the terminal.
#pragma once

#include <string>

namespace vigie::cli {

/// On one line, of at most `most` bytes and then "…"; no character is cut.
std::string shortened(std::string utf8, std::size_t most = 60);

}  // namespace vigie::cli
