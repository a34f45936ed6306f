#include "crawler/curl_driver.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie::crawler {

namespace asio = boost::asio;

/// Idle ones are closed beyond that, the oldest first: one for each site of a national night, and no more, since a site
/// with a host a town would keep one open at each of them.
constexpr long kKeptConnections = 40;

/// A socket in which libcurl is interested. The descriptor is libcurl's own: released, never closed here.
struct CurlDriver::Watch {
  Watch(asio::io_context& io, curl_socket_t socket) : descriptor(io, socket), fd(socket) {}

  asio::posix::stream_descriptor descriptor;
  curl_socket_t fd;
  int wanted = CURL_POLL_NONE;
  int waiting = CURL_POLL_NONE;
  bool dropped = false;

  void drop() {
    dropped = true;
    descriptor.release();
  }
};

struct CurlDriver::Transfer {
  explicit Transfer(asio::io_context& io) : ended(io, asio::steady_timer::time_point::max()) {}

  asio::steady_timer ended;  ///< cancelled at the end
  bool done = false;
  CURLcode code = CURLE_OK;
};

CurlDriver::CurlDriver(asio::io_context& io) : io_(io), timeout_(io), multi_(curl_multi_init()) {
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, on_timeout);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, kKeptConnections);
}

CurlDriver::~CurlDriver() {
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, nullptr);
  curl_multi_cleanup(multi_);
  for (const auto& [socket, watched] : watches_) watched->drop();
}

int CurlDriver::on_socket(CURL*, curl_socket_t socket, int what, void* driver, void*) {
  static_cast<CurlDriver*>(driver)->watch(socket, what);
  return 0;
}

int CurlDriver::on_timeout(CURLM*, long milliseconds, void* user) {
  auto& driver = *static_cast<CurlDriver*>(user);
  if (milliseconds < 0) return driver.timeout_.cancel(), 0;
  driver.timeout_.expires_after(std::chrono::milliseconds(milliseconds));
  driver.timeout_.async_wait([&driver](boost::system::error_code error) {
    if (!error) driver.act(CURL_SOCKET_TIMEOUT, 0);
  });
  return 0;
}

void CurlDriver::watch(curl_socket_t socket, int what) {
  auto& watched = watches_[socket];
  if (what == CURL_POLL_REMOVE) {
    if (watched) watched->drop();
    watches_.erase(socket);
    return;
  }
  if (!watched) watched = std::make_shared<Watch>(io_, socket);
  watched->wanted = what;
  arm(watched);
}

void CurlDriver::arm(const std::shared_ptr<Watch>& watched) {
  for (const int direction : {CURL_POLL_IN, CURL_POLL_OUT}) {
    if ((watched->wanted & direction) && !(watched->waiting & direction)) wait(watched, direction);
  }
}

void CurlDriver::wait(const std::shared_ptr<Watch>& watched, int direction) {
  using Descriptor = asio::posix::stream_descriptor;
  const bool in = direction == CURL_POLL_IN;
  watched->waiting |= direction;
  watched->descriptor.async_wait(in ? Descriptor::wait_read : Descriptor::wait_write,
                                 [this, watched, direction, in](boost::system::error_code error) {
                                   watched->waiting &= ~direction;
                                   if (watched->dropped || !(watched->wanted & direction)) return;
                                   act(watched->fd, error ? CURL_CSELECT_ERR : in ? CURL_CSELECT_IN : CURL_CSELECT_OUT);
                                   if (!watched->dropped) arm(watched);
                                 });
}

void CurlDriver::act(curl_socket_t socket, int event) {
  int running = 0;
  curl_multi_socket_action(multi_, socket, event, &running);
  finish_ended();
}

void CurlDriver::finish_ended() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    Transfer* transfer = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    transfer->code = message->data.result;
    transfer->done = true;
    curl_multi_remove_handle(multi_, message->easy_handle);
    transfer->ended.cancel();
  }
}

asio::awaitable<CURLcode> CurlDriver::perform(CURL* easy) {
  Transfer transfer(io_);
  curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
  curl_multi_add_handle(multi_, easy);
  boost::system::error_code cancelled;
  while (!transfer.done) co_await transfer.ended.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  co_return transfer.code;
}

}  // namespace vigie::crawler
