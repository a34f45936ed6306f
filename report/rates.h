// Estimated persons per 10,000 inhabitants, and whether a département differs from the others of the report by more
// than chance: funnel limits, Spiegelhalter 2005, Statistics in Medicine 24:1185.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "report/published_values.h"

namespace vigie::report {

inline constexpr double kRateBase = 10'000;  // inhabitants
/// With fewer départements there is no mean that one could be held against.
inline constexpr std::size_t kLeastOfAFunnel = 4;

/// Limits within which a département as large would lie, were its rate that of all.
struct Funnel {
  double rate = 0, lo = 0, hi = 0;  ///< per 10,000; 99.8 % limits
};

/// @param estimate  of the département: its own doubt widens the limits
Funnel funnel(double persons_of_all, double inhabitants_of_all, const Interval& estimate, double inhabitants);

/// Adds a table “rates” to each département whose estimate is published, in the limits of all of them.
/// @param inhabitants  by code of the département
void add_rates(Report& report, const std::map<std::string, std::int64_t>& inhabitants);

}  // namespace vigie::report
