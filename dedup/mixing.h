// Numbers turned into others that look drawn at random, the same in every run and database.
#pragma once

#include <cstdint>

namespace vigie::dedup {

/// splitmix64 (Steele, Lea and Flood 2014, OOPSLA 453).
constexpr std::uint64_t mixed(std::uint64_t bits) {
  bits += 0x9E3779B97F4A7C15;
  bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
  bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
  return bits ^ (bits >> 31);
}

}  // namespace vigie::dedup
