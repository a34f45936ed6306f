// Rows of pixels in, luminance out, twice: a picture with a side above 512 is sampled to 512 × 512 by the nearest
// pixel, as the reference implementation of PDQ does before it hashes, and made smaller in its proportions.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "dedup/signatures/area_reducer.h"
#include "dedup/signatures/picture/decode.h"

namespace vigie::dedup {

/// How many bytes a pixel has; of four the last, its opacity, is not looked at.
enum class Channels : std::uint8_t { kGrey = 1, kRgb = 3, kRgba = 4 };

/// Why a picture of this size is not decoded, if it is not.
std::optional<Unreadable> refusal_of(std::int64_t width, std::int64_t height);

class Sampler {
 public:
  /// @param width, height  not refused
  /// @param most_side  of the proportional picture
  Sampler(int width, int height, int most_side);

  /// Rows from the top, each once.
  void add_row(const std::uint8_t* pixels, Channels channels);
  /// After the last row.
  DecodedPicture take();

 private:
  DecodedPicture picture_;
  AreaReducer proportional_;
  std::vector<float> luminance_;      // of the row
  std::vector<std::size_t> columns_;  // those that are taken
  int row_ = 0;                       // next one to come in
  int sampled_ = 0;                   // rows of the result that are done
};

/// A whole picture in memory.
DecodedPicture sampled(const std::uint8_t* pixels, int width, int height, std::size_t bytes_a_row, Channels channels,
                       int most_side);

}  // namespace vigie::dedup
