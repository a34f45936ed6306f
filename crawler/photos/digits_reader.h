// Pictures that show a phone's number, and photos over which numbers stand → the digits, by workers in a sandbox.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// Movable; one thread at a time.
class PhotoDigitsReader {
 public:
  /// @param program  this program, which is started with `photo-digits-worker`
  explicit PhotoDigitsReader(std::filesystem::path program);

  /// Numbers that a numbering plan has, behind their country codes (PhoneNumber): of countries other than France only
  /// those in use, since many lengths are possible there and a digit may be lost.
  dedup::Readable<std::vector<std::string>> read(std::string_view photo);

  /// Of the worker's process; 0 before the first photo and after one that ended it.
  int worker_id() const { return worker_.process(); }

 private:
  SandboxedWorker worker_;
};

}  // namespace vigie::crawler
