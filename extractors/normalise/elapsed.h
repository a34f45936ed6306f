// A span of time before or after now: "il y a 3 heures", "1 year, 2 months ago", "dans 2 jours", "la semaine dernière".
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"
#include "model/date.h"

namespace vigie::extractors {

struct Elapsed {
  std::chrono::months months{0};
  std::chrono::days days{0};
  std::chrono::seconds seconds{0};
  bool has_time_of_day = false;  ///< counted in hours or less, or in parts of a day
  bool is_vague = false;         ///< "quelques minutes"
  bool is_future = false;        ///< "dans", "in", "later"
  bool is_directed = true;       ///< false where neither "il y a", "ago" nor the like says that it is counted from now
  std::size_t end = 0;           ///< the token after it
};

std::optional<Elapsed> elapsed_at(const std::vector<Token>& tokens, std::size_t i);

/// The day or instant that lies so far from `now`; hours counted from a day alone give a day. Nothing where the span is
/// so vague that the day is not known.
std::optional<Posted> count_from(const Posted& now, const Elapsed& elapsed);

}  // namespace vigie::extractors
