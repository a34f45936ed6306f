// The Chrome DevTools Protocol over a pipe: commands and their answers, and what a tab reports.
// https://chromedevtools.github.io/devtools-protocol/
#pragma once

#include <chrono>
#include <coroutine>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "model/result.h"

namespace vigie::crawler {

/// On the io_context's one thread, which stays busy until `close`.
class DevTools {
 public:
  using Listener = std::function<void(const std::string& event, const nlohmann::json& parameters)>;

  /// @param commands, answers  file descriptors; closed by this
  DevTools(boost::asio::io_context& io, int commands, int answers);
  ~DevTools();
  DevTools(const DevTools&) = delete;
  DevTools& operator=(const DevTools&) = delete;

  /// @param session  of a tab; empty: the browser's own
  /// @return Error::kNetwork where the browser refuses, says nothing for `patience`, or is gone
  boost::asio::awaitable<Result<nlohmann::json>> call(std::string session, std::string command,
                                                      nlohmann::json parameters);
  /// Of a tab's events, from now on; they are passed over where `listener` is empty.
  void listen(const std::string& session, Listener listener);
  bool closed() const;
  void close();

  static constexpr std::chrono::seconds kPatience{20};

 private:
  struct Channel;
  std::shared_ptr<Channel> channel_;
};

}  // namespace vigie::crawler
