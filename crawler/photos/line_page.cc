#include "crawler/photos/line_page.h"

#include <algorithm>
#include <cmath>

#include "dedup/signatures/luminance_at.h"

namespace vigie::crawler {
namespace {

using dedup::Luminance;

constexpr float kMargin = 0.6F;  // around the row, in heights
constexpr float kPaper = 255;
constexpr int kMostWidth = 2400;  // of a page, pixels

float median_height(const std::vector<const Blob*>& signs) {
  std::vector<int> heights;
  for (const Blob* sign : signs) heights.push_back(sign->height());
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::ranges::nth_element(heights, middle);
  return static_cast<float>(*middle);
}

// Where a page lies in its picture: along the row and across it.
class Frame {
 public:
  Frame(const SignRow& row, int ink_height)
      : row_(row), scale_(row.height / static_cast<float>(ink_height)), half_((0.5F + kMargin) * row.height) {
    const float length = std::sqrt(1 + row.slope * row.slope);
    cosine_ = 1 / length, sine_ = row.slope / length;
    for (const Blob* sign : row.signs) {
      from_ = std::min(from_, along(static_cast<float>(sign->left), sign->middle_y()));
      to_ = std::max(to_, along(static_cast<float>(sign->right), sign->middle_y()));
    }
    from_ -= kMargin * row.height, to_ += kMargin * row.height;
  }

  int width() const { return std::min(kMostWidth, static_cast<int>((to_ - from_) / scale_)); }
  int height() const { return static_cast<int>(2 * half_ / scale_); }
  /// The page's pixel, in the picture.
  std::pair<float, float> in_picture(int x, int y) const {
    const float u = from_ + (static_cast<float>(x) + 0.5F) * scale_;
    const float v = -half_ + (static_cast<float>(y) + 0.5F) * scale_;
    return {row_.middle_x + u * cosine_ - v * sine_, row_.middle_y + u * sine_ + v * cosine_};
  }
  bool holds(const Blob& blob) const {
    const float u = along(blob.middle_x(), blob.middle_y());
    const float v = (blob.middle_y() - row_.middle_y) * cosine_ - (blob.middle_x() - row_.middle_x) * sine_;
    return u > from_ && u < to_ && std::abs(v) + static_cast<float>(blob.height()) / 2 < half_;
  }
  /// Holds all of it.
  Blob bounds(const Luminance& picture) const {
    Blob bounds{.left = picture.width, .top = picture.height, .right = 0, .bottom = 0};
    for (const int x : {0, width()}) {
      for (const int y : {0, height()}) {
        const auto [px, py] = in_picture(x, y);
        bounds.left = std::min(bounds.left, static_cast<int>(px) - 1);
        bounds.top = std::min(bounds.top, static_cast<int>(py) - 1);
        bounds.right = std::max(bounds.right, static_cast<int>(px) + 2);
        bounds.bottom = std::max(bounds.bottom, static_cast<int>(py) + 2);
      }
    }
    return {.left = std::max(0, bounds.left),
            .top = std::max(0, bounds.top),
            .right = std::min(picture.width, bounds.right),
            .bottom = std::min(picture.height, bounds.bottom)};
  }

 private:
  float along(float x, float y) const { return (x - row_.middle_x) * cosine_ + (y - row_.middle_y) * sine_; }

  const SignRow& row_;
  float scale_, half_, cosine_ = 1, sine_ = 0, from_ = 0, to_ = 0;
};

// A part of the picture in which only the frame's blobs, and the pixels beside them, are ink.
Luminance ink_within(const Blob& bounds, const Frame& frame, const Blobs& blobs, const Inked& inked) {
  Luminance ink{.width = bounds.width(), .height = bounds.height(), .values = {}};
  ink.values.assign(static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height), kPaper);
  const auto put = [&](int y, int from, int to) {
    if (y < bounds.top || y >= bounds.bottom) return;
    for (int x = std::max(bounds.left, from); x < std::min(bounds.right, to); ++x) {
      const float above = inked.sign * inked.picture.values[dedup::index_of(inked.picture, x, y)] - inked.threshold;
      ink.values[dedup::index_of(ink, x - bounds.left, y - bounds.top)] =
          kPaper * std::clamp(0.5F - 0.5F * above / inked.softness, 0.0F, 1.0F);
    }
  };
  for (const PixelRun& run : blobs.runs_between(bounds.top, bounds.bottom)) {
    if (!frame.holds(blobs.all()[run.blob])) continue;
    for (const int beside : {-1, 0, 1}) put(run.y + beside, run.from - 1, run.to + 1);
  }
  return ink;
}

}  // namespace

SignRow sign_row(std::vector<const Blob*> signs) {
  SignRow row{.signs = std::move(signs), .height = 0, .middle_x = 0, .middle_y = 0, .slope = 0};
  const auto count = static_cast<float>(row.signs.size());
  for (const Blob* sign : row.signs) row.middle_x += sign->middle_x() / count, row.middle_y += sign->middle_y() / count;
  float across = 0, both = 0;  // of least squares through the middles
  for (const Blob* sign : row.signs) {
    const float dx = sign->middle_x() - row.middle_x;
    across += dx * dx;
    both += dx * (sign->middle_y() - row.middle_y);
  }
  row.slope = across > 0 ? both / across : 0;
  row.height = median_height(row.signs);
  return row;
}

Luminance line_page(const SignRow& row, const Blobs& blobs, const Inked& inked, int ink_height) {
  const Frame frame(row, ink_height);
  const Blob bounds = frame.bounds(inked.picture);
  const Luminance ink = ink_within(bounds, frame, blobs, inked);
  Luminance page{.width = frame.width(), .height = frame.height(), .values = {}};
  page.values.reserve(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height));
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      const auto [px, py] = frame.in_picture(x, y);
      page.values.push_back(
          dedup::value_at(ink, px - static_cast<float>(bounds.left), py - static_cast<float>(bounds.top)));
    }
  }
  return page;
}

}  // namespace vigie::crawler
