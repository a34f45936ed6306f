// This program once more, in a sandbox of its own, to which hostile pictures are given: one that breaks its decoder
// costs that picture, and the worker is started again. No picture is written anywhere.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "dedup/signatures/picture/decode.h"

namespace vigie::crawler {

/// Movable; one thread at a time.
class SandboxedWorker {
 public:
  /// How long a picture may take by the clock, before its worker is ended: it cannot be trusted to end itself.
  static constexpr std::chrono::seconds kPatience{30};

  /// @param program  this program
  /// @param task  its only argument: "photo-worker", "digits-worker"
  SandboxedWorker(std::filesystem::path program, std::string task, std::chrono::milliseconds patience);
  SandboxedWorker(SandboxedWorker&&) noexcept;
  SandboxedWorker& operator=(SandboxedWorker&&) noexcept;
  ~SandboxedWorker();

  /// @return Answer as the worker sent it, to be checked before it is believed; kCrashed also where no worker can be
  /// started
  template <typename Answer>
  dedup::Readable<Answer> ask(std::string_view picture) {
    static_assert(std::is_trivially_copyable_v<Answer>);
    Answer answer;
    if (auto asked = ask(picture, &answer, sizeof answer); !asked) return tl::unexpected(asked.error());
    return answer;
  }

  /// Of the worker's process; 0 before the first picture and after one that ended it.
  int process() const;

 private:
  class Process;
  dedup::Readable<void> ask(std::string_view picture, void* answer, std::size_t size);

  std::filesystem::path program_;
  std::string task_;
  std::chrono::milliseconds patience_;
  std::unique_ptr<Process> process_;
};

/// The running program.
std::filesystem::path this_program();

}  // namespace vigie::crawler
