// Bytes → a picture's luminance, its hashes and parts, or a reason: sizes within bounds, no more within a border than
// without.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dedup/signatures/letterbox.h"
#include "dedup/signatures/picture/decode.h"
#include "dedup/signatures/picture_parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vigie::dedup;
  const auto picture = decode_picture({reinterpret_cast<const char*>(data), size});
  if (!picture) return 0;
  const Luminance& seen = picture->luminance;
  if (seen.width < 1 || seen.height < 1 || seen.width > 512 || seen.height > 512) std::abort();
  if (seen.values.size() != static_cast<std::size_t>(seen.width) * static_cast<std::size_t>(seen.height)) std::abort();
  const Luminance within = without_border(seen);
  if (within.width > seen.width || within.height > seen.height) std::abort();
  const PdqSignature whole = pdq(seen), inner = pdq(within);
  if (whole.quality < 0 || whole.quality > 100 || inner.quality < 0 || inner.quality > 100) std::abort();
  const vigie::PictureParts parts = picture_parts(without_border(picture->proportional));
  if (parts.size() > kMostParts || agreeing_parts(parts, parts) > static_cast<int>(parts.size())) std::abort();
  return 0;
}
