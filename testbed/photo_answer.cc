#include "testbed/photo_answer.h"

#include <charconv>

#include "testbed/drawn_picture.h"

namespace vigie::testbed {

std::optional<Response> photo_answer(std::string_view path) {
  constexpr std::size_t kDigits = 16;
  constexpr int kWidth = 96, kHeight = 128, kQuality = 80;
  const std::string_view name = path.substr(path.find_last_of('/') + 1);
  if (!name.ends_with(".jpg") || name.size() < kDigits) return std::nullopt;
  std::uint64_t seed = 0;
  if (std::from_chars(name.data(), name.data() + kDigits, seed, 16).ptr != name.data() + kDigits) return std::nullopt;
  return Response{.content_type = "image/jpeg", .body = to_jpeg(drawn_picture(seed, kWidth, kHeight), kQuality)};
}

}  // namespace vigie::testbed
