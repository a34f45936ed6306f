// How somebody writes, whatever the words say: where a text departs from plain writing. Kinds after the writeprints of
// Zheng, Li, Chen and Huang 2006, JASIST 57(3):378 (signs, layout, spelling) and, for ads, Nagpal, Miller, Boecking and
// Dubrawski 2017, W-NUT (tariffs, openings). Weak evidence: habits are shared by many, and a site's form may make some.
#pragma once

#include <compare>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::dedup {

enum class HabitKind {
  kEmoji,
  kSigns,      ///< "!!", "..", "…"
  kSpacing,    ///< around signs: "a!", "a !", "a,b"
  kCapitals,   ///< "ABC" in more than three of ten words, "abc" in all
  kSpelling,   ///< "pr", "bcp", …
  kAmounts,    ///< "#€", "# euros", "#/#", …
  kDurations,  ///< "#h", "# min", …
  kLayout,     ///< what lines begin with; "¶": paragraphs
  kOpening,    ///< first word
  kClosing     ///< last word
};

struct WritingHabit {
  HabitKind kind;
  std::string value;
  friend auto operator<=>(const WritingHabit&, const WritingHabit&) = default;
};
using WritingHabits = std::vector<WritingHabit>;  ///< ascending, each once

/// @param names  folded words that are no habits at the beginning or end
WritingHabits writing_habits(std::string_view text, const std::set<std::string>& names);

WritingHabits in_common(const WritingHabits& a, const WritingHabits& b);
/// 0 … 1: those in common of all that either has; 0 where neither has any.
double likeness(const WritingHabits& a, const WritingHabits& b);

}  // namespace vigie::dedup
