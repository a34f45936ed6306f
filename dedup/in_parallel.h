// Work that falls into independent parts, on all cores; what is made does not depend on how many there are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace vigie::dedup {

inline constexpr std::size_t kLeastOfThread = 4096;  ///< items; fewer are not worth a thread

/// `of(i)` of each i below `count`, in their order.
/// @param of  called from several threads at once; throws nothing but bad_alloc, which ends the program
/// @param of_thread  items, at least, that are worth a thread
template <typename Of>
auto in_parallel(std::size_t count, const Of& of, std::size_t of_thread = kLeastOfThread) {
  std::vector<decltype(of(std::size_t{}))> all(count);
  const auto fill = [&](std::size_t from, std::size_t to) noexcept {
    for (std::size_t i = from; i < to; ++i) all[i] = of(i);
  };
  const std::size_t threads =
      std::clamp<std::size_t>(count / of_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::jthread> running;
  for (std::size_t thread = 1; thread < threads; ++thread) {
    running.emplace_back(fill, count * thread / threads, count * (thread + 1) / threads);
  }
  fill(0, count / threads);
  running.clear();
  return all;
}

}  // namespace vigie::dedup
