// The weakest cut of a cluster: which of its members hold to the others by least. Stoer and Wagner 1997, "A simple
// min-cut algorithm", J. ACM 44(4):585.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace vigie::analysis {

/// Two members, by place, and the bits that hold them together; ≥ 0.
struct Hold {
  std::size_t left = 0, right = 0;
  double bits = 0;
};

struct Cut {
  std::vector<std::size_t> side;  ///< the smaller part, ascending
  double bits = 0;                ///< of all that is cut; 0 where the parts hold by nothing
};

/// Above this the cut is not looked for: the time grows as members × (holds + members × log members).
inline constexpr std::size_t kMostMembersToCut = 2'000;

/// @return nothing for fewer than two members or more than kMostMembersToCut
std::optional<Cut> weakest_cut(std::size_t members, std::span<const Hold> holds);

}  // namespace vigie::analysis
