#include "bench/signatures/transformations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace vigie::bench {
namespace {

using testbed::Picture;
using testbed::Rng;
using Point = std::array<double, 2>;

Picture blank(int width, int height, std::uint8_t grey) {
  return {
      .width = width,
      .height = height,
      .rgb = std::vector<std::uint8_t>(3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height), grey)};
}

std::uint8_t byte_of(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0))); }

// Bilinear, in pixels; grey outside.
double sample(const Picture& from, Point at, std::size_t channel) {
  const int x = static_cast<int>(std::floor(at[0])), y = static_cast<int>(std::floor(at[1]));
  const double right = at[0] - x, down = at[1] - y;
  const auto pixel = [&](int px, int py) -> double {
    return from.at(std::clamp(px, 0, from.width - 1), std::clamp(py, 0, from.height - 1))[channel];
  };
  return (pixel(x, y) * (1 - right) + pixel(x + 1, y) * right) * (1 - down) +
         (pixel(x, y + 1) * (1 - right) + pixel(x + 1, y + 1) * right) * down;
}

// `source` tells where a pixel of the result comes from.
template <typename Source>
Picture remapped(const Picture& from, int width, int height, const Source& source) {
  Picture to = blank(width, height, 0);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const Point at = source(x, y);
      for (std::size_t c = 0; c < 3; ++c) to.at(x, y)[c] = byte_of(sample(from, at, c));
    }
  }
  return to;
}

Picture resized(const Picture& from, int width, int height) {
  const double across = static_cast<double>(from.width) / width, down = static_cast<double>(from.height) / height;
  return remapped(from, width, height, [&](int x, int y) {
    return Point{(x + 0.5) * across - 0.5, (y + 0.5) * down - 0.5};
  });
}

// Of each side the same share of the area is lost, at places left to chance.
Picture cropped(const Picture& from, double share, Rng& rng) {
  const double kept = std::sqrt(1 - share);
  const int width = static_cast<int>(from.width * kept), height = static_cast<int>(from.height * kept);
  const double left = rng.uniform() * (from.width - width), top = rng.uniform() * (from.height - height);
  return remapped(from, width, height, [&](int x, int y) { return Point{x + left, y + top}; });
}

void paste(Picture& to, const Picture& from, int left, int top) {
  for (int y = 0; y < from.height; ++y) std::copy_n(from.at(0, y), 3 * from.width, to.at(left, top + y));
}

Picture framed(const Picture& from, double share, std::uint8_t grey) {
  const int across = static_cast<int>(from.width * share), down = static_cast<int>(from.height * share);
  Picture to = blank(from.width + 2 * across, from.height + 2 * down, grey);
  paste(to, from, across, down);
  return to;
}

Picture mirrored(const Picture& from) {
  return remapped(from, from.width, from.height, [&](int x, int y) { return Point{from.width - 1.0 - x, 1.0 * y}; });
}

Picture turned_right(const Picture& from) {
  return remapped(from, from.height, from.width, [&](int x, int y) { return Point{1.0 * y, from.height - 1.0 - x}; });
}

Picture tilted(const Picture& from, double degrees) {
  const double angle = degrees * std::numbers::pi / 180, cosine = std::cos(angle), sine = std::sin(angle);
  const double cx = from.width / 2.0, cy = from.height / 2.0;
  return remapped(from, from.width, from.height, [&](int x, int y) {
    return Point{cx + (x - cx) * cosine + (y - cy) * sine, cy - (x - cx) * sine + (y - cy) * cosine};
  });
}

Picture brightened(Picture picture, double factor) {
  for (std::uint8_t& value : picture.rgb) value = byte_of(value * factor);
  return picture;
}

Picture blurred(const Picture& from, int radius) {
  Picture to = blank(from.width, from.height, 0);
  for (int y = 0; y < from.height; ++y) {
    for (int x = 0; x < from.width; ++x) {
      for (std::size_t c = 0; c < 3; ++c) {
        double sum = 0;
        for (int dy = -radius; dy <= radius; ++dy) {
          for (int dx = -radius; dx <= radius; ++dx) {
            sum += from.at(std::clamp(x + dx, 0, from.width - 1), std::clamp(y + dy, 0, from.height - 1))[c];
          }
        }
        to.at(x, y)[c] = byte_of(sum / ((2 * radius + 1) * (2 * radius + 1)));
      }
    }
  }
  return to;
}

