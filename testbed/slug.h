// Names as they stand in addresses: "Val-d'Oise" is "val-d-oise".
#pragma once

#include <string>
#include <string_view>

namespace vigie::testbed {

/// Folded, letters and digits only, every run of others one hyphen, none at the ends.
std::string slug_of(std::string_view text);

}  // namespace vigie::testbed
