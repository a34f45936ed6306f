// Moves libcurl transfers along on an io_context: libcurl's multi socket interface (curl_multi_socket_action(3)) says
// which sockets and which timeout matter, Asio waits for them.
#pragma once

#include <coroutine>
#include <map>
#include <memory>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <curl/curl.h>

namespace vigie::crawler {

/// All on the io_context's one thread. Outlives its transfers; destroyed when the io_context runs no more.
class CurlDriver {
 public:
  explicit CurlDriver(boost::asio::io_context& io);
  ~CurlDriver();
  CurlDriver(const CurlDriver&) = delete;
  CurlDriver& operator=(const CurlDriver&) = delete;

  /// Runs a prepared transfer to its end; `easy` stays the caller's.
  boost::asio::awaitable<CURLcode> perform(CURL* easy);

 private:
  struct Watch;
  struct Transfer;
  static int on_socket(CURL*, curl_socket_t socket, int what, void* driver, void*);
  static int on_timeout(CURLM*, long milliseconds, void* driver);
  void watch(curl_socket_t socket, int what);
  void arm(const std::shared_ptr<Watch>& watched);
  void wait(const std::shared_ptr<Watch>& watched, int direction);
  void act(curl_socket_t socket, int event);
  void finish_ended();

  boost::asio::io_context& io_;
  boost::asio::steady_timer timeout_;
  std::map<curl_socket_t, std::shared_ptr<Watch>> watches_;
  CURLM* multi_;
};

}  // namespace vigie::crawler
