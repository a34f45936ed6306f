#include "bench/crawl/page_server.h"

#include <array>
#include <atomic>
#include <csignal>
#include <thread>

#include <boost/asio.hpp>
#include <fmt/format.h>
#include <sys/wait.h>

namespace vigie::bench {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

struct Pages {
  std::map<std::string, Content> before, after;
  std::atomic<bool> changed = false;
  std::atomic<int> requests = 0;

  std::string head_of(const std::string& asked, std::string& body);
};

std::string answer(const std::string& status, std::size_t length, const std::string& headers = "") {
  return fmt::format("HTTP/1.1 {}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n{}\r\n", status,
                     length, headers);
}

std::string Pages::head_of(const std::string& asked, std::string& body) {
  const std::string path = asked.substr(4, asked.find(' ', 4) - 4);
  if (path == "/robots.txt") return answer("200 OK", 0);
  if (path == "/change") changed = true;
  if (path == "/requests") body = std::to_string(requests.exchange(0));
  if (path == "/change" || path == "/requests") return answer("200 OK", body.size());
  ++requests;
  const auto& now = changed ? after : before;
  const auto found = now.find(path);
  if (found == now.end()) return answer("404 Not Found", 0);
  const auto& [html, etag] = found->second;
  const std::string header = etag.empty() ? "" : "ETag: " + etag + "\r\n";
  if (!etag.empty() && asked.find("If-None-Match: " + etag) != std::string::npos)
    return answer("304 Not Modified", 0, header);
  body = html + frame();
  return answer("200 OK", body.size(), header);
}

void serve(tcp::socket socket, Pages& pages) {
  socket.set_option(tcp::no_delay(true));
  std::string received;
  boost::system::error_code error;
  while (true) {
    const auto size = asio::read_until(socket, asio::dynamic_buffer(received), "\r\n\r\n", error);
    if (error) return;
    std::string body;
    const std::string head = pages.head_of(received.substr(0, size), body);
    received.erase(0, size);
    asio::write(socket, std::array<asio::const_buffer, 2>{asio::buffer(head), asio::buffer(body)}, error);
    if (error) return;
  }
}

[[noreturn]] void run(asio::io_context& io, tcp::acceptor& acceptor, const Extent& extent) {
  Pages pages{contents(extent, false), contents(extent, true)};
  while (true) {
    tcp::socket socket(io);
    acceptor.accept(socket);
    std::thread([moved = std::move(socket), &pages]() mutable { serve(std::move(moved), pages); }).detach();
  }
}

}  // namespace

PageServer::PageServer(const Extent& extent) {
  asio::io_context io;
  tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"), 0});
  port_ = acceptor.local_endpoint().port();
  process_ = ::fork();
  if (process_ == 0) run(io, acceptor, extent);
}

PageServer::~PageServer() {
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

std::string PageServer::ask(const std::string& path) const {
  asio::io_context io;
  tcp::socket socket(io);
  socket.connect({asio::ip::make_address("127.0.0.1"), port_});
  asio::write(socket, asio::buffer("GET " + path + " HTTP/1.1\r\n\r\n"));
  std::string answer;
  asio::read_until(socket, asio::dynamic_buffer(answer), "\r\n\r\n");
  boost::system::error_code ended;
  const auto length = std::stoul(answer.substr(answer.find("Content-Length: ") + 16));
  const auto begin = answer.find("\r\n\r\n") + 4;
  while (answer.size() < begin + length && !ended)
    asio::read(socket, asio::dynamic_buffer(answer), asio::transfer_at_least(1), ended);
  return answer.substr(begin);
}

void PageServer::change() const { ask("/change"); }

int PageServer::requests() const { return std::stoi(ask("/requests")); }

}  // namespace vigie::bench
