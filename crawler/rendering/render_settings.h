// With what pages that are made by script are shown, and how much one may cost.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>

namespace vigie::crawler {

struct RenderSettings {
  std::filesystem::path program = "/usr/bin/chromium";
  std::chrono::milliseconds quiet{500};                ///< a page is ready when it has asked for nothing for so long
  std::chrono::milliseconds patience{15'000};          ///< of a page's own work, while none of its requests is open
  int most_requests = 40;                              ///< of a page; what it asks for after them is refused
  std::size_t most_bytes = std::size_t{8} << 20;       ///< of a page as it is then
  std::size_t most_memory = std::size_t{2'000} << 20;  ///< of the browser; it is ended when it holds more
};

}  // namespace vigie::crawler
