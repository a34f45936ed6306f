#include "storage/parts_bytes.h"

#include <cstddef>
#include <cstdint>

namespace vigie::storage {
namespace {

constexpr std::size_t kBytesOfPart = 14;

template <typename Number>
void append(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof number; ++i) bytes.push_back(static_cast<char>(number >> (8 * i) & 0xFF));
}

template <typename Number>
Number taken(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  bytes.remove_prefix(sizeof(Number));
  return static_cast<Number>(number);
}

}  // namespace

std::string parts_bytes(const PictureParts& parts) {
  std::string bytes;
  for (const PicturePart& part : parts) {
    append(bytes, part.waves);
    for (const std::uint16_t number : {part.x, part.y, part.size}) append(bytes, number);
  }
  return bytes;
}

PictureParts parts_of(std::string_view bytes) {
  PictureParts parts;
  while (bytes.size() >= kBytesOfPart) {
    PicturePart part{.waves = taken<std::uint64_t>(bytes), .x = 0, .y = 0, .size = 0};
    for (std::uint16_t* const number : {&part.x, &part.y, &part.size}) *number = taken<std::uint16_t>(bytes);
    parts.push_back(part);
  }
  return parts;
}

}  // namespace vigie::storage
