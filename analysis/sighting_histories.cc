#include "analysis/sighting_histories.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace vigie::analysis {
namespace {

struct Sightings {
  std::set<Date> nights;
  std::set<Date> elsewhere;
  std::set<std::string> sites;
  int marked_ads = 0, unmarked_ads = 0;
};

bool is_marked(const Sightings& person) { return person.marked_ads > 0 || !person.elsewhere.empty(); }

std::map<PersonId, Sightings> sightings_of(const Seen& seen, const std::vector<const storage::SeenAd*>& ads) {
  std::map<PersonId, Sightings> sightings;
  for (const storage::SeenAd* ad : ads) {
    if (!ad->person || ad->nights.empty()) continue;
    Sightings& person = sightings[*ad->person];
    person.nights.insert(ad->nights.begin(), ad->nights.end());
    person.sites.insert(ad->site);
    ++(ad->is_marked ? person.marked_ads : person.unmarked_ads);
  }
  for (const storage::AdElsewhere& ad : seen.elsewhere) {
    const auto person = sightings.find(ad.person);
    if (person != sightings.end()) person->second.elsewhere.insert(ad.nights.begin(), ad.nights.end());
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

// Days to the nearest of the nights.
std::chrono::days away(const std::set<Date>& nights, Date night) {
  const auto next = nights.lower_bound(night);
  auto least = std::chrono::days::max();
  if (next != nights.end()) least = *next - night;
  if (next != nights.begin()) least = std::min(least, night - *std::prev(next));
  return least;
}

dedup::OpenHistory history(const Seen& seen, const Sightings& person, const dedup::Detectable& detectable) {
  const auto place = [&](Date night) { return static_cast<int>((night - seen.period.from).count()); };
  const auto missed = [&](Date night) {
    return detectable[static_cast<std::size_t>(place(night))] && !person.nights.contains(night) &&
           !person.elsewhere.contains(night) && away(person.nights, night) <= away(person.elsewhere, night);
  };
  dedup::OpenHistory history{.first = place(*person.nights.begin()),
                             .last = place(*person.nights.rbegin()),
                             .seen = static_cast<int>(person.nights.size())};
  for (Date night = *person.nights.begin(); night < *person.nights.rbegin(); night += std::chrono::days{1})
    history.missed += missed(night) ? 1 : 0;
  return history;
}

}  // namespace

dedup::OpenHistories open_histories(const Seen& seen, const std::vector<const storage::SeenAd*>& ads) {
  dedup::OpenHistories histories{.nights = static_cast<int>((seen.period.to - seen.period.from).count()) + 1};
  std::map<dedup::Detectable, std::size_t> groups;
  for (const auto& [person, sightings] : sightings_of(seen, ads)) {
    if (!is_marked(sightings)) continue;
    const auto nights = detectable(seen, sightings.sites);
    const auto [group, is_new] = groups.emplace(nights, groups.size());
    if (is_new) histories.groups.push_back(nights);
    histories.persons.push_back(history(seen, sightings, nights));
    histories.persons.back().group = group->second;
  }
  return histories;
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
  std::vector<dedup::OpenHistories> histories;
  for (const storage::PersonSample& sample : seen.samples) {
    Seen sampled{.period = seen.period,
                 .nights = seen.nights,
                 .silent = seen.silent,
                 .ads = seen.ads,
                 .elsewhere = seen.elsewhere};
    for (storage::SeenAd& ad : sampled.ads) {
      if (const auto other = sample.find(ad.ad); other != sample.end()) ad.person = other->second;
    }
    for (storage::AdElsewhere& ad : sampled.elsewhere) {
      if (const auto other = sample.find(ad.ad); other != sample.end()) ad.person = other->second;
    }
    histories.push_back(open_histories(sampled, offers(sampled)));
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
