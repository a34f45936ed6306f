// Keyed hashes as they lie in a column: one after the other, the most significant byte first.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "storage/blob.h"

namespace vigie::storage {

template <typename Key>
Blob blob_of(const std::vector<Key>& keys) {
  Blob blob;
  for (const Key key : keys) {
    for (std::size_t byte = sizeof key; byte-- > 0;) blob.bytes.push_back(static_cast<char>(key >> (8 * byte)));
  }
  return blob;
}

template <typename Key>
std::vector<Key> keys_of(const std::optional<Blob>& blob) {
  std::vector<Key> keys(blob ? blob->bytes.size() / sizeof(Key) : 0);
  for (std::size_t i = 0; i < keys.size() * sizeof(Key); ++i) {
    Key& key = keys[i / sizeof(Key)];
    key = static_cast<Key>(key << 8) | static_cast<unsigned char>(blob->bytes[i]);
  }
  return keys;
}

}  // namespace vigie::storage
