// The process that reads digits in pictures, in the sandbox: Tesseract 5 (Smith 2007, ICDAR, and its LSTM recogniser),
// with Debian's English model. It is the program itself, started as `vigie digits-worker`.
#pragma once

#include <array>
#include <cstdint>

#include "dedup/signatures/picture/decode.h"

namespace vigie::crawler {

/// As it crosses the pipe; nothing in it is believed before it was checked.
struct DigitsAnswer {
  std::uint8_t is_readable = 0;   ///< 1 or 0
  std::uint8_t reason = 0;        ///< dedup::Unreadable, where it is not
  std::array<char, 24> digits{};  ///< up to the first NUL; none where two looks at the picture do not agree
};

/// Until standard input ends. @return the process's exit code, 1 where Tesseract's model is not installed
int run_digits_worker();

}  // namespace vigie::crawler
