// read_har on any bytes.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "crawler/archives/har.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const vigie::crawler::CaptureSink sink{.page =
                                             [](const vigie::extractors::Page& page) {
                                               if (page.url.empty() || page.body.empty()) __builtin_trap();
                                             },
                                         .broken = [](const vigie::Error&) {}};
  (void)vigie::crawler::read_har({reinterpret_cast<const char*>(data), size}, "fuzz", sink);
  return 0;
}
