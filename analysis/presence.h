// How many persons are there at a time, and how they come and go. As they were seen: who was there and was not seen is
// not in it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/date.h"

namespace vigie::storage {
struct SeenAd;
}

namespace vigie::analysis {

struct Seen;

/// From one week of the period to the next, summed over all such pairs of weeks.
struct Turnover {
  int pairs = 0;              ///< of weeks
  int before = 0, after = 0;  ///< persons of the earlier weeks, and of the later ones
  int came = 0, left = 0;     ///< of the later weeks and not seen in the one before; the other way round
};

/// Of those who came and, where they went, went within the period.
struct StayFigures {
  int persons = 0;  ///< who came
  std::optional<int> median_days;
};

struct Presence {
  std::optional<int> on_a_night, in_a_week;  ///< persons: median (the lower of two) over nights, over weeks
  int nights = 0, weeks = 0;                 ///< over which the medians were taken
  Turnover turnover;
  StayFigures stays;
};

/// A week counts from so many scanned nights on.
inline constexpr int kLeastNightsOfAWeek = 4;
/// Who is not seen on so many scanned nights in a row has gone, or had not come.
inline constexpr std::size_t kNightsAway = 3;

/// Of the persons of these ads.
Presence presence(const Seen& seen, const std::vector<const storage::SeenAd*>& ads);

/// ISO 8601: a week begins on Monday.
Date monday_of(Date day);

}  // namespace vigie::analysis
