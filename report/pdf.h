// The report as PDF: Chromium prints the HTML, which is made for print.
#pragma once

#include <filesystem>
#include <string>

#include "model/result.h"

namespace vigie::report {

/// Chromium loads nothing from the network and is ended after a minute.
/// @return Error::kNotFound where there is no Chromium; Error::kUnreadable where it gives no file
Result<void> print_pdf(const std::string& html, const std::filesystem::path& pdf,
                       const std::filesystem::path& chromium = "/usr/bin/chromium");

}  // namespace vigie::report
