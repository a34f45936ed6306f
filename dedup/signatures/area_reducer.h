// A picture made smaller in its proportions, row by row as it is decoded: each value is the mean of the area that it
// stands for.
#pragma once

#include <vector>

#include "dedup/signatures/pdq.h"

namespace vigie::dedup {

class AreaReducer {
 public:
  /// @param width, height  at least 1
  /// @param most_side  of the result's longer side; a smaller picture stays as it is
  AreaReducer(int width, int height, int most_side);

  /// Rows from the top, each once. @param row  width values
  void add_row(const float* row);
  /// After the last row.
  Luminance take() { return std::move(reduced_); }

 private:
  /// Of a pixel of the picture: the pixel of the result in which it begins, its weight there and in the next.
  struct Share {
    int target;
    float here, next;
  };
  static std::vector<Share> shares(int side, int target);

  Luminance reduced_;
  std::vector<Share> columns_, rows_;
  std::vector<float> row_;
  std::size_t next_row_ = 0;
};

Luminance reduced_to(int most_side, const Luminance& picture);

}  // namespace vigie::dedup
