#include "crawler/rendering/devtools.h"

#include <deque>
#include <map>
#include <optional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace asio = boost::asio;
using nlohmann::json;

/// Of one message: a page's whole HTML comes in one.
constexpr std::size_t kLongest = std::size_t{64} << 20;

tl::unexpected<Error> browser_gone() { return fail(Error::kNetwork, tr("Chromium ended before its page was ready")); }

}  // namespace

/// Shared with the coroutines that read and write, which outlive a DevTools that was closed.
struct DevTools::Channel {
  struct Waiting {
    explicit Waiting(asio::io_context& io) : bell(io, kPatience) {}
    asio::steady_timer bell;
    std::optional<json> answer;
  };

  Channel(asio::io_context& its_io, int write_end, int read_end)
      : io(its_io), commands(io, write_end), answers(io, read_end), received(kLongest) {}

  static asio::awaitable<void> receive(std::shared_ptr<Channel> channel);
  static asio::awaitable<void> send(std::shared_ptr<Channel> channel);

  void close() {
    closed = true;
    boost::system::error_code ignored;
    commands.close(ignored);
    answers.close(ignored);
    for (auto& [id, call] : calls) call->bell.cancel();
  }

  void take(const std::string& text) {
    const json message = json::parse(text, nullptr, false);
    if (!message.is_object()) return close();
    if (const auto id = message.find("id"); id != message.end() && id->is_number_integer()) {
      const auto call = calls.find(id->get<int>());
      if (call == calls.end()) return;
      call->second->answer = message;
      call->second->bell.cancel();
      return;
    }
    const auto listener = listeners.find(message.value("sessionId", ""));
    if (listener == listeners.end() || !listener->second) return;
    const Listener told = listener->second;  // it may leave while it is told
    told(message.value("method", ""), message.value("params", json::object()));
  }

  asio::io_context& io;
  asio::posix::stream_descriptor commands, answers;
  asio::streambuf received;
  std::deque<std::string> to_send;
  std::map<int, std::shared_ptr<Waiting>> calls;  ///< by the command's number
  std::map<std::string, Listener> listeners;      ///< by session
  int last_id = 0;
  bool sending = false, closed = false;
};

asio::awaitable<void> DevTools::Channel::receive(std::shared_ptr<Channel> channel) {
  while (!channel->closed) {
    boost::system::error_code failed;
    const std::size_t size = co_await asio::async_read_until(channel->answers, channel->received, '\0',
                                                             asio::redirect_error(asio::use_awaitable, failed));
    if (failed) break;
    const auto begin = asio::buffers_begin(channel->received.data());
    const std::string text(begin, begin + static_cast<std::ptrdiff_t>(size - 1));
    channel->received.consume(size);
    channel->take(text);
  }
  channel->close();
}

asio::awaitable<void> DevTools::Channel::send(std::shared_ptr<Channel> channel) {
  while (!channel->to_send.empty() && !channel->closed) {
    const std::string text = std::exchange(channel->to_send.front(), {});
    channel->to_send.pop_front();
    boost::system::error_code failed;
    const auto bytes = asio::buffer(text.c_str(), text.size() + 1);
    co_await asio::async_write(channel->commands, bytes, asio::redirect_error(asio::use_awaitable, failed));
    if (failed) channel->close();
  }
  channel->sending = false;
}

DevTools::DevTools(asio::io_context& io, int commands, int answers)
    : channel_(std::make_shared<Channel>(io, commands, answers)) {
  asio::co_spawn(io, Channel::receive(channel_), asio::detached);
}

DevTools::~DevTools() { close(); }

asio::awaitable<Result<json>> DevTools::call(std::string session, std::string command, json parameters) {
  const auto channel = channel_;
  if (channel->closed) co_return browser_gone();
  const int id = ++channel->last_id;
  json message = {{"id", id}, {"method", command}, {"params", std::move(parameters)}};
  if (!session.empty()) message["sessionId"] = session;
  channel->to_send.push_back(message.dump(-1, ' ', false, json::error_handler_t::replace));
  if (!std::exchange(channel->sending, true)) asio::co_spawn(channel->io, Channel::send(channel), asio::detached);
  const auto waiting = channel->calls.emplace(id, std::make_shared<Channel::Waiting>(channel->io)).first->second;
  boost::system::error_code rung;
  co_await waiting->bell.async_wait(asio::redirect_error(asio::use_awaitable, rung));
  channel->calls.erase(id);
  if (waiting->answer && waiting->answer->contains("result")) co_return (*waiting->answer)["result"];
  if (channel->closed) co_return browser_gone();
  co_return fail(Error::kNetwork, tr("Chromium did not do what it was asked"), std::move(command));
}

void DevTools::listen(const std::string& session, Listener listener) {
  channel_->listeners.insert_or_assign(session, std::move(listener));
}

bool DevTools::closed() const { return channel_->closed; }
void DevTools::close() { channel_->close(); }

}  // namespace vigie::crawler
