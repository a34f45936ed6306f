// Pictures → signatures, through a worker process in a sandbox: a picture that breaks its decoder costs that picture,
// and the worker is started again. No picture is written anywhere.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string_view>

#include <tl/expected.hpp>

#include "dedup/signatures/picture/decode.h"
#include "model/result.h"

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
  /// How long a picture may take by the clock, before its worker is ended: it cannot be trusted to end itself.
  static constexpr std::chrono::seconds kPatience{30};

  /// @param program  this program, which is started with `photo-worker`
  explicit PhotoHasher(std::filesystem::path program, std::chrono::milliseconds patience = kPatience);
  PhotoHasher(PhotoHasher&&) noexcept;
  PhotoHasher& operator=(PhotoHasher&&) noexcept;
  ~PhotoHasher();

  /// @return kCrashed also where no worker can be started
  dedup::Readable<PhotoSignature> hash(std::string_view bytes);

  /// Of the worker's process; 0 before the first picture and after one that ended it.
  int worker_id() const;

 private:
  class Worker;
  std::filesystem::path program_;
  std::chrono::milliseconds patience_;
  std::unique_ptr<Worker> worker_;
};

/// The running program.
std::filesystem::path this_program();

}  // namespace vigie::crawler
