#include <memory>

#include <webp/decode.h>
#include <webp/demux.h>

#include "dedup/signatures/picture/decoders.h"
#include "dedup/signatures/picture/sampler.h"

namespace vigie::dedup {
namespace {

struct FreeWebP {
  void operator()(std::uint8_t* pixels) const { WebPFree(pixels); }
  void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};

// The first frame, of a still picture the only one.
std::string_view first_frame(WebPDemuxer* demuxer) {
  WebPIterator frame{};
  if (demuxer == nullptr || WebPDemuxGetFrame(demuxer, 1, &frame) == 0) return {};
  const std::string_view bytes(reinterpret_cast<const char*>(frame.fragment.bytes), frame.fragment.size);
  WebPDemuxReleaseIterator(&frame);
  return bytes;
}

}  // namespace

Readable<DecodedPicture> decode_webp(std::string_view bytes, int most_side) {
  const WebPData data{.bytes = reinterpret_cast<const std::uint8_t*>(bytes.data()), .size = bytes.size()};
  const std::unique_ptr<WebPDemuxer, FreeWebP> demuxer(WebPDemux(&data));
  const std::string_view frame = first_frame(demuxer.get());
  const auto* const first = reinterpret_cast<const std::uint8_t*>(frame.data());
  int width = 0, height = 0;
  if (WebPGetInfo(first, frame.size(), &width, &height) == 0) return tl::unexpected(Unreadable::kDamaged);
  if (const auto refusal = refusal_of(width, height)) return tl::unexpected(*refusal);
  const std::unique_ptr<std::uint8_t, FreeWebP> pixels(WebPDecodeRGB(first, frame.size(), &width, &height));
  if (!pixels) return tl::unexpected(Unreadable::kDamaged);
  return sampled(pixels.get(), width, height, static_cast<std::size_t>(width) * 3, Channels::kRgb, most_side);
}

}  // namespace vigie::dedup
