// read_warc on any bytes: what it gives stays within what may be read of a page.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "crawler/archives/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const vigie::crawler::CaptureSink sink{.page =
                                             [](const vigie::extractors::Page& page) {
                                               if (page.url.empty() || page.status < 0) __builtin_trap();
                                             },
                                         .broken = [](const vigie::Error&) {}};
  vigie::crawler::read_warc({reinterpret_cast<const char*>(data), size}, "fuzz", sink);
  return 0;
}
