// Bytes as a type of their own, so that SQLite never takes them for text.
#pragma once

#include <string>

namespace vigie::storage {

struct Blob {
  std::string bytes;
  friend bool operator==(const Blob&, const Blob&) = default;
};

}  // namespace vigie::storage
