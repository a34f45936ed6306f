// What a worker's process does: pictures come in on standard input, answers of a fixed size leave on standard output,
// nothing else does.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>

#include <unistd.h>

#include "crawler/photos/pipe.h"
#include "crawler/photos/sandbox.h"
#include "dedup/signatures/picture/decode.h"

namespace vigie::crawler {

/// What precedes a picture's bytes: how many they are.
using PictureSize = std::uint32_t;

/// In the sandbox, until standard input ends. @return the process's exit code
template <typename AnswerOf>
int answer_pictures(const AnswerOf& answer_of) {
  using Answer = std::invoke_result_t<AnswerOf, std::string_view>;
  static_assert(std::is_trivially_copyable_v<Answer>);
  if (!enter_sandbox()) return 1;
  PictureSize size = 0;
  std::string bytes;
  while (read_whole(STDIN_FILENO, &size, sizeof size)) {
    if (size > dedup::kMostPictureBytes) return 1;
    bytes.resize(size);
    if (!read_whole(STDIN_FILENO, bytes.data(), size)) return 1;
    limit_time();
    const Answer answer = answer_of(bytes);
    if (!write_whole(STDOUT_FILENO, &answer, sizeof answer)) return 1;
  }
  return 0;
}

}  // namespace vigie::crawler
