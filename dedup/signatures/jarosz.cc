#include "dedup/signatures/jarosz.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <vector>

namespace vigie::dedup {
namespace {

constexpr std::size_t kLanes = 16;  // rows filtered side by side, since the sums of one wait for each other
using Lanes = std::array<float, kLanes>;
using Places = std::vector<std::size_t>;

// Two passes reach as far as a cell is wide: the window of one is half of it, rounded up.
std::size_t window_of(int length, int side) { return static_cast<std::size_t>((length + 2 * side - 1) / (2 * side)); }

Places all_places(int length) {
  Places places(static_cast<std::size_t>(length));
  std::iota(places.begin(), places.end(), std::size_t{0});
  return places;
}

Places centres(int length, int side) {
  Places places;
  for (int cell = 0; cell < side; ++cell) places.push_back(static_cast<std::size_t>((cell + 0.5) * length / side));
  return places;
}

// The mean of a window that slides along the rows, at `places` only; at the ends it holds what there is. Sums are kept
// as the reference keeps them, so that each value is rounded as there.
template <typename Write>
void box_filter(const std::vector<Lanes>& row, std::size_t window, const Places& places, const Write& write) {
  const std::size_t ahead = window / 2;  // values behind the centre's own that the window reaches
  Lanes sums{};
  std::size_t inside = 0, added = 0, done = 0;
  while (done < places.size()) {
    if (added < row.size()) {
      ++inside;
      for (std::size_t l = 0; l < kLanes; ++l) sums[l] += row[added][l];
    }
    if (added >= window) {
      --inside;
      for (std::size_t l = 0; l < kLanes; ++l) sums[l] -= row[added - window][l];
    }
    for (++added; done < places.size() && places[done] + ahead + 1 == added; ++done) {
      Lanes means;
      for (std::size_t l = 0; l < kLanes; ++l) means[l] = sums[l] / static_cast<float>(inside);
      write(done, means);
    }
  }
}

// Rows lie further apart than they are long: rows of 512 values would all fall into the same few lines of the cache.
struct Grid {
  std::size_t width, height, stride = width + kLanes;
  std::vector<float> values = std::vector<float>(stride * height + kLanes);
};

Grid grid_of(const Luminance& picture) {
  Grid grid{.width = static_cast<std::size_t>(picture.width), .height = static_cast<std::size_t>(picture.height)};
  for (std::size_t y = 0; y < grid.height; ++y) {
    std::copy_n(&picture.values[y * grid.width], grid.width, &grid.values[y * grid.stride]);
  }
  return grid;
}

// Rows from `first` on, side by side; of less than kLanes what is left is zero.
void take_rows(const Grid& grid, std::size_t first, std::vector<Lanes>& rows) {
  for (std::size_t from = 0; from < grid.width; from += kLanes) {
    const std::size_t to = std::min(from + kLanes, grid.width);
    for (std::size_t l = 0; l < std::min(kLanes, grid.height - first); ++l) {
      const float* const row = &grid.values[(first + l) * grid.stride];
      for (std::size_t x = from; x < to; ++x) rows[x][l] = row[x];
    }
  }
}

// Filtered along its rows and turned, so that the next call filters along its columns.
Grid filtered_and_turned(const Grid& grid, std::size_t window, const Places& places) {
  Grid turned{.width = grid.height, .height = places.size()};
  std::vector<Lanes> rows(grid.width);
  for (std::size_t first = 0; first < grid.height; first += kLanes) {
    take_rows(grid, first, rows);
    box_filter(rows, window, places, [&](std::size_t place, const Lanes& means) {
      std::ranges::copy(means, &turned.values[place * turned.stride + first]);
    });
  }
  return turned;
}

}  // namespace

Luminance jarosz_reduced(const Luminance& picture, int side) {
  if (picture.width == side && picture.height == side) return picture;
  const std::size_t across = window_of(picture.width, side), down = window_of(picture.height, side);
  Grid grid = filtered_and_turned(grid_of(picture), across, all_places(picture.width));
  grid = filtered_and_turned(grid, down, all_places(picture.height));
  grid = filtered_and_turned(grid, across, centres(picture.width, side));
  grid = filtered_and_turned(grid, down, centres(picture.height, side));
  Luminance reduced{.width = side, .height = side, .values = {}};
  for (std::size_t y = 0; y < grid.height; ++y) {
    const auto row = grid.values.begin() + static_cast<std::ptrdiff_t>(y * grid.stride);
    reduced.values.insert(reduced.values.end(), row, row + side);
  }
  return reduced;
}

}  // namespace vigie::dedup
