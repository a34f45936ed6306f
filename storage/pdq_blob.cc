#include "storage/pdq_blob.h"

namespace vigie::storage {

Blob pdq_blob(const PdqHash& hash) {
  Blob blob;
  for (const std::uint64_t word : hash) {
    for (int shift = 56; shift >= 0; shift -= 8) blob.bytes.push_back(static_cast<char>(word >> shift & 0xFF));
  }
  return blob;
}

PdqHash pdq_of(const Blob& blob) {
  PdqHash hash{};
  for (std::size_t i = 0; i < blob.bytes.size() && i < sizeof hash; ++i) {
    hash[i / 8] = hash[i / 8] << 8 | static_cast<unsigned char>(blob.bytes[i]);
  }
  return hash;
}

}  // namespace vigie::storage
