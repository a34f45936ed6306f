// A duration at a token: "30 min", "1h", "1h30", "demi-heure", "une heure et demie", "/h", "la nuit", in French,
// English, Spanish, Italian, Portuguese.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct Duration {
  std::chrono::minutes length;
  std::size_t end;  ///< the token after it
};

/// Of a service: at most two days; a night is 720 minutes. "22h" is an hour of the day and none, nor is what is asked
/// for in advance ("30 min avant") or a way ("à 5 min de la gare").
std::optional<Duration> duration_at(const std::vector<Token>& tokens, std::size_t i);

}  // namespace vigie::extractors
