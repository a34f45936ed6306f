#include "crawler/photos/digits_worker.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <tesseract/baseapi.h>

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
constexpr int kResolution = 150;  // dots an inch, which Tesseract else guesses

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

std::string digits_of(tesseract::TessBaseAPI& reader, const Luminance& page) {
  std::vector<unsigned char> bytes;
  for (const float value : page.values) bytes.push_back(static_cast<unsigned char>(std::clamp(value, 0.0F, 255.0F)));
  reader.SetImage(bytes.data(), page.width, page.height, 1, page.width);
  reader.SetSourceResolution(kResolution);
  const std::unique_ptr<char[]> text(reader.GetUTF8Text());
  std::string digits(text ? text.get() : "");
  std::erase_if(digits, [](char c) { return (c < '0' || c > '9') && c != '+'; });
  return digits;
}

DigitsAnswer answer_of(tesseract::TessBaseAPI& reader, std::string_view bytes) {
  const auto picture = dedup::decode_picture(bytes);
  if (!picture) return {.is_readable = 0, .reason = static_cast<std::uint8_t>(picture.error())};
  const Luminance clear = dark_on_white(picture->proportional);
  DigitsAnswer answer{.is_readable = 1};
  const std::string digits = digits_of(reader, prepared(clear, kLooks[0]));
  if (digits.size() < answer.digits.size() && digits == digits_of(reader, prepared(clear, kLooks[1])))
    std::ranges::copy(digits, answer.digits.begin());
  return answer;
}

}  // namespace

int run_digits_worker() {
  tesseract::TessBaseAPI reader;
  if (reader.Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0) return 1;
  reader.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  reader.SetVariable("tessedit_char_whitelist", "0123456789+");
  return answer_pictures([&](std::string_view bytes) { return answer_of(reader, bytes); });
}

}  // namespace vigie::crawler
