#include <vector>

#include <png.h>

#include "dedup/signatures/picture/decoders.h"
#include "dedup/signatures/picture/sampler.h"

namespace vigie::dedup {

Readable<DecodedPicture> decode_png(std::string_view bytes, int most_side) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) {
    return tl::unexpected(Unreadable::kDamaged);
  }
  if (const auto refusal = refusal_of(png.width, png.height)) {
    png_image_free(&png);
    return tl::unexpected(*refusal);
  }
  png.format = PNG_FORMAT_RGBA;
  png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(png));
  if (png_image_finish_read(&png, nullptr, pixels.data(), 0, nullptr) == 0) return tl::unexpected(Unreadable::kDamaged);
  return sampled(pixels.data(), static_cast<int>(png.width), static_cast<int>(png.height), PNG_IMAGE_ROW_STRIDE(png),
                 Channels::kRgba, most_side);
}

}  // namespace vigie::dedup
