// The process that reads digits in pictures, in the sandbox (LineReader). It is the program itself, started as
// `vigie digits-worker` or `vigie photo-digits-worker`.
#pragma once

#include <array>
#include <cstdint>

#include "dedup/signatures/picture/decode.h"

namespace vigie::crawler {

/// What a picture is, and so what is looked for in it.
enum class DigitsOf {
  kPhonePicture,  ///< nothing but one number; none where two looks at the picture do not agree
  kPhoto,         ///< whatever it shows; numbers stand over it (photo_numbers.h)
};

/// As it crosses the pipe; nothing in it is believed before it was checked.
struct DigitsAnswer {
  std::uint8_t is_readable = 0;    ///< 1 or 0
  std::uint8_t reason = 0;         ///< dedup::Unreadable, where it is not
  std::array<char, 64> numbers{};  ///< each behind a kNumberEnd but the first; up to the first NUL
};
inline constexpr char kNumberEnd = ';';

/// Until standard input ends. @return the process's exit code, 1 where Tesseract's model is not installed
int run_digits_worker(DigitsOf pictures);

}  // namespace vigie::crawler
