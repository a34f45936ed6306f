// Languages as the reader calls them, by ICU (Unicode CLDR).
#pragma once

#include <string>

namespace vigie::report {

/// "fr" → "français" / "French"; a code that is not known stays.
std::string language_name(const std::string& iso_639);

}  // namespace vigie::report
