// Pictures that show a phone's number → its digits, by a worker in a sandbox.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "crawler/photos/sandboxed_worker.h"

namespace vigie::crawler {

/// Movable; one thread at a time.
class DigitsReader {
 public:
  /// @param program  this program, which is started with `digits-worker`
  explicit DigitsReader(std::filesystem::path program);

  /// @return nothing where what is read may be wrong, or is too short or too long for a phone (ITU-T E.164: 15 digits)
  dedup::Readable<std::optional<std::string>> read(std::string_view picture);

 private:
  SandboxedWorker worker_;
};

}  // namespace vigie::crawler
