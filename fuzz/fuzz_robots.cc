// Robots::parse and allows on any bytes: the first line is the path, the rest the file.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "crawler/robots.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto end = text.find('\n');
  const auto path = text.substr(0, end);
  const auto robots = vigie::crawler::Robots::parse(end == std::string_view::npos ? "" : text.substr(end + 1));
  const bool allowed = robots.allows("Vigie/1.0", path);
  if (!allowed && path == "/robots.txt") __builtin_trap();
  if (const auto delay = robots.crawl_delay("Vigie"); delay && delay->count() < 0) __builtin_trap();
  return 0;
}
