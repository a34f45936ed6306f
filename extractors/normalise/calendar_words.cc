#include "extractors/normalise/calendar_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "extractors/normalise/tokens.h"

namespace vigie::extractors {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"janvier janv jan january",
                                                   "fevrier fevr fev february feb febr",
                                                   "mars mar march",
                                                   "avril avr april apr",
                                                   "mai may",
                                                   "juin june jun",
                                                   "juillet juil juill july jul",
                                                   "aout aou august aug",
                                                   "septembre sept sep september",
                                                   "octobre oct october",
                                                   "novembre nov november",
                                                   "decembre dec december"};

constexpr std::array<std::string_view, 7> kWeekdays{"dimanche dim sunday sun",
                                                    "lundi lun monday mon",
                                                    "mardi mar tuesday tue tues",
                                                    "mercredi mer wednesday wed weds",
                                                    "jeudi jeu thursday thu thur thurs",
                                                    "vendredi ven friday fri",
                                                    "samedi sam saturday sat"};

using Places = std::unordered_map<std::string_view, unsigned>;

/// Each name with the place of its list.
Places places_of(std::span<const std::string_view> lists) {
  Places places;
  for (unsigned place = 0; place < lists.size(); ++place) {
    for (const auto name : words_of_list(lists[place])) places.emplace(name, place);
  }
  return places;
}

std::optional<unsigned> place_in(const Places& places, std::string_view name) {
  const auto found = places.find(name);
  if (found == places.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<std::chrono::month> month_named(std::string_view word) {
  static const Places kPlaces = places_of(kMonths);
  const auto place = place_in(kPlaces, word);
  if (!place) return std::nullopt;
  return std::chrono::month(*place + 1);
}

std::optional<std::chrono::weekday> weekday_named(std::string_view word) {
  static const Places kPlaces = places_of(kWeekdays);
  const auto place = place_in(kPlaces, word);
  if (!place) return std::nullopt;
  return std::chrono::weekday(*place);
}

}  // namespace vigie::extractors
