// When an ad was posted, in the words that sites use.
#pragma once

#include <optional>
#include <string>

#include "model/date.h"

namespace vigie::testbed {

enum class PostedStyle {
  kNone,
  kRelative,    ///< "il y a 3 heures", "hier", "il y a 5 jours"
  kDayAndHour,  ///< "Aujourd'hui à 09h15", "Hier à 22h10", "12/09/2026 à 14h05"
  kNumeric,     ///< "12/09/2026"
  kWords,       ///< "12 septembre 2026"
  kIso,         ///< "2026-09-12 14:05:00"
};

/// As read at `now`, in Europe/Paris; nothing for kNone.
std::optional<std::string> posted_text(PostedStyle style, Instant posted, Instant now);

}  // namespace vigie::testbed
