#include "testbed/drawn_picture.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>

#include <jpeglib.h>

#include "testbed/rng.h"

namespace vigie::testbed {
namespace {

using Colour = std::array<double, 3>;

Colour random_colour(Rng& rng) { return {rng.uniform() * 255, rng.uniform() * 255, rng.uniform() * 255}; }

/// An ellipse or a rectangle; places and sizes in parts of the picture's sides.
struct Shape {
  double x, y, width, height;
  double cosine, sine;  // of its turn
  bool round;
  Colour colour;

  bool covers(double px, double py) const {
    const double dx = px - x, dy = py - y;
    const double across = (dx * cosine + dy * sine) / width;
    const double down = (dy * cosine - dx * sine) / height;
    return round ? across * across + down * down < 1 : std::abs(across) < 1 && std::abs(down) < 1;
  }
};

struct Wave {
  double across, down, phase, height;
  double at(double x, double y) const { return height * std::sin(across * x + down * y + phase); }
};

struct Scene {
  Colour from, to;
  std::vector<Shape> shapes;
  std::vector<Wave> waves;

  Colour at(double x, double y) const {
    Colour colour;
    for (std::size_t c = 0; c < 3; ++c) colour[c] = from[c] + (to[c] - from[c]) * y;
    for (const Shape& shape : shapes) {
      if (shape.covers(x, y)) colour = shape.colour;
    }
    double light = 0;
    for (const Wave& wave : waves) light += wave.at(x, y);
    for (double& part : colour) part += light;
    return colour;
  }
};

Scene random_scene(Rng& rng) {
  constexpr int kShapes = 14, kWaves = 6;
  Scene scene{.from = random_colour(rng), .to = random_colour(rng), .shapes = {}, .waves = {}};
  for (int i = 0; i < kShapes; ++i) {
    const double turn = std::numbers::pi * rng.uniform();
    scene.shapes.push_back({.x = rng.uniform(),
                            .y = rng.uniform(),
                            .width = 0.04 + 0.26 * rng.uniform(),
                            .height = 0.04 + 0.26 * rng.uniform(),
                            .cosine = std::cos(turn),
                            .sine = std::sin(turn),
                            .round = rng.uniform() < 0.6,
                            .colour = random_colour(rng)});
  }
  for (int i = 0; i < kWaves; ++i) {
    scene.waves.push_back({.across = 40 * (rng.uniform() - 0.5),
                           .down = 40 * (rng.uniform() - 0.5),
                           .phase = 6.28 * rng.uniform(),
                           .height = 14 * rng.uniform()});
  }
  return scene;
}

std::uint8_t byte_of(double value) {
  return static_cast<std::uint8_t>(std::lround(std::fmin(255, std::fmax(0, value))));
}

}  // namespace

Picture drawn_picture(std::uint64_t seed, int width, int height) {
  constexpr double kGrain = 8;
  Rng rng(seed);
  const Scene scene = random_scene(rng);
  Picture picture{.width = width, .height = height, .rgb = {}};
  picture.rgb.reserve(3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const Colour colour = scene.at((x + 0.5) / width, (y + 0.5) / height);
      const double grain = kGrain * (rng.uniform() - 0.5);
      for (const double part : colour) picture.rgb.push_back(byte_of(part + grain));
    }
  }
  return picture;
}

std::string to_jpeg(const Picture& picture, int quality) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* memory = nullptr;
  unsigned long size = 0;  // NOLINT(google-runtime-int): libjpeg's type
  jpeg_mem_dest(&jpeg, &memory, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.height);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  for (int y = 0; y < picture.height; ++y) {
    auto* row = const_cast<JSAMPLE*>(picture.at(0, y));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string bytes(reinterpret_cast<const char*>(memory), size);
  std::free(memory);  // NOLINT(cppcoreguidelines-no-malloc): libjpeg's
  return bytes;
}

}  // namespace vigie::testbed
