// Sorting on all cores; what comes out does not depend on how many there are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace vigie::dedup {

/// Elements that are equivalent must be equal.
template <typename Value, typename Less = std::ranges::less>
void sort_in_parallel(std::vector<Value>& values, const Less& less = {}) {
  constexpr std::size_t kLeastOfThread = 1 << 16;
  const std::size_t slices =
      std::clamp<std::size_t>(values.size() / kLeastOfThread, 1, std::max(1U, std::thread::hardware_concurrency()));
  const auto bound = [&](std::size_t slice) {
    return values.begin() + static_cast<std::ptrdiff_t>(values.size() * std::min(slice, slices) / slices);
  };
  const auto for_slices = [&](std::size_t step, const auto& work) {
    std::vector<std::jthread> running;
    for (std::size_t slice = step; slice < slices; slice += step) running.emplace_back(work, slice);
    work(std::size_t{0});
  };
  for_slices(1, [&](std::size_t slice) noexcept { std::sort(bound(slice), bound(slice + 1), less); });
  for (std::size_t width = 1; width < slices; width *= 2) {
    for_slices(2 * width, [&](std::size_t slice) noexcept {
      std::inplace_merge(bound(slice), bound(slice + width), bound(slice + 2 * width), less);
    });
  }
}

}  // namespace vigie::dedup
