// Debian's Chromium as a process without any network: what it shows it was handed over its DevTools pipe. It runs in
// a network namespace of its own (unshare(1)), in its own sandbox, and never as root.
#pragma once

#include <cstddef>
#include <filesystem>

#include <sys/types.h>

#include "model/result.h"

namespace vigie::crawler {

class Browser {
 public:
  /// @return Error::kNotFound where there is no such program; Error::kUnreadable where it cannot be started
  static Result<Browser> start(const std::filesystem::path& program);
  Browser(Browser&& other) noexcept;
  Browser& operator=(Browser&&) = delete;
  /// Ends it and what it started, and removes its folder.
  ~Browser();

  /// Ends of the pipes for commands and answers (--remote-debugging-pipe: JSON texts, each ended by a NUL). The caller
  /// closes them.
  int commands() const { return commands_; }
  int answers() const { return answers_; }

  /// Bytes that it and what it started hold; shared ones count for each.
  std::size_t memory() const;

 private:
  Browser(pid_t id, int commands, int answers, std::filesystem::path folder)
      : id_(id), commands_(commands), answers_(answers), folder_(std::move(folder)) {}

  pid_t id_;  ///< of its process group, too; 0: moved from
  int commands_, answers_;
  std::filesystem::path folder_;
};

}  // namespace vigie::crawler
