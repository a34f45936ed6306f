// A scan as it goes, for those who run it: a line of JSON a page, without addresses or anything that an ad says.
#pragma once

#include <filesystem>
#include <functional>

#include "crawler/scan.h"

namespace vigie::cli {

/// Lines are added to `file`, each at once. @return Error::kUnreadable where it cannot be opened
Result<std::function<void(const crawler::PageEvent&)>> page_log(const std::filesystem::path& file);

}  // namespace vigie::cli
