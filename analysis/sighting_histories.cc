#include "analysis/sighting_histories.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace vigie::analysis {
namespace {

struct Sightings {
  std::vector<Date> nights;     // ascending, each once
  std::vector<Date> elsewhere;  // the same
  std::set<std::string> sites;
  int marked_ads = 0, unmarked_ads = 0;
};

bool is_marked(const Sightings& person) { return person.marked_ads > 0 || !person.elsewhere.empty(); }

void add_nights(std::vector<Date>& nights, const std::vector<Date>& more) {
  nights.insert(nights.end(), more.begin(), more.end());
}

void sort_once(std::vector<Date>& nights) {
  std::ranges::sort(nights);
  nights.erase(std::unique(nights.begin(), nights.end()), nights.end());
}

PersonId person_in(const storage::PersonSample& sample, AdRow ad, PersonId best) {
  const auto other = sample.find(ad);
  return other == sample.end() ? best : other->second;
}

using Ads = std::vector<const storage::SeenAd*>;

// @param sample  ads that are another person's in it than in the best linkage
std::map<PersonId, Sightings> sightings_of(const Seen& seen, const Ads& ads, const storage::PersonSample& sample = {}) {
  std::map<PersonId, Sightings> sightings;
  for (const storage::SeenAd* ad : ads) {
    if (!ad->person || ad->nights.empty()) continue;
    Sightings& person = sightings[person_in(sample, ad->ad, *ad->person)];
    add_nights(person.nights, ad->nights);
    person.sites.insert(ad->site);
    ++(ad->is_marked ? person.marked_ads : person.unmarked_ads);
  }
  for (const storage::AdElsewhere& ad : seen.elsewhere) {
    const auto person = sightings.find(person_in(sample, ad.ad, ad.person));
    if (person != sightings.end()) add_nights(person->second.elsewhere, ad.nights);
  }
  for (auto& [person, found] : sightings) sort_once(found.nights), sort_once(found.elsewhere);
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

// Days to the nearest of the nights.
std::chrono::days away(const std::vector<Date>& nights, Date night) {
  const auto next = std::ranges::lower_bound(nights, night);
  auto least = std::chrono::days::max();
  if (next != nights.end()) least = *next - night;
  if (next != nights.begin()) least = std::min(least, night - *std::prev(next));
  return least;
}

dedup::OpenHistory history(const Seen& seen, const Sightings& person, const dedup::Detectable& detectable) {
  const auto place = [&](Date night) { return static_cast<int>((night - seen.period.from).count()); };
  const auto missed = [&](Date night) {
    return detectable[static_cast<std::size_t>(place(night))] && !std::ranges::binary_search(person.nights, night) &&
           !std::ranges::binary_search(person.elsewhere, night) &&
           away(person.nights, night) <= away(person.elsewhere, night);
  };
  dedup::OpenHistory history{.first = place(person.nights.front()),
                             .last = place(person.nights.back()),
                             .seen = static_cast<int>(person.nights.size())};
  for (Date night = person.nights.front(); night < person.nights.back(); night += std::chrono::days{1})
    history.missed += missed(night) ? 1 : 0;
  return history;
}

dedup::OpenHistories histories_of(const Seen& seen, const std::map<PersonId, Sightings>& persons) {
  dedup::OpenHistories histories{.nights = static_cast<int>((seen.period.to - seen.period.from).count()) + 1};
  std::map<dedup::Detectable, std::size_t> groups;
  for (const auto& [person, sightings] : persons) {
    if (!is_marked(sightings)) continue;
    const auto nights = detectable(seen, sightings.sites);
    const auto [group, is_new] = groups.emplace(nights, groups.size());
    if (is_new) histories.groups.push_back(nights);
    histories.persons.push_back(history(seen, sightings, nights));
    histories.persons.back().group = group->second;
  }
  return histories;
}

}  // namespace

dedup::OpenHistories open_histories(const Seen& seen, const std::vector<const storage::SeenAd*>& ads) {
  return histories_of(seen, sightings_of(seen, ads));
}

dedup::Marks marks(const Seen& seen, const std::vector<const storage::SeenAd*>& ads) {
  dedup::Marks marks;
  for (const auto& [person, sightings] : sightings_of(seen, ads)) {
    marks.marked_ads += sightings.marked_ads;
    marks.unmarked_ads += sightings.unmarked_ads;
    if (is_marked(sightings))
      marks.ads_of_marked.push_back(sightings.marked_ads + sightings.unmarked_ads);
    else
      ++marks.unmarked_persons;
  }
  return marks;
}

std::vector<dedup::OpenHistories> sampled_histories(const Seen& seen) {
  const Ads ads = offers(seen);
  std::vector<dedup::OpenHistories> histories;
  for (const storage::PersonSample& sample : seen.samples)
    histories.push_back(histories_of(seen, sightings_of(seen, ads, sample)));
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
