// Pages of a WARC file: ISO 28500:2009 (1.0) and 2017 (1.1), plain or with a gzip member a record.
#pragma once

#include <string>
#include <string_view>

#include "crawler/archives/capture.h"

namespace vigie::crawler {

bool is_warc(std::string_view bytes);

/// Answers ("response") and files ("resource"); other records are passed over. Behind a broken record reading goes on
/// at the next one that can be made out.
void read_warc(std::string_view bytes, const std::string& name, const CaptureSink& sink);

}  // namespace vigie::crawler
