// Work that falls into independent parts, on all cores; what is made does not depend on how many there are.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <type_traits>
#include <vector>

namespace vigie::dedup {

inline constexpr std::size_t kLeastOfThread = 4096;  ///< items; fewer are not worth a thread
inline constexpr std::size_t kTurnsOfThread = 16;    ///< so that none waits long for another's last

/// `of(i)` of each i below `count`, in their order.
/// @param of  called from several threads at once; throws nothing but bad_alloc, which ends the program
/// @param of_thread  items, at least, that are worth a thread
template <typename Of>
auto in_parallel(std::size_t count, const Of& of, std::size_t of_thread = kLeastOfThread) {
  using Made = decltype(of(std::size_t{}));
  static_assert(!std::is_same_v<Made, bool>, "threads would write to bits of one byte");
  std::vector<Made> all(count);
  const std::size_t threads =
      std::clamp<std::size_t>(count / of_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
  const std::size_t at_once = std::max<std::size_t>(1, std::min(of_thread, count / (threads * kTurnsOfThread)));
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&]() noexcept {
    for (std::size_t from = next.fetch_add(at_once); from < count; from = next.fetch_add(at_once)) {
      for (std::size_t i = from; i < std::min(count, from + at_once); ++i) all[i] = of(i);
    }
  };
  std::vector<std::jthread> running;
  for (std::size_t thread = 1; thread < threads; ++thread) running.emplace_back(take_turns);
  take_turns();
  running.clear();
  return all;
}

}  // namespace vigie::dedup
