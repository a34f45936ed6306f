#include "analysis/presence.h"

#include <algorithm>
#include <map>

#include "analysis/seen.h"
#include "analysis/stays.h"

namespace vigie::analysis {
namespace {

using Offers = std::vector<const storage::SeenAd*>;
using Persons = std::set<PersonId>;

int count(std::size_t size) { return static_cast<int>(size); }

/// Persons by what `part_of` makes of a night.
template <typename Part>
std::map<Date, Persons> persons_by(const Offers& ads, const Part& part_of) {
  std::map<Date, Persons> persons;
  for (const storage::SeenAd* ad : ads) {
    if (!ad->person) continue;
    for (const Date night : ad->nights) persons[part_of(night)].insert(*ad->person);
  }
  return persons;
}

/// Mondays of the weeks with enough scanned nights.
std::vector<Date> scanned_weeks(const Seen& seen) {
  std::map<Date, int> nights;
  for (const Date night : seen.nights) ++nights[monday_of(night)];
  std::vector<Date> mondays;
  for (const auto& [monday, scanned] : nights) {
    if (scanned >= kLeastNightsOfAWeek) mondays.push_back(monday);
  }
  return mondays;
}

std::optional<int> median_persons(std::map<Date, Persons>& persons, const std::vector<Date>& days) {
  if (days.empty()) return std::nullopt;
  std::vector<int> counts;
  for (const Date day : days) counts.push_back(count(persons[day].size()));
  std::ranges::sort(counts);
  return counts[(counts.size() - 1) / 2];
}

int missing_in(const Persons& these, const Persons& those) {
  return static_cast<int>(std::ranges::count_if(these, [&](PersonId person) { return !those.contains(person); }));
}

Turnover turnover(const std::map<Date, Persons>& persons, const std::vector<Date>& mondays) {
  Turnover turnover;
  for (std::size_t i = 1; i < mondays.size(); ++i) {
    if (mondays[i] - mondays[i - 1] != std::chrono::days{7}) continue;
    const Persons &before = persons.at(mondays[i - 1]), &after = persons.at(mondays[i]);
    ++turnover.pairs;
    turnover.before += count(before.size());
    turnover.after += count(after.size());
    turnover.came += missing_in(after, before);
    turnover.left += missing_in(before, after);
  }
  return turnover;
}

struct Days {
  Date first, last;
};

std::map<PersonId, Days> days_of_persons(const Offers& ads) {
  std::map<PersonId, Days> days;
  for (const storage::SeenAd* ad : ads) {
    if (!ad->person || ad->nights.empty()) continue;
    const auto [place, is_new] = days.emplace(*ad->person, Days{ad->nights.front(), ad->nights.back()});
    place->second.first = std::min(place->second.first, ad->nights.front());
    place->second.last = std::max(place->second.last, ad->nights.back());
  }
  return days;
}

/// Who was seen on one of the first nights may have been there before, who was on one of the last may stay.
StayFigures stays(const Seen& seen, const Offers& ads) {
  if (seen.nights.size() <= 2 * kNightsAway) return {};
  const Date came_from = seen.nights[kNightsAway], gone_before = seen.nights[seen.nights.size() - kNightsAway];
  std::vector<Stay> stays;
  for (const auto& [person, days] : days_of_persons(ads)) {
    if (days.first < came_from) continue;
    stays.push_back({static_cast<int>((days.last - days.first).count()) + 1, days.last < gone_before});
  }
  return {count(stays.size()), median_stay(stays)};
}

}  // namespace

Date monday_of(Date day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); }

Presence presence(const Seen& seen, const Offers& ads) {
  const std::vector<Date> mondays = scanned_weeks(seen);
  auto by_night = persons_by(ads, [](Date night) { return night; });
  auto by_week = persons_by(ads, monday_of);
  Presence presence{.on_a_night = median_persons(by_night, seen.nights),
                    .in_a_week = median_persons(by_week, mondays),
                    .nights = count(seen.nights.size()),
                    .weeks = count(mondays.size())};
  presence.turnover = turnover(by_week, mondays);
  presence.stays = stays(seen, ads);
  return presence;
}

}  // namespace vigie::analysis
