// What of an ad outlives its translation: its numbers and emoji, in their order. That words spelt alike, numbers above
// all, stand in the same order in two languages aligns bilingual texts (Simard, Foster and Isabelle 1992, TMI).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {

/// Numbers of two to four digits, since what is less is spelt out in another language and what is more is a contact or
/// a code, and emoji (UTS #51; without skin tones, of equal ones in a row one), in their order. Nine digits or more
/// that begin with 0 or +, with no more than two signs between any two numbers, are a phone and left out.
std::vector<std::string> outline(std::string_view utf8);

/// Of a longer outline the first runs alone are kept.
inline constexpr std::size_t kMostOutlineRuns = 64;

/// Each three pieces in a row, once, in their order.
std::vector<std::string> outline_runs(const std::vector<std::string>& outline);

}  // namespace vigie
