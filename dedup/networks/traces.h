// What two persons have in common that tells of one hand behind them, each as a level, from agreeing to none.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "dedup/linkage/fields.h"
#include "dedup/networks/person_profiles.h"

namespace vigie::dedup {

enum class Trace : std::uint8_t { kContact, kPhotos, kText, kTour, kTariffs, kPlace, kTextCompany, kPhotoCompany };
inline constexpr std::size_t kTraces = 8;
/// Levels of each trace, in that order. Contact: one in common, none. Photos: two pictures in common, one, none. Text:
/// likeness above .75, .5, .3, below. Tour: two moves in common, one, none. Tariffs: all amounts the same, two in
/// common, one, none. Place: same commune, same département, another. Company: others who have the same wording
/// (picture) agree otherwise by more than 2 bits, by more than 0, disagree by up to 2 bits, by more.
inline constexpr std::array<std::size_t, kTraces> kTraceLevelsOf = {2, 3, 4, 3, 4, 3, 4, 4};

inline constexpr std::size_t kMostTraceLevels = 4;

/// Of two persons.
struct TraceLevels {
  std::array<std::int8_t, kTraces> of;  ///< kMissing where one of the two has nothing to compare
  double tour_surprise = 0;             ///< bits, that strangers make the moves that the two have in common

  std::int8_t& operator[](Trace trace) { return of[static_cast<std::size_t>(trace)]; }
  std::int8_t operator[](Trace trace) const { return of[static_cast<std::size_t>(trace)]; }
};

/// All but company, which takes more than the two.
TraceLevels compare_persons(const PersonProfiles& profiles, const Wordings& wordings, PersonPair pair);
/// Nothing where the two have no contact, picture, wording or move in common.
std::optional<TraceLevels> compare_if_traced(const PersonProfiles& profiles, const Wordings& wordings, PersonPair pair);
/// What wants no wording: tariffs and places.
TraceLevels compare_asked(const PersonProfile& left, const PersonProfile& right);

/// By which a pair is found.
inline constexpr std::array kTracing = {Trace::kContact, Trace::kPhotos, Trace::kText, Trace::kTour};
/// At any level but the last.
bool is_shared(Trace trace, const TraceLevels& levels);

}  // namespace vigie::dedup
