// Names under which pages declare an encoding → the encoding's one name. WHATWG Encoding 4.2. Internal.
#pragma once

#include <string_view>

namespace vigie::extractors {

/// @param label  in lower case, without white space around it
/// @return the name in lower case; empty where the label is not known
std::string_view charset_of_label(std::string_view label);

}  // namespace vigie::extractors
