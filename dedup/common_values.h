// What two ascending lists have in common, four against four at a time (Schlegel, Willhalm and Lehner 2011, ADMS, "Fast
// sorted-set intersection using SIMD instructions"), in the vectors that both GCC and Clang know on any machine.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace vigie::dedup {

/// True where one of the four is among the other four.
inline bool share_any(const std::uint32_t* a, const std::uint32_t* b) {
  using Four = std::uint32_t __attribute__((vector_size(16)));
  using Halves = std::uint64_t __attribute__((vector_size(16)));
  Four x, y;
  std::memcpy(&x, a, sizeof x);
  std::memcpy(&y, b, sizeof y);
  const auto equal = (x == y) | (x == __builtin_shufflevector(y, y, 1, 2, 3, 0)) |
                     (x == __builtin_shufflevector(y, y, 2, 3, 0, 1)) |
                     (x == __builtin_shufflevector(y, y, 3, 0, 1, 2));
  const auto halves = std::bit_cast<Halves>(equal);
  return (halves[0] | halves[1]) != 0;
}

/// Visits what both have, ascending.
/// @param a,b  ascending, each value once
template <typename Visit>
void for_each_common(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, const Visit& visit) {
  constexpr std::size_t kFour = 4;
  // No branch: which of the two goes on cannot be foreseen.
  const auto one_by_one = [&](std::span<const std::uint32_t> some, std::span<const std::uint32_t> others) {
    for (std::size_t i = 0, j = 0; i < some.size() && j < others.size();) {
      const std::uint32_t x = some[i], y = others[j];
      if (x == y) visit(x);
      i += x <= y ? 1 : 0, j += y <= x ? 1 : 0;
    }
  };
  std::size_t i = 0, j = 0;
  while (i + kFour <= a.size() && j + kFour <= b.size()) {
    if (share_any(&a[i], &b[j])) one_by_one(a.subspan(i, kFour), b.subspan(j, kFour));
    const std::uint32_t x = a[i + kFour - 1], y = b[j + kFour - 1];
    i += x <= y ? kFour : 0, j += y <= x ? kFour : 0;
  }
  one_by_one(a.subspan(i), b.subspan(j));
}

}  // namespace vigie::dedup
