#include "crawler/photos/local_contrast.h"

#include <algorithm>
#include <cmath>

#include "dedup/signatures/luminance_at.h"

namespace vigie::crawler {
namespace {

using dedup::Luminance;

constexpr float kNoise = 10;  // of 255: what grain and compression leave on one colour

// Sums of the rows around the one that is looked at, column by column, as the window moves down.
class ColumnSums {
 public:
  explicit ColumnSums(const Luminance& picture)
      : picture_(picture), sums_(static_cast<std::size_t>(picture.width)), squares_(sums_.size()) {}

  void add(int y, double sign) {
    const float* const row = &picture_.values[dedup::index_of(picture_, 0, y)];
    for (std::size_t x = 0; x < sums_.size(); ++x) {
      const double value = row[x];
      sums_[x] += sign * value;
      squares_[x] += sign * value * value;
    }
  }
  const std::vector<double>& sums() const { return sums_; }
  const std::vector<double>& squares() const { return squares_; }

 private:
  const Luminance& picture_;
  std::vector<double> sums_, squares_;
};

void write_row(const Luminance& picture, int y, const ColumnSums& columns, int rows, int radius, Luminance& contrast) {
  const int width = picture.width;
  double sum = 0, squares = 0;
  int from = 0, to = 0;  // of the window's columns, `to` excluded
  for (int x = 0; x < width; ++x) {
    for (; to < std::min(width, x + radius + 1); ++to) {
      sum += columns.sums()[static_cast<std::size_t>(to)];
      squares += columns.squares()[static_cast<std::size_t>(to)];
    }
    for (; from < x - radius; ++from) {
      sum -= columns.sums()[static_cast<std::size_t>(from)];
      squares -= columns.squares()[static_cast<std::size_t>(from)];
    }
    const double count = static_cast<double>(rows) * (to - from);
    const double mean = sum / count;
    const auto deviation = static_cast<float>(std::sqrt(std::max(0.0, squares / count - mean * mean)));
    const std::size_t at = dedup::index_of(picture, x, y);
    contrast.values[at] = (picture.values[at] - static_cast<float>(mean)) / std::max(kNoise, deviation);
  }
}

}  // namespace

Luminance local_contrast(const Luminance& picture, int radius) {
  Luminance contrast = picture;
  ColumnSums columns(picture);
  int from = 0, to = 0;  // of the window's rows, `to` excluded
  for (int y = 0; y < picture.height; ++y) {
    for (; to < std::min(picture.height, y + radius + 1); ++to) columns.add(to, 1);
    for (; from < y - radius; ++from) columns.add(from, -1);
    write_row(picture, y, columns, to - from, radius, contrast);
  }
  return contrast;
}

}  // namespace vigie::crawler
