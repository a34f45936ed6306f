#include <memory>

#include <libheif/heif.h>

#include "dedup/signatures/picture/decoders.h"
#include "dedup/signatures/picture/sampler.h"

namespace vigie::dedup {
namespace {

struct FreeHeif {
  void operator()(heif_context* context) const { heif_context_free(context); }
  void operator()(heif_image_handle* handle) const { heif_image_handle_release(handle); }
  void operator()(heif_image* image) const { heif_image_release(image); }
};

bool is_ok(const heif_error& error) { return error.code == heif_error_Ok; }

}  // namespace

Readable<DecodedPicture> decode_heif(std::string_view bytes, int most_side) {
  const std::unique_ptr<heif_context, FreeHeif> context(heif_context_alloc());
  heif_image_handle* found = nullptr;
  if (!is_ok(heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr)) ||
      !is_ok(heif_context_get_primary_image_handle(context.get(), &found))) {
    return tl::unexpected(Unreadable::kDamaged);
  }
  const std::unique_ptr<heif_image_handle, FreeHeif> handle(found);
  const int width = heif_image_handle_get_width(found), height = heif_image_handle_get_height(found);
  if (const auto refusal = refusal_of(width, height)) return tl::unexpected(*refusal);
  heif_image* decoded = nullptr;
  if (!is_ok(heif_decode_image(found, &decoded, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nullptr))) {
    return tl::unexpected(Unreadable::kDamaged);
  }
  const std::unique_ptr<heif_image, FreeHeif> image(decoded);
  int bytes_a_row = 0;
  const std::uint8_t* const pixels = heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &bytes_a_row);
  const bool as_announced = heif_image_get_width(decoded, heif_channel_interleaved) == width &&
                            heif_image_get_height(decoded, heif_channel_interleaved) == height;
  if (pixels == nullptr || !as_announced) return tl::unexpected(Unreadable::kDamaged);
  return sampled(pixels, width, height, static_cast<std::size_t>(bytes_a_row), Channels::kRgb, most_side);
}

}  // namespace vigie::dedup
