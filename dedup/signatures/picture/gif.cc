#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include <gif_lib.h>

#include "dedup/signatures/picture/decoders.h"
#include "dedup/signatures/picture/sampler.h"

namespace vigie::dedup {
namespace {

struct CloseGif {
  void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};

int read_bytes(GifFileType* gif, GifByteType* to, int size) {
  auto& left = *static_cast<std::string_view*>(gif->UserData);
  const std::size_t taken = std::min(left.size(), static_cast<std::size_t>(std::max(0, size)));
  std::memcpy(to, left.data(), taken);
  left.remove_prefix(taken);
  return static_cast<int>(taken);
}

bool skip_extension(GifFileType* gif) {
  int code = 0;
  GifByteType* block = nullptr;
  if (DGifGetExtension(gif, &code, &block) == GIF_ERROR) return false;
  while (block != nullptr) {
    if (DGifGetExtensionNext(gif, &block) == GIF_ERROR) return false;
  }
  return true;
}

// What stands before the first picture.
bool reach_picture(GifFileType* gif) {
  GifRecordType type = UNDEFINED_RECORD_TYPE;
  while (DGifGetRecordType(gif, &type) == GIF_OK) {
    if (type == IMAGE_DESC_RECORD_TYPE) return DGifGetImageDesc(gif) == GIF_OK;
    if (type != EXTENSION_RECORD_TYPE || !skip_extension(gif)) return false;
  }
  return false;
}

// GIF89a, appendix E: the four passes of an interlaced picture.
std::vector<int> row_order(const GifImageDesc& image) {
  struct Pass {
    int first, step;
  };
  constexpr std::array<Pass, 4> kInterlaced = {Pass{0, 8}, Pass{4, 8}, Pass{2, 4}, Pass{1, 2}};
  constexpr std::array<Pass, 1> kPlain = {Pass{0, 1}};
  std::vector<int> order;
  const auto add = [&](const Pass& pass) {
    for (int row = pass.first; row < image.Height; row += pass.step) order.push_back(row);
  };
  if (image.Interlace)
    std::ranges::for_each(kInterlaced, add);
  else
    std::ranges::for_each(kPlain, add);
  return order;
}

// Colour by colour number; numbers without a colour are black.
bool paint(GifFileType* gif, const ColorMapObject& colours, std::vector<std::uint8_t>& rgb) {
  const auto width = static_cast<std::size_t>(gif->Image.Width);
  std::vector<GifPixelType> numbers(width);
  for (const int row : row_order(gif->Image)) {
    if (DGifGetLine(gif, numbers.data(), gif->Image.Width) == GIF_ERROR) return false;
    std::uint8_t* pixel = rgb.data() + static_cast<std::size_t>(row) * width * 3;
    for (const GifPixelType number : numbers) {
      const GifColorType colour = number < colours.ColorCount ? colours.Colors[number] : GifColorType{0, 0, 0};
      *pixel++ = colour.Red;
      *pixel++ = colour.Green;
      *pixel++ = colour.Blue;
    }
  }
  return true;
}

}  // namespace

Readable<DecodedPicture> decode_gif(std::string_view bytes, int most_side) {
  const std::unique_ptr<GifFileType, CloseGif> gif(DGifOpen(&bytes, read_bytes, nullptr));
  if (!gif || !reach_picture(gif.get())) return tl::unexpected(Unreadable::kDamaged);
  const GifImageDesc& image = gif->Image;
  if (const auto refusal = refusal_of(image.Width, image.Height)) return tl::unexpected(*refusal);
  const ColorMapObject* const colours = image.ColorMap != nullptr ? image.ColorMap : gif->SColorMap;
  std::vector<std::uint8_t> rgb(static_cast<std::size_t>(image.Width) * static_cast<std::size_t>(image.Height) * 3);
  if (colours == nullptr || !paint(gif.get(), *colours, rgb)) return tl::unexpected(Unreadable::kDamaged);
  return sampled(rgb.data(), image.Width, image.Height, static_cast<std::size_t>(image.Width) * 3, Channels::kRgb,
                 most_side);
}

}  // namespace vigie::dedup
