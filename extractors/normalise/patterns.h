// All places at which an RE2 pattern is found. Linear as long as the pattern's own length is bounded.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace vigie::extractors {

constexpr int kMostGroups = 8;

/// [0] is the whole, then the groups; a group that took no part is a view without data. Views into the text searched.
struct PatternHit {
  std::array<std::string_view, kMostGroups + 1> groups;
  std::string_view whole() const { return groups[0]; }
  std::string_view operator[](std::size_t group) const { return groups[group]; }
};

/// In order, none overlapping another.
std::vector<PatternHit> find_all(const re2::RE2& pattern, std::string_view text);
std::optional<PatternHit> find_first(const re2::RE2& pattern, std::string_view text, std::size_t from = 0);

}  // namespace vigie::extractors
