// All hostile sites on one port of loopback, told apart by the host that is asked for; a thread a connection.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio.hpp>

#include "tests/crawler/self_signed.h"
#include "tests/hostile/behaviour.h"

namespace vigie::crawler {

class HostileServer {
 public:
  explicit HostileServer(std::vector<Behaviour> behaviours);
  ~HostileServer();

  std::string address() const;
  /// The authorities that the scan trusts: all but one.
  const std::filesystem::path& ca() const { return ca_; }
  std::vector<Asked> asked_of(const std::string& name) const;

 private:
  using tcp = boost::asio::ip::tcp;
  void accept();
  void serve(tcp::socket socket);
  void serve_tls(tcp::socket& socket, const Behaviour& behaviour);
  void answer_one(Wire& wire, const std::string& head);
  const Behaviour* named_in(const std::string& hello) const;
  const SelfSigned& identity_of(Tls tls) const;

  std::map<std::string, Behaviour> behaviours_;
  SelfSigned good_{"*.hostile.example"}, expired_{"tls-expired.hostile.example", -60}, other_{"other.example"},
      unknown_{"tls-unknown-authority.hostile.example"};
  std::filesystem::path ca_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::map<std::string, std::vector<Asked>> asked_;
  std::vector<std::thread> connections_;
  boost::asio::io_context io_;
  tcp::acceptor acceptor_;
  std::thread thread_;
};

}  // namespace vigie::crawler
