// One at a time, in the order of asking: a queue of coroutines on one thread.
#pragma once

#include <coroutine>
#include <deque>
#include <memory>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace vigie::crawler {

class Turns {
 public:
  /// Held while one's turn lasts.
  class Turn {
   public:
    explicit Turn(Turns* turns) : turns_(turns) {}
    Turn(Turn&& other) noexcept : turns_(std::exchange(other.turns_, nullptr)) {}
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (turns_) turns_->pass_on();
    }

   private:
    Turns* turns_;
  };

  explicit Turns(boost::asio::io_context& io) : io_(io) {}

  boost::asio::awaitable<Turn> take() {
    if (!std::exchange(taken_, true)) co_return Turn(this);
    auto called = std::make_shared<Bell>(io_, Bell::time_point::max());
    waiting_.push_back(called);
    boost::system::error_code cancelled;
    co_await called->async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
    co_return Turn(this);
  }

 private:
  using Bell = boost::asio::steady_timer;

  void pass_on() {
    taken_ = !waiting_.empty();
    if (!taken_) return;
    waiting_.front()->cancel();
    waiting_.pop_front();
  }

  boost::asio::io_context& io_;
  bool taken_ = false;
  std::deque<std::shared_ptr<Bell>> waiting_;
};

}  // namespace vigie::crawler
