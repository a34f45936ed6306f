// Pages that someone else fetched, as an archive tells them.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "extractors/page.h"
#include "model/result.h"

namespace vigie::crawler {

/// Told what an archive holds, in its order. An archive is read to its end whatever is broken in it.
struct CaptureSink {
  std::function<void(extractors::Page)> page;  ///< `fetched` is the time of its capture
  std::function<void(Error)> broken;           ///< `where` names the file and the record
};

/// What may hold ads: HTML and JSON, not pictures, styles and scripts.
bool may_be_page(std::string_view content_type);

}  // namespace vigie::crawler
