#include "analysis/sighting_histories.h"

#include <algorithm>
#include <map>

namespace vigie::analysis {
namespace {

struct Sightings {
  std::set<Date> nights;
  std::set<std::string> sites;
};

std::map<PersonId, Sightings> sightings_of(const std::vector<const storage::SeenAd*>& ads) {
  std::map<PersonId, Sightings> sightings;
  for (const storage::SeenAd* ad : ads) {
    if (!ad->person || ad->nights.empty()) continue;
    Sightings& person = sightings[*ad->person];
    person.nights.insert(ad->nights.begin(), ad->nights.end());
    person.sites.insert(ad->site);
  }
  return sightings;
}

dedup::Detectable detectable(const Seen& seen, const std::set<std::string>& sites) {
  dedup::Detectable nights(static_cast<std::size_t>((seen.period.to - seen.period.from).count()) + 1);
  for (const Date night : seen.nights) {
    nights[static_cast<std::size_t>((night - seen.period.from).count())] =
        std::ranges::any_of(sites, [&](const std::string& site) {
          return !seen.silent.contains({site, night});
        });
  }
  return nights;
}

dedup::OpenHistory history(const Seen& seen, const std::set<Date>& nights, const dedup::Detectable& detectable) {
  const int first = static_cast<int>((*nights.begin() - seen.period.from).count());
  const int last = static_cast<int>((*nights.rbegin() - seen.period.from).count());
  const int times = static_cast<int>(nights.size());
  const auto chances = std::count(detectable.begin() + first, detectable.begin() + last + 1, true);
  return {.first = first, .last = last, .seen = times, .missed = std::max(0, static_cast<int>(chances) - times)};
}

}  // namespace

dedup::OpenHistories open_histories(const Seen& seen, const std::vector<const storage::SeenAd*>& ads) {
  dedup::OpenHistories histories{.nights = static_cast<int>((seen.period.to - seen.period.from).count()) + 1};
  std::map<dedup::Detectable, std::size_t> groups;
  for (const auto& [person, sightings] : sightings_of(ads)) {
    const auto nights = detectable(seen, sightings.sites);
    const auto [group, is_new] = groups.emplace(nights, groups.size());
    if (is_new) histories.groups.push_back(nights);
    histories.persons.push_back(history(seen, sightings.nights, nights));
    histories.persons.back().group = group->second;
  }
  return histories;
}

std::vector<std::int64_t> sighting_frequencies(const dedup::OpenHistories& histories) {
  std::vector<std::int64_t> frequencies;
  for (const dedup::OpenHistory& person : histories.persons) {
    const auto times = static_cast<std::size_t>(person.seen);
    if (frequencies.size() < times) frequencies.resize(times);
    ++frequencies[times - 1];
  }
  return frequencies;
}

}  // namespace vigie::analysis
