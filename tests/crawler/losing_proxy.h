// A proxy on loopback between a scan and its server that delays what passes and loses every fourth connection: before
// an answer, or in its middle. Never the same page three times in a row, which is what a scan gives up at.
#pragma once

#include <atomic>
#include <thread>

#include "tests/crawler/tiny_server.h"

namespace vigie::crawler {

class LosingProxy {
 public:
  explicit LosingProxy(const Endpoint& upstream)
      : upstream_(upstream),
        acceptor_(io_, {boost::asio::ip::make_address("127.0.0.1"), 0}),
        thread_([this] { serve(); }) {}

  ~LosingProxy() {
    stopping_ = true;
    boost::system::error_code ignored;
    Socket knock(io_);
    knock.connect(acceptor_.local_endpoint(), ignored);
    thread_.join();
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }
  int lost() const { return lost_; }

 private:
  using Socket = boost::asio::ip::tcp::socket;

  void serve() {
    for (int number = 1; !stopping_; ++number) {
      boost::system::error_code error;
      Socket client(io_);
      acceptor_.accept(client, error);
      if (!error && !stopping_) pass(client, number);
    }
  }

  void pass(Socket& client, int number) {
    boost::system::error_code error;
    std::string asked;
    boost::asio::read_until(client, boost::asio::dynamic_buffer(asked), "\r\n\r\n", error);
    std::this_thread::sleep_for(std::chrono::milliseconds(number % 5 * 3));
    const bool is_lost = number % 4 == 0, in_the_middle = number % 8 == 0;
    if (is_lost) ++lost_;
    if (!is_lost || in_the_middle) {
      const std::string answer = answer_to(asked);
      send_in_pieces(client, std::string_view(answer).substr(0, is_lost ? answer.size() / 2 : answer.size()));
    }
    client.set_option(boost::asio::socket_base::linger(is_lost, 0), error);
    client.close(error);
  }

  std::string answer_to(const std::string& asked) {
    boost::system::error_code error;
    Socket server(io_);
    server.connect(upstream_, error);
    boost::asio::write(server, boost::asio::buffer(asked), error);
    std::string answer;
    boost::asio::read(server, boost::asio::dynamic_buffer(answer), error);
    return answer;
  }

  static void send_in_pieces(Socket& client, std::string_view bytes) {
    constexpr std::size_t kPiece = 150;
    boost::system::error_code error;
    for (; !bytes.empty() && !error; bytes.remove_prefix(std::min(bytes.size(), kPiece))) {
      boost::asio::write(client, boost::asio::buffer(bytes.substr(0, kPiece)), error);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }

  Endpoint upstream_;
  boost::asio::io_context io_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::atomic<bool> stopping_ = false;
  std::atomic<int> lost_ = 0;
  std::thread thread_;
};

}  // namespace vigie::crawler