// Strokes as wide as letters, `strength` of them opaque.
Picture written_on(Picture picture, double top, double height, double strength, Rng& rng) {
  const int from = static_cast<int>(picture.height * top), to = static_cast<int>(picture.height * (top + height));
  const int stroke = std::max(2, picture.width / 40);
  std::vector<bool> ink(static_cast<std::size_t>(picture.width / stroke + 1));
  for (std::size_t i = 0; i < ink.size(); ++i) ink[i] = rng.chance(0.5);
  for (int y = from; y < to; ++y) {
    for (int x = picture.width / 10; x < picture.width * 9 / 10; ++x) {
      if (!ink[static_cast<std::size_t>(x / stroke)]) continue;
      for (std::size_t c = 0; c < 3; ++c)
        picture.at(x, y)[c] = byte_of(picture.at(x, y)[c] * (1 - strength) + 255 * strength);
    }
  }
  return picture;
}

Picture collage(const Picture& from, Rng& rng) {
  Picture to = blank(2 * from.width, from.height, 255);
  paste(to, from, 0, 0);
  paste(to, testbed::drawn_picture(rng.next(), from.width, from.height), from.width, 0);
  return to;
}

// A phone's screen: bars above and below, the picture across its width.
Picture screenshot(const Picture& from) {
  Picture to = blank(from.width, from.width * 2, 0);
  paste(to, from, 0, (to.height - from.height) / 2);
  return to;
}

Picture same(const Picture& picture, Rng&) { return picture; }

std::vector<Transformation> all_transformations() {
  std::vector<Transformation> all;
  for (const double scale : {0.75, 0.5, 0.25}) {
    all.push_back(
        {"resize to " + std::to_string(static_cast<int>(scale * 100)) + " %", 85, [scale](const Picture& p, Rng&) {
           return resized(p, static_cast<int>(p.width * scale), static_cast<int>(p.height * scale));
         }});
  }
  for (const int quality : {95, 60, 30}) all.push_back({"JPEG " + std::to_string(quality), quality, same});
  all.push_back({"brightness × 0.7", 85, [](const Picture& p, Rng&) { return brightened(p, 0.7); }});
  all.push_back({"brightness × 1.3", 85, [](const Picture& p, Rng&) { return brightened(p, 1.3); }});
  all.push_back({"blur, 5 × 5", 85, [](const Picture& p, Rng&) { return blurred(p, 2); }});
  all.push_back({"watermark", 85, [](const Picture& p, Rng& rng) { return written_on(p, 0.45, 0.1, 0.3, rng); }});
  all.push_back({"text overlay", 85, [](const Picture& p, Rng& rng) { return written_on(p, 0.8, 0.1, 1, rng); }});
  for (const int percent : {5, 10, 20, 30}) {
    all.push_back({"crop " + std::to_string(percent) + " %", 85,
                   [percent](const Picture& p, Rng& rng) { return cropped(p, percent / 100.0, rng); }});
  }
  all.push_back({"border, 5 % black", 85, [](const Picture& p, Rng&) { return framed(p, 0.05, 0); }});
  all.push_back({"border, 10 % white", 85, [](const Picture& p, Rng&) { return framed(p, 0.1, 255); }});
  all.push_back({"mirror", 85, [](const Picture& p, Rng&) { return mirrored(p); }});
  all.push_back({"rotate 90°", 85, [](const Picture& p, Rng&) { return turned_right(p); }});
  all.push_back(
      {"crop 20 %, rotate 90°", 85, [](const Picture& p, Rng& rng) { return turned_right(cropped(p, 0.2, rng)); }});
  all.push_back({"rotate 5°", 85, [](const Picture& p, Rng&) { return tilted(p, 5); }});
  all.push_back({"collage of 2", 85, [](const Picture& p, Rng& rng) { return collage(p, rng); }});
  all.push_back({"screenshot of a phone", 85, [](const Picture& p, Rng&) { return screenshot(p); }});
  return all;
}

}  // namespace

const std::vector<Transformation>& transformations() {
  static const std::vector<Transformation> kAll = all_transformations();
  return kAll;
}

}  // namespace vigie::bench
