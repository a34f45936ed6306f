// Pictures → signatures, by a worker in a sandbox.
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "crawler/photos/sandboxed_worker.h"
#include "dedup/signatures/pdq.h"
#include "dedup/signatures/picture/decode.h"
#include "model/linkage.h"

namespace vigie::crawler {

struct PhotoSignature {
  int width = 0, height = 0;  ///< pixels
  int quality = 0;            ///< 0 … 100
  dedup::DihedralHashes hashes{};
  dedup::PdqSignature within_border{};  ///< by what a photo is known: the same with bars or a frame around it
  PictureParts parts = {};              ///< of what lies within them

  const PdqHash& pdq() const { return hashes.front(); }
};

/// Movable; one thread at a time.
class PhotoHasher {
 public:
  /// @param program  this program, which is started with `photo-worker`
  explicit PhotoHasher(std::filesystem::path program, std::chrono::milliseconds patience = SandboxedWorker::kPatience);

  /// @return kCrashed also where no worker can be started
  dedup::Readable<PhotoSignature> hash(std::string_view bytes);

  /// Of the worker's process; 0 before the first picture and after one that ended it.
  int worker_id() const { return worker_.process(); }

 private:
  SandboxedWorker worker_;
};

}  // namespace vigie::crawler
