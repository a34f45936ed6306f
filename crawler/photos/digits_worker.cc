#include "crawler/photos/digits_worker.h"

#include <algorithm>
#include <string>
#include <vector>

#include "crawler/photos/line_reader.h"
#include "crawler/photos/photo_numbers.h"
#include "crawler/photos/worker_loop.h"
#include "dedup/signatures/luminance_at.h"
#include "dedup/signatures/smoothing.h"

namespace vigie::crawler {
namespace {

using dedup::Luminance;

// Digits made of pixels, as sites draw them, are read when they are small and soft; which size suits a font is not
// known, so that two are tried.
struct Look {
  int height;  // of the picture, pixels
  float blur;
};
constexpr Look kLooks[] = {{24, 1}, {36, 2}};
constexpr int kMargin = 20;
constexpr int kMostWidth = 2000;

// Dark on white, from 0 to 255.
Luminance dark_on_white(Luminance picture) {
  const auto [least, most] = std::ranges::minmax(picture.values);
  double sum = 0;
  for (const float value : picture.values) sum += value;
  const bool is_light_on_dark = sum / static_cast<double>(picture.values.size()) < (least + most) / 2;
  for (float& value : picture.values) {
    value = 255 * (value - least) / std::max(1.0F, most - least);
    if (is_light_on_dark) value = 255 - value;
  }
  return picture;
}

// Of that height, softened, with a white margin.
Luminance prepared(const Luminance& picture, const Look& look) {
  const float scale = static_cast<float>(look.height) / static_cast<float>(picture.height);
  const int width = std::min(kMostWidth, static_cast<int>(scale * static_cast<float>(picture.width)));
  Luminance page{.width = width + 2 * kMargin, .height = look.height + 2 * kMargin, .values = {}};
  page.values.assign(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height), 255);
  for (int y = 0; y < look.height; ++y) {
    for (int x = 0; x < width; ++x) {
      page.values[dedup::index_of(page, x + kMargin, y + kMargin)] = dedup::value_at(
          picture, (static_cast<float>(x) + 0.5F) / scale - 0.5F, (static_cast<float>(y) + 0.5F) / scale - 0.5F);
    }
  }
  return dedup::blurred(page, look.blur);
}

std::string digits_of(LineReader& reader, const Luminance& page) {
  std::string digits;
  const std::vector<ReadSign> signs = reader.read(page);
  for (const ReadSign& sign : signs) {
    if ((sign.sign >= '0' && sign.sign <= '9') || sign.sign == '+') digits.push_back(sign.sign);
  }
  return digits;
}

std::string number_of_picture(LineReader& reader, const Luminance& picture) {
  const Luminance clear = dark_on_white(picture);
  std::string digits = digits_of(reader, prepared(clear, kLooks[0]));
  return digits == digits_of(reader, prepared(clear, kLooks[1])) ? digits : "";
}

std::string numbers_over_photo(LineReader& reader, const Luminance& photo) {
  std::string all;
  const std::vector<std::string> numbers = photo_numbers(reader, photo);
  for (const std::string& number : numbers) {
    if (!all.empty()) all.push_back(kNumberEnd);
    all += number;
  }
  return all;
}

template <typename Read>
DigitsAnswer answer_of(std::string_view bytes, int most_side, const Read& read) {
  const auto picture = dedup::decode_picture(bytes, most_side);
  if (!picture) return {.is_readable = 0, .reason = static_cast<std::uint8_t>(picture.error())};
  DigitsAnswer answer{.is_readable = 1};
  const std::string numbers = read(picture->proportional);
  if (numbers.size() < answer.numbers.size()) std::ranges::copy(numbers, answer.numbers.begin());
  return answer;
}

int read_phone_pictures() {
  const auto reader = LineReader::load("0123456789+");
  if (!reader) return 1;
  return answer_pictures([&](std::string_view bytes) {
    return answer_of(bytes, dedup::kSignatureSide, [&](const Luminance& of) { return number_of_picture(*reader, of); });
  });
}

int read_photos() {
  const auto reader = LineReader::load();
  if (!reader) return 1;
  return answer_pictures([&](std::string_view bytes) {
    return answer_of(bytes, kPhotoSide, [&](const Luminance& of) { return numbers_over_photo(*reader, of); });
  });
}

}  // namespace

int run_digits_worker(DigitsOf pictures) {
  return pictures == DigitsOf::kPhonePicture ? read_phone_pictures() : read_photos();
}

}  // namespace vigie::crawler
