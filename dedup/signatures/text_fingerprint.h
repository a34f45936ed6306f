// What two ads must share to have the same wording: folded text with everything masked that differs between persons.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::dedup {

/// Folded title and text with each run of digits as '#'; nothing where fewer than 40 code points remain, since short
/// texts are everybody's.
std::optional<std::string> text_fingerprint(std::string_view title, std::string_view text);

}  // namespace vigie::dedup
