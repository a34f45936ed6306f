#include "dedup/signatures/smoothing.h"

#include <algorithm>
#include <cmath>

#include "dedup/signatures/luminance_at.h"

namespace vigie::dedup {
namespace {

// From the middle outwards.
std::vector<float> half_bell(float deviation) {
  std::vector<float> bell;
  const int radius = static_cast<int>(std::ceil(3 * deviation));
  float sum = 0;
  for (int i = 0; i <= radius; ++i) {
    bell.push_back(std::exp(-static_cast<float>(i * i) / (2 * deviation * deviation)));
    sum += (i == 0 ? 1 : 2) * bell.back();
  }
  for (float& value : bell) value /= sum;
  return bell;
}

void blur_row(const float* from, float* to, int width, const std::vector<float>& bell, std::vector<float>& padded) {
  const auto radius = static_cast<int>(bell.size()) - 1;
  padded.assign(static_cast<std::size_t>(width) + 2 * static_cast<std::size_t>(radius), from[0]);
  std::copy_n(from, width, padded.begin() + radius);
  std::fill(padded.end() - radius, padded.end(), from[width - 1]);
  const float* const middle = padded.data() + radius;
  for (int x = 0; x < width; ++x) to[x] = bell[0] * middle[x];
  for (int i = 1; i <= radius; ++i) {
    const float weight = bell[static_cast<std::size_t>(i)];
    for (int x = 0; x < width; ++x) to[x] += weight * (middle[x - i] + middle[x + i]);
  }
}

// Rows above the first are as the first, those below the last as the last.
void blur_column(const Luminance& from, int y, float* to, const std::vector<float>& bell) {
  const auto row = [&](int at) { return &from.values[index_of(from, 0, std::clamp(at, 0, from.height - 1))]; };
  const float* const middle = row(y);
  for (int x = 0; x < from.width; ++x) to[x] = bell[0] * middle[x];
  for (int i = 1; i < static_cast<int>(bell.size()); ++i) {
    const float weight = bell[static_cast<std::size_t>(i)];
    const float *const above = row(y - i), *const below = row(y + i);
    for (int x = 0; x < from.width; ++x) to[x] += weight * (above[x] + below[x]);
  }
}

}  // namespace

Luminance blurred(const Luminance& picture, float deviation) {
  const std::vector<float> bell = half_bell(deviation);
  Luminance across = picture, both = picture;
  std::vector<float> padded;
  for (int y = 0; y < picture.height; ++y)
    blur_row(&picture.values[index_of(picture, 0, y)], &across.values[index_of(across, 0, y)], picture.width, bell,
             padded);
  for (int y = 0; y < picture.height; ++y) blur_column(across, y, &both.values[index_of(both, 0, y)], bell);
  return both;
}

}  // namespace vigie::dedup
