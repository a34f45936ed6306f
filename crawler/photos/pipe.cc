#include "crawler/photos/pipe.h"

#include <cerrno>

#include <unistd.h>

namespace vigie::crawler {
namespace {

// `move` takes what is left: one read or write.
template <typename Byte, typename Move>
bool move_whole(Byte* at, std::size_t left, const Move& move) {
  while (left > 0) {
    const ssize_t moved = move(at, left);
    if (moved < 0 && errno == EINTR) continue;
    if (moved <= 0) return false;
    at += moved;
    left -= static_cast<std::size_t>(moved);
  }
  return true;
}

}  // namespace

bool read_whole(int from, void* to, std::size_t size) {
  return move_whole(static_cast<char*>(to), size, [from](char* at, std::size_t left) { return read(from, at, left); });
}

bool write_whole(int to, const void* from, std::size_t size) {
  return move_whole(static_cast<const char*>(from), size,
                    [to](const char* at, std::size_t left) { return write(to, at, left); });
}

}  // namespace vigie::crawler
