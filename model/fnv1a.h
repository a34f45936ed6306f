// A hash of bytes that is the same in every run, on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace vigie {

/// FNV-1a, 64 bits (Fowler, Noll and Vo 1991; IETF draft-eastlake-fnv).
constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return hash;
}

}  // namespace vigie
