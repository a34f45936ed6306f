// A picture's bytes → its luminance, small enough to be hashed. JPEG, PNG, WebP, GIF, HEIC and AVIF, told apart by
// their first bytes and not by their name; of an animated one the first frame. Only for a process that may die of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <tl/expected.hpp>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

/// Why a picture has no hash.
enum class Unreadable : std::uint8_t {
  kEmpty,
  kTooManyBytes,
  kTooManyPixels,
  kTooSmall,       ///< below PDQ's least side
  kUnknownFormat,  ///< none of ours, whatever its name says
  kDamaged,        ///< truncated, or no picture after all
  kCrashed,        ///< its decoder broke or ran out of memory
  kTimedOut,
};
inline constexpr std::size_t kUnreadables = 8;
/// "empty", "too_many_bytes", …; stable, for JSON.
std::string_view to_text(Unreadable reason);

template <typename T>
using Readable = tl::expected<T, Unreadable>;

inline constexpr std::size_t kMostPictureBytes = 20U << 20;
inline constexpr std::int64_t kMostPixels = 64'000'000;

struct DecodedPicture {
  int width = 0, height = 0;  ///< pixels, as encoded
  Luminance luminance;        ///< at most 512 × 512, by the nearest pixel as the reference implementation does
  Luminance proportional;     ///< its longer side at most `most_side`, by the mean of what each value stands for
};

/// As large as signatures are made of.
inline constexpr int kSignatureSide = 512;

/// @param most_side  of the proportional picture
Readable<DecodedPicture> decode_picture(std::string_view bytes, int most_side = kSignatureSide);

}  // namespace vigie::dedup
