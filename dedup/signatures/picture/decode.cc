#include "dedup/signatures/picture/decode.h"

#include <array>

#include "dedup/signatures/picture/decoders.h"

namespace vigie::dedup {
namespace {

using Decoder = Readable<DecodedPicture> (*)(std::string_view bytes, int most_side);

bool holds(std::string_view bytes, std::size_t at, std::string_view mark) {
  return bytes.size() >= at && bytes.substr(at).starts_with(mark);
}

Decoder decoder_of(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (holds(bytes, 0, "\xFF\xD8\xFF")) return decode_jpeg;
  if (holds(bytes, 0, "\x89PNG\r\n\x1A\n")) return decode_png;
  if (holds(bytes, 0, "RIFF") && holds(bytes, 8, "WEBP")) return decode_webp;
  if (holds(bytes, 0, "GIF87a") || holds(bytes, 0, "GIF89a")) return decode_gif;
  if (holds(bytes, 4, "ftyp")) return decode_heif;
  return nullptr;
}

}  // namespace

std::string_view to_text(Unreadable reason) {
  constexpr std::array<std::string_view, kUnreadables> kTexts = {
      "empty", "too_many_bytes", "too_many_pixels", "too_small", "unknown_format", "damaged", "crashed", "timed_out"};
  return kTexts.at(static_cast<std::size_t>(reason));
}

Readable<DecodedPicture> decode_picture(std::string_view bytes, int most_side) {
  if (bytes.empty()) return tl::unexpected(Unreadable::kEmpty);
  if (bytes.size() > kMostPictureBytes) return tl::unexpected(Unreadable::kTooManyBytes);
  const Decoder decode = decoder_of(bytes);
  if (decode == nullptr) return tl::unexpected(Unreadable::kUnknownFormat);
  return decode(bytes, most_side);
}

}  // namespace vigie::dedup
