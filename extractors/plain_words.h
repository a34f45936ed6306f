// Values compared by their words. Internal.
#pragma once

#include <string>
#include <string_view>

namespace vigie::extractors {

/// The words of a text, folded, one space between them; signs and spaces around say nothing.
std::string plain_words(std::string_view text);

}  // namespace vigie::extractors
