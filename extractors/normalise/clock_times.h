// A time of day at a token: "22h10", "22:10:05", "10:10 pm", "8 p.m.", "midi", with its zone where one follows.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {

struct ClockTime {
  std::chrono::seconds since_midnight;
  std::optional<std::chrono::minutes> utc_offset;  ///< of "Z", "GMT", "+02:00", "CEST"; absent where none is written
  std::size_t end;                                 ///< the token after it
};

/// @param dotted  whether "13.12" is a time, as it is behind a date
std::optional<ClockTime> clock_time_at(const std::vector<Token>& tokens, std::size_t i, bool dotted = false);

}  // namespace vigie::extractors
