// A page that was saved from a browser: by SingleFile, or by "save as". It says itself where it comes from.
#pragma once

#include <string_view>

#include "extractors/page.h"
#include "model/result.h"

namespace vigie::crawler {

/// @param saved  taken for the time of capture where the page does not say it: the file's
/// @return Error::kBadInput where the page does not say its address
Result<extractors::Page> saved_page(std::string_view html, Instant saved);

}  // namespace vigie::crawler
