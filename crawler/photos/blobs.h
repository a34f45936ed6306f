// Connected pixels of a picture that lie above a threshold, as runs of rows (Rosenfeld and Pfaltz 1966, J. ACM 13(4)),
// with eight neighbours.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dedup/signatures/pdq.h"

namespace vigie::crawler {

struct Blob {
  int left, top, right, bottom;  ///< pixels, `right` and `bottom` excluded

  int width() const { return right - left; }
  int height() const { return bottom - top; }
  float middle_x() const { return static_cast<float>(left + right) / 2; }
  float middle_y() const { return static_cast<float>(top + bottom) / 2; }
};

struct PixelRun {
  int y, from, to;     ///< `to` excluded
  std::uint32_t blob;  ///< its place among the blobs
};

class Blobs {
 public:
  /// Of what lies above the threshold once it is multiplied by `sign`, 1 or -1.
  Blobs(const dedup::Luminance& picture, float sign, float threshold);

  const std::vector<Blob>& all() const { return blobs_; }
  /// From the top, those of a row from the left.
  std::span<const PixelRun> runs_between(int top, int bottom) const;

 private:
  std::vector<PixelRun> runs_;
  std::vector<Blob> blobs_;
};

}  // namespace vigie::crawler
