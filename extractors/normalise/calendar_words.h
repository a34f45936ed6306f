// Names of months and days of the week, whole or shortened, in French and English.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace vigie::extractors {

/// @param word  folded: "sept", "fevrier", "aug"
std::optional<std::chrono::month> month_named(std::string_view word);

/// "mar" is Tuesday here and March there: who reads a date asks for the month first.
/// @param word  folded: "lundi", "jeu", "tues"
std::optional<std::chrono::weekday> weekday_named(std::string_view word);

}  // namespace vigie::extractors
