#include "dedup/signatures/area_reducer.h"

#include <algorithm>
#include <cstdint>

namespace vigie::dedup {
namespace {

int reduced_side(int side, int longer, int most) {
  return longer <= most ? side : std::max(1, static_cast<int>(static_cast<std::int64_t>(side) * most / longer));
}

}  // namespace

AreaReducer::AreaReducer(int width, int height, int most_side) {
  const int longer = std::max(width, height);
  reduced_.width = reduced_side(width, longer, most_side);
  reduced_.height = reduced_side(height, longer, most_side);
  reduced_.values.resize(static_cast<std::size_t>(reduced_.width) * static_cast<std::size_t>(reduced_.height));
  columns_ = shares(width, reduced_.width);
  rows_ = shares(height, reduced_.height);
}

std::vector<AreaReducer::Share> AreaReducer::shares(int side, int target) {
  std::vector<Share> shares;
  for (std::int64_t at = 0; at < side; ++at) {
    // In units of 1 / side of a pixel of the result.
    const std::int64_t begin = at * target, end = begin + target, border = (begin / side + 1) * side;
    const std::int64_t next = std::max<std::int64_t>(0, end - border);
    shares.push_back({.target = static_cast<int>(begin / side),
                      .here = static_cast<float>(target - next) / static_cast<float>(side),
                      .next = static_cast<float>(next) / static_cast<float>(side)});
  }
  return shares;
}

void AreaReducer::add_row(const float* row) {
  row_.assign(static_cast<std::size_t>(reduced_.width) + 1, 0);
  for (std::size_t x = 0; x < columns_.size(); ++x) {
    const auto target = static_cast<std::size_t>(columns_[x].target);
    row_[target] += columns_[x].here * row[x];
    row_[target + 1] += columns_[x].next * row[x];
  }
  const Share share = rows_[next_row_++];
  const auto width = static_cast<std::size_t>(reduced_.width);
  float* const here = &reduced_.values[static_cast<std::size_t>(share.target) * width];
  for (std::size_t x = 0; x < width; ++x) here[x] += share.here * row_[x];
  if (share.next <= 0) return;
  for (std::size_t x = 0; x < width; ++x) here[width + x] += share.next * row_[x];
}

Luminance reduced_to(int most_side, const Luminance& picture) {
  if (std::max(picture.width, picture.height) <= most_side) return picture;
  AreaReducer reducer(picture.width, picture.height, most_side);
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y)
    reducer.add_row(&picture.values[y * static_cast<std::size_t>(picture.width)]);
  return reducer.take();
}

}  // namespace vigie::dedup
