// Pages of a HAR file: HTTP Archive 1.2, as browsers' developer tools save it.
#pragma once

#include <string>
#include <string_view>

#include "crawler/archives/capture.h"
#include "model/result.h"

namespace vigie::crawler {

bool is_har(std::string_view bytes);

/// @return Error::kBadInput where the file as a whole is no JSON
Result<void> read_har(std::string_view bytes, const std::string& name, const CaptureSink& sink);

}  // namespace vigie::crawler
