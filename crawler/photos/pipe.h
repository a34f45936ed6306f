// Whole messages over a pipe or socket, whatever pieces they come in.
#pragma once

#include <cstddef>

namespace vigie::crawler {

/// @return false where the other end is gone first
bool read_whole(int from, void* to, std::size_t size);
bool write_whole(int to, const void* from, std::size_t size);

}  // namespace vigie::crawler
