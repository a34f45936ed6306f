// What pages hide from those who search them for numbers. RFC 4648, 4. Internal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::extractors {

/// Nothing where a character is not of its alphabet.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace vigie::extractors
