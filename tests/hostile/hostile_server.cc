#include "tests/hostile/hostile_server.h"

#include <fstream>
#include <utility>

#include <boost/asio/ssl.hpp>
#include <sys/socket.h>

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using TlsStream = asio::ssl::stream<tcp::socket&>;

constexpr std::string_view kDomain = ".hostile.example";

/// What has come, left where it is.
std::string peeked(tcp::socket& socket) {
  std::string bytes(4096, '\0');
  const auto size = ::recv(socket.native_handle(), bytes.data(), bytes.size(), MSG_PEEK);
  bytes.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return bytes;
}

template <typename Stream>
std::string read_head(Stream& stream) {
  std::string head;
  boost::system::error_code error;
  asio::read_until(stream, asio::dynamic_buffer(head, 64 << 10), "\r\n\r\n", error);
  return error ? std::string() : head;
}

template <typename Stream>
Wire wire_of(Stream& stream, tcp::socket& socket, const std::atomic<bool>& stopping) {
  return Wire(
      [&stream](std::string_view bytes) {
        boost::system::error_code error;
        asio::write(stream, asio::buffer(bytes), error);
        return !error;
      },
      [&socket] {
        boost::system::error_code ignored;
        socket.set_option(asio::socket_base::linger(true, 0), ignored);
        socket.close(ignored);
      },
      stopping);
}

}  // namespace

HostileServer::HostileServer(std::vector<Behaviour> behaviours)
    : ca_(good_.pem().string() + ".all"), acceptor_(io_, {asio::ip::make_address("127.0.0.1"), 0}) {
  std::ofstream all(ca_);
  for (const SelfSigned* known : {&good_, &expired_, &other_}) all << std::ifstream(known->pem()).rdbuf();
  all.close();
  for (Behaviour& behaviour : behaviours) behaviours_.emplace(behaviour.name, std::move(behaviour));
  thread_ = std::thread([this] { accept(); });
}

HostileServer::~HostileServer() {
  stopping_ = true;
  boost::system::error_code ignored;
  tcp::socket knock(io_);
  knock.connect(acceptor_.local_endpoint(), ignored);
  thread_.join();
  for (std::thread& connection : connections_) connection.join();
}

std::string HostileServer::address() const { return "127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }

std::vector<Asked> HostileServer::asked_of(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = asked_.find(name);
  return found == asked_.end() ? std::vector<Asked>{} : found->second;
}

void HostileServer::accept() {
  while (!stopping_) {
    boost::system::error_code error;
    tcp::socket socket(io_);
    acceptor_.accept(socket, error);
    if (error || stopping_) continue;
    connections_.emplace_back([this, moved = std::move(socket)]() mutable { serve(std::move(moved)); });
  }
}

const Behaviour* HostileServer::named_in(const std::string& hello) const {
  for (const auto& [name, behaviour] : behaviours_) {
    if (hello.find(name + std::string(kDomain)) != std::string::npos) return &behaviour;
  }
  return nullptr;
}

const SelfSigned& HostileServer::identity_of(Tls tls) const {
  if (tls == Tls::kExpired) return expired_;
  if (tls == Tls::kOtherHost) return other_;
  return tls == Tls::kUnknownAuthority ? unknown_ : good_;
}

void HostileServer::serve(tcp::socket socket) {
  const std::string first = peeked(socket);
  if (first.starts_with('\x16')) {
    if (const Behaviour* behaviour = named_in(first)) serve_tls(socket, *behaviour);
    return;
  }
  Wire wire = wire_of(socket, socket, stopping_);
  answer_one(wire, read_head(socket));
  boost::system::error_code ignored;
  socket.shutdown(tcp::socket::shutdown_both, ignored);
}

void HostileServer::serve_tls(tcp::socket& socket, const Behaviour& behaviour) {
  boost::system::error_code error;
  if (behaviour.tls == Tls::kCloses) return;
  if (behaviour.tls == Tls::kGarbage) {
    asio::write(socket, asio::buffer("\x16\x03\x03\xff\xffnothing of TLS"), error);
    return;
  }
  asio::ssl::context tls(asio::ssl::context::tls_server);
  const SelfSigned& identity = identity_of(behaviour.tls);
  tls.use_certificate_file(identity.pem().string(), asio::ssl::context::pem);
  tls.use_private_key_file(identity.key().string(), asio::ssl::context::pem);
  TlsStream stream(socket, tls);
  stream.handshake(asio::ssl::stream_base::server, error);
  if (error) return;
  Wire wire = wire_of(stream, socket, stopping_);
  answer_one(wire, read_head(stream));
  stream.shutdown(error);
}

void HostileServer::answer_one(Wire& wire, const std::string& head) {
  const Asked asked{head, std::chrono::steady_clock::now()};
  const std::string host = asked.header("Host");
  const std::string name = host.substr(0, host.find('.'));
  const auto behaviour = behaviours_.find(name);
  if (behaviour == behaviours_.end()) return;
  {
    const std::lock_guard lock(mutex_);
    asked_[name].push_back(asked);
  }
  if (!behaviour->second.act(wire, asked)) wire.send(well_behaved(asked));
}

}  // namespace vigie::crawler
