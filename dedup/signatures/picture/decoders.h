// One function a format; its bytes begin with the format's mark.
#pragma once

#include <string_view>

#include "dedup/signatures/picture/decode.h"

namespace vigie::dedup {

Readable<DecodedPicture> decode_jpeg(std::string_view bytes, int most_side);
Readable<DecodedPicture> decode_png(std::string_view bytes, int most_side);
Readable<DecodedPicture> decode_webp(std::string_view bytes, int most_side);
Readable<DecodedPicture> decode_gif(std::string_view bytes, int most_side);
Readable<DecodedPicture> decode_heif(std::string_view bytes, int most_side);

}  // namespace vigie::dedup
