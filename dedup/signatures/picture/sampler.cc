#include "dedup/signatures/picture/sampler.h"

#include <algorithm>

namespace vigie::dedup {
namespace {

float luma(const std::uint8_t* rgb) {
  return 0.299F * static_cast<float>(rgb[0]) + 0.587F * static_cast<float>(rgb[1]) +
         0.114F * static_cast<float>(rgb[2]);
}

// The pixel that stands for the one at `at` of `target`.
int source_of(int at, int side, int target) { return static_cast<int>(static_cast<std::int64_t>(at) * side / target); }

}  // namespace

std::optional<Unreadable> refusal_of(std::int64_t width, std::int64_t height) {
  if (width < kPdqLeastSide || height < kPdqLeastSide) return Unreadable::kTooSmall;
  if (width > kMostPixels / height) return Unreadable::kTooManyPixels;
  return std::nullopt;
}

Sampler::Sampler(int width, int height, int most_side)
    : picture_{.width = width, .height = height, .luminance = {}, .proportional = {}},
      proportional_(width, height, most_side),
      luminance_(static_cast<std::size_t>(width)) {
  const bool reduces = width > kSignatureSide || height > kSignatureSide;
  Luminance& target = picture_.luminance;
  target.width = reduces ? kSignatureSide : width;
  target.height = reduces ? kSignatureSide : height;
  for (int x = 0; x < target.width; ++x)
    columns_.push_back(static_cast<std::size_t>(source_of(x, width, target.width)));
  target.values.reserve(static_cast<std::size_t>(target.width) * static_cast<std::size_t>(target.height));
}

void Sampler::add_row(const std::uint8_t* pixels, Channels channels) {
  for (float& value : luminance_) {
    value = channels == Channels::kGrey ? static_cast<float>(*pixels) : luma(pixels);
    pixels += static_cast<std::size_t>(channels);
  }
  proportional_.add_row(luminance_.data());
  Luminance& target = picture_.luminance;
  const int row = row_++;
  for (; sampled_ < target.height && source_of(sampled_, picture_.height, target.height) == row; ++sampled_) {
    for (const std::size_t column : columns_) target.values.push_back(luminance_[column]);
  }
}

DecodedPicture Sampler::take() {
  picture_.proportional = proportional_.take();
  return std::move(picture_);
}

DecodedPicture sampled(const std::uint8_t* pixels, int width, int height, std::size_t bytes_a_row, Channels channels,
                       int most_side) {
  Sampler sampler(width, height, most_side);
  for (int y = 0; y < height; ++y) sampler.add_row(pixels + static_cast<std::size_t>(y) * bytes_a_row, channels);
  return sampler.take();
}

}  // namespace vigie::dedup
