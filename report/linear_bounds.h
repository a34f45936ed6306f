// The least and the most that whole numbers can be, given sums of them. Linear programs by GLPK, so that the bounds are
// never narrower than what whole numbers allow.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace vigie::report {

struct Term {
  std::size_t unknown = 0;
  double times = 1;
};

/// at_least ≤ sum of its terms ≤ at_most
struct Fact {
  std::vector<Term> terms;
  double at_least = 0, at_most = 0;  ///< may be infinite
};

struct Bounds {
  std::int64_t lo = 0, hi = 0;
};
inline constexpr std::int64_t kUnbounded = 1LL << 40;  ///< the most where nothing bounds it

/// Each unknown is at least 1. One after the other, not from several threads at once (GLPK).
/// @return in the order of the unknowns; facts that contradict each other leave 1 … kUnbounded
std::vector<Bounds> linear_bounds(std::size_t unknowns, std::span<const Fact> facts);

}  // namespace vigie::report
