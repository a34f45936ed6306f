// Where a hostile page must be cut before it is parsed: Gumbo looks through all open elements at each tag, and through
// all attributes of a tag at each attribute, so that both must stay few. A lexical estimate, not a parse. Internal.
#pragma once

#include <cstddef>
#include <string_view>

namespace vigie::extractors {

/// Bytes of `html` before the tag that opens more than `max_open` elements at once or has more than 1,000 attributes.
std::size_t parseable_prefix(std::string_view html, std::size_t max_open);

}  // namespace vigie::extractors
