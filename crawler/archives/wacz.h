// Pages of a WACZ file (Web Archive Collection Zipped 1.1.1, specs.webrecorder.net): a ZIP with WARC files in archive/.
#pragma once

#include <string>
#include <string_view>

#include "crawler/archives/capture.h"
#include "model/result.h"

namespace vigie::crawler {

bool is_zip(std::string_view bytes);

/// @return Error::kBadInput where it is no ZIP or has no WARC file in it
Result<void> read_wacz(std::string_view bytes, const std::string& name, const CaptureSink& sink);

}  // namespace vigie::crawler
