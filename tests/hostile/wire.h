// The server's end of one connection: sends whatever it is told to, however wrong, in its own time.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

namespace vigie::crawler {

class Wire {
 public:
  using Send = std::function<bool(std::string_view)>;
  Wire(Send send, std::function<void()> reset, const std::atomic<bool>& stopping)
      : send_(std::move(send)), reset_(std::move(reset)), stopping_(stopping) {}

  /// @return false where the other side has gone
  bool send(std::string_view bytes) { return !stopping_ && send_(bytes); }
  /// Until the other side has gone; `most` so that a client without limits fails the test instead of the machine.
  void send_again_and_again(std::string_view bytes, std::size_t most) {
    for (std::size_t sent = 0; sent < most && send(bytes); sent += bytes.size()) {
    }
  }
  void drip(std::string_view bytes, std::chrono::milliseconds pause) {
    for (const char byte : bytes) {
      if (!send({&byte, 1})) return;
      wait(pause);
    }
  }
  void wait(std::chrono::milliseconds time) const;
  /// RST instead of FIN.
  void reset() { reset_(); }

 private:
  Send send_;
  std::function<void()> reset_;
  const std::atomic<bool>& stopping_;
};

}  // namespace vigie::crawler
