// canonical_url on any bytes: canonical of canonical is the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "extractors/canonical_url.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string once = vigie::extractors::canonical_url({reinterpret_cast<const char*>(data), size});
  if (vigie::extractors::canonical_url(once) != once) __builtin_trap();
  return 0;
}
