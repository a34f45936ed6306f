// Positions as CSS writes them: "2", "odd", "-n+3". CSS Syntax Level 3, section 6 "The An+B microsyntax". Internal.
#pragma once

#include <optional>

#include "extractors/selector_scanner.h"

namespace vigie::extractors {

/// The positions a·n + b for n = 0, 1, 2 …; the first one where nothing is said.
struct AnPlusB {
  long long a = 0, b = 1;

  bool contains(long long position) const {
    const long long rest = position - b;
    return a == 0 ? rest == 0 : rest % a == 0 && rest / a >= 0;
  }
};

/// Reads one formula and leaves the scanner behind it; nothing where there is none.
std::optional<AnPlusB> read_an_plus_b(SelectorScanner& scan);

}  // namespace vigie::extractors
