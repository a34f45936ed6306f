// A row of blobs as a page: turned level, black on white, without what lies around it.
#pragma once

#include <vector>

#include "crawler/photos/blobs.h"
#include "dedup/signatures/pdq.h"

namespace vigie::crawler {

/// Blobs of about one height, from left to right, around a straight line.
struct SignRow {
  std::vector<const Blob*> signs;
  float height;              ///< the median's
  float middle_x, middle_y;  ///< of the row
  float slope;               ///< pixels down, a pixel to the right
};

/// @param signs  not empty
SignRow sign_row(std::vector<const Blob*> signs);

/// What made the blobs: values times `sign`, above a threshold.
struct Inked {
  const dedup::Luminance& picture;
  float sign, threshold;
  float softness;  ///< how far from the threshold ink is black, and paper white
};

/// The row's signs `ink_height` high, and small blobs between and beside them.
dedup::Luminance line_page(const SignRow& row, const Blobs& blobs, const Inked& inked, int ink_height);

}  // namespace vigie::crawler
