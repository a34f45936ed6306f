// How much one answer may cost: bytes and time. What exceeds it ends the request, and is said.
#pragma once

#include <chrono>
#include <cstddef>

namespace vigie::crawler {

struct HttpLimits {
  std::size_t body = 8u << 20;      ///< bytes, after decompression
  std::size_t headers = 64u << 10;  ///< bytes, all headers of an answer together
  std::chrono::milliseconds connect{20'000};
  std::chrono::milliseconds total{90'000};
  long slowest = 200;  ///< bytes a second, over `slow_for`
  std::chrono::seconds slow_for{30};
};

}  // namespace vigie::crawler
