// A server on loopback that answers with exactly the bytes it is told to, and remembers what it was asked.
#pragma once

#include <atomic>
#include <chrono>
#include <coroutine>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio.hpp>

#include "crawler/address_policy.h"

namespace vigie::crawler {

struct Asked {
  std::string head;  ///< request line and headers
  std::chrono::steady_clock::time_point when;

  std::string path() const {
    const auto begin = head.find(' ') + 1;
    return head.substr(begin, head.find(' ', begin) - begin);
  }
  /// Without regard to the case of `name`'s first letters: as libcurl writes it.
  std::string header(const std::string& name) const {
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

inline std::string answer(const std::string& status, const std::string& headers, const std::string& body) {
  return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n" +
         headers + "\r\n" + body;
}
inline std::string page(const std::string& body) {
  return answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", body);
}
inline std::string redirect(const std::string& to) { return answer("302 Found", "Location: " + to + "\r\n", ""); }

class TinyServer {
 public:
  using Handler = std::function<std::string(const Asked&)>;

  explicit TinyServer(Handler handler)
      : handler_(std::move(handler)),
        acceptor_(io_, {boost::asio::ip::make_address("127.0.0.1"), 0}),
        thread_([this] { serve(); }) {}

  ~TinyServer() {
    stopping_ = true;
    boost::system::error_code ignored;
    boost::asio::ip::tcp::socket knock(io_);
    knock.connect(acceptor_.local_endpoint(), ignored);
    thread_.join();
  }

  Endpoint endpoint() const { return acceptor_.local_endpoint(); }
  std::string address() const { return "127.0.0.1:" + std::to_string(endpoint().port()); }

  std::vector<Asked> asked() const {
    const std::lock_guard lock(mutex_);
    return asked_;
  }
  std::vector<std::string> paths() const {
    std::vector<std::string> paths;
    for (const Asked& one : asked()) paths.push_back(one.path());
    return paths;
  }

 private:
  void serve() {
    while (!stopping_) {
      boost::system::error_code error;
      boost::asio::ip::tcp::socket socket(io_);
      acceptor_.accept(socket, error);
      if (!error && !stopping_) serve_one(socket);
    }
  }

  void serve_one(boost::asio::ip::tcp::socket& socket) {
    boost::system::error_code error;
    std::string head;
    boost::asio::read_until(socket, boost::asio::dynamic_buffer(head), "\r\n\r\n", error);
    if (error) return;
    const Asked one{head, std::chrono::steady_clock::now()};
    {
      const std::lock_guard lock(mutex_);
      asked_.push_back(one);
    }
    boost::asio::write(socket, boost::asio::buffer(handler_(one)), error);
    socket.shutdown(boost::asio::ip::tcp::socket::shutdown_both, error);
  }

  Handler handler_;
  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  mutable std::mutex mutex_;
  std::vector<Asked> asked_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace vigie::crawler
