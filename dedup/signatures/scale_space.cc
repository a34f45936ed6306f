#include "dedup/signatures/scale_space.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "dedup/signatures/luminance_at.h"
#include "dedup/signatures/smoothing.h"

namespace vigie::dedup {
namespace {

constexpr int kLeastSide = 24;
constexpr float kLeastContrast = 3;  // grain and compression stay below
constexpr float kMostStretch = 12;   // of the larger over the smaller curvature
constexpr float kCameraBlur = 0.5F;  // of the picture as it is (Lowe 2004)

float pixel(const Luminance& picture, int x, int y) { return picture.values[index_of(picture, x, y)]; }

Luminance halved(const Luminance& picture) {
  Luminance half{.width = picture.width / 2, .height = picture.height / 2, .values = {}};
  for (int y = 0; y < half.height; ++y) {
    for (int x = 0; x < half.width; ++x) half.values.push_back(pixel(picture, 2 * x, 2 * y));
  }
  return half;
}

float blur_of(int level) { return kFinestBlur * std::exp2(static_cast<float>(level) / kLevels); }

// What is to be added to a blur to make a wider one.
float blur_between(float from, float to) { return std::sqrt(to * to - from * from); }

std::vector<Luminance> steps_of(const Octave& octave) {
  std::vector<Luminance> steps;
  for (std::size_t level = 1; level < octave.blurred.size(); ++level) {
    Luminance& step = steps.emplace_back(octave.blurred[level]);
    const std::vector<float>& finer = octave.blurred[level - 1].values;
    for (std::size_t i = 0; i < step.values.size(); ++i) step.values[i] -= finer[i];
  }
  return steps;
}

// Above, or below, all its 26 neighbours.
template <typename Beyond>
bool is_extreme(const std::vector<Luminance>& steps, std::size_t level, int x, int y, const Beyond& beyond) {
  const float value = pixel(steps[level], x, y);
  for (std::size_t other = level - 1; other <= level + 1; ++other) {
    for (int dy = -1; dy <= 1; ++dy) {
      for (int dx = -1; dx <= 1; ++dx) {
        const bool itself = other == level && dx == 0 && dy == 0;
        if (!itself && !beyond(value, pixel(steps[other], x + dx, y + dy))) return false;
      }
    }
  }
  return true;
}

bool is_edge(const Luminance& step, int x, int y) {
  const float value = pixel(step, x, y);
  const float across = pixel(step, x + 1, y) + pixel(step, x - 1, y) - 2 * value;
  const float down = pixel(step, x, y + 1) + pixel(step, x, y - 1) - 2 * value;
  const float both =
      (pixel(step, x + 1, y + 1) - pixel(step, x - 1, y + 1) - pixel(step, x + 1, y - 1) + pixel(step, x - 1, y - 1)) /
      4;
  const float trace = across + down, determinant = across * down - both * both;
  return determinant <= 0 || trace * trace * kMostStretch >= determinant * (kMostStretch + 1) * (kMostStretch + 1);
}

// Where between its neighbours a parabola through the three has its top.
float top_between(float before, float at, float behind) {
  const float bend = before + behind - 2 * at;
  return bend == 0 ? 0 : std::clamp((before - behind) / (2 * bend), -0.5F, 0.5F);
}

Keypoint refined(const std::vector<Luminance>& steps, std::size_t level, int x, int y) {
  const Luminance& step = steps[level];
  const float value = pixel(step, x, y);
  const float finer = top_between(pixel(steps[level - 1], x, y), value, pixel(steps[level + 1], x, y));
  return {.octave = 0,
          .level = level,
          .x = static_cast<float>(x) + top_between(pixel(step, x - 1, y), value, pixel(step, x + 1, y)),
          .y = static_cast<float>(y) + top_between(pixel(step, x, y - 1), value, pixel(step, x, y + 1)),
          .size = blur_of(static_cast<int>(level)) * std::exp2(finer / kLevels),
          .contrast = std::abs(value),
          .is_dark = value > 0};
}

void add_keypoints(std::vector<Keypoint>& all, const std::vector<Luminance>& steps, std::size_t level) {
  const Luminance& step = steps[level];
  for (int y = 1; y + 1 < step.height; ++y) {
    for (int x = 1; x + 1 < step.width; ++x) {
      const float value = pixel(step, x, y);
      if (std::abs(value) < kLeastContrast) continue;
      const bool extreme =
          value > 0 ? is_extreme(steps, level, x, y, std::greater<>()) : is_extreme(steps, level, x, y, std::less<>());
      if (extreme && !is_edge(step, x, y)) all.push_back(refined(steps, level, x, y));
    }
  }
}

}  // namespace

std::vector<Octave> scale_space(const Luminance& picture) {
  std::vector<Octave> space;
  float pixel_side = 1;
  Luminance finest = blurred(picture, blur_between(kCameraBlur, kFinestBlur));
  while (std::min(finest.width, finest.height) >= kLeastSide) {
    Octave octave{.blurred = {std::move(finest)}, .pixel = pixel_side};
    for (int level = 1; level < kLevels + 3; ++level)
      octave.blurred.push_back(blurred(octave.blurred.back(), blur_between(blur_of(level - 1), blur_of(level))));
    finest = halved(octave.blurred[kLevels]);
    space.push_back(std::move(octave));
    pixel_side *= 2;
  }
  return space;
}

std::vector<Keypoint> keypoints(const std::vector<Octave>& space) {
  std::vector<Keypoint> all;
  for (std::size_t octave = 0; octave < space.size(); ++octave) {
    const std::size_t before = all.size();
    const std::vector<Luminance> steps = steps_of(space[octave]);
    for (std::size_t level = 1; level <= kLevels; ++level) add_keypoints(all, steps, level);
    for (std::size_t i = before; i < all.size(); ++i) all[i].octave = octave;
  }
  return all;
}

}  // namespace vigie::dedup
