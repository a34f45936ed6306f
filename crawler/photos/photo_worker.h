// The process that decodes and hashes pictures in the sandbox. It is the program itself, started as
// `vigie photo-worker`.
#pragma once

#include <array>
#include <cstdint>

#include "dedup/signatures/picture/decode.h"
#include "dedup/signatures/picture_parts.h"

namespace vigie::crawler {

/// Of a picture, as it crosses the pipe: a fixed size, and nothing in it is believed before it was checked.
struct WorkerAnswer {
  std::uint8_t is_readable = 0;  ///< 1 or 0
  std::uint8_t reason = 0;       ///< dedup::Unreadable, where it is not
  std::int32_t width = 0, height = 0, quality = 0;
  dedup::DihedralHashes hashes{};
  dedup::PdqSignature within_border{};  ///< of what lies within bars and frames
  std::uint32_t parts = 0;              ///< how many of these there are
  std::array<PicturePart, dedup::kMostParts> part{};
};

/// Until standard input ends. @return the process's exit code
int run_photo_worker();

}  // namespace vigie::crawler
