#include "dedup/networks/person_profiles.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "dedup/linkage/comparison.h"

namespace vigie::dedup {
namespace {

template <typename Value>
void sort_unique(std::vector<Value>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

class Things {
 public:
  Things(PersonProfiles& profiles, const NetworkSettings& settings)
      : profiles_(profiles), popular_(static_cast<std::size_t>(settings.popular_contact_persons)) {}

  void add(SharedThing thing, std::vector<std::uint32_t> PersonProfile::*list) {
    sort_unique(thing.persons);
    if (thing.persons.size() < 2 || (thing.identifier && thing.persons.size() > popular_)) return;
    const auto place = static_cast<std::uint32_t>(profiles_.things.size());
    for (const PersonIndex person : thing.persons) (profiles_.persons[person].*list).push_back(place);
    profiles_.things.push_back(std::move(thing));
  }

 private:
  PersonProfiles& profiles_;
  std::size_t popular_;
};

void add_values(Things& things, const Blocks& blocks, const std::vector<PersonIndex>& person_of) {
  for (const Block& block : blocks.blocks) {
    if (block.kind == ValueKind::kText) continue;
    SharedThing thing{.persons = {}, .identifier = {}, .evidence = evidence_of(block.kind)};
    for (const AdIndex ad : block.ads) thing.persons.push_back(person_of[ad]);
    if (!is_copied(block.kind)) thing.identifier = IdentifierId{static_cast<std::int64_t>(block.key)};
    things.add(std::move(thing), is_copied(block.kind) ? &PersonProfile::pictures : &PersonProfile::contacts);
  }
}

// Each stands for its own night and the next, so that moves that are the same meet.
void add_moves(PersonProfiles& profiles, std::span<const Moves> of_persons) {
  std::map<Move, std::vector<PersonIndex>> by_move;
  for (PersonIndex person = 0; person < of_persons.size(); ++person) {
    for (const auto& [from, to, on] : of_persons[person]) {
      by_move[{from, to, on}].push_back(person);
      by_move[{from, to, on + std::chrono::days{1}}].push_back(person);
    }
  }
  for (auto& [move, persons] : by_move) {
    sort_unique(persons);
    if (persons.size() > 1)
      profiles.things.push_back({.persons = std::move(persons), .identifier = {}, .evidence = EvidenceKind::kSameTour});
  }
}

PersonProfile profile(const std::vector<AdIndex>& of, const Ads& ads) {
  PersonProfile person;
  for (const AdIndex i : of) {
    const LinkableAd& ad = *ads[i];
    person.has_contact |= !ad.phones.empty() || !ad.handles.empty() || !ad.emails.empty();
    person.has_photos |= !ad.photos.empty();
    if (ad.commune) person.communes.push_back(*ad.commune);
    if (ad.department) person.departments.push_back(*ad.department);
    if (ad.tariffs.size() > person.tariffs.size()) person.tariffs = ad.tariffs;
  }
  sort_unique(person.communes);
  sort_unique(person.departments);
  return person;
}

Worded wording_of(const std::vector<AdIndex>& of, const Ads& ads, PersonIndex person) {
  const auto longest = std::ranges::max_element(of, {}, [&](AdIndex i) { return ads[i]->shingles.size(); });
  return {.shingles = ads[*longest]->shingles, .author = person};
}

// From the first on which any was seen to the last.
double nights_of(const Ads& ads) {
  std::optional<Date> first, last;
  for (const LinkableAd* const ad : ads) {
    if (ad->nights.empty()) continue;
    first = std::min(first.value_or(ad->nights.front()), ad->nights.front());
    last = std::max(last.value_or(ad->nights.back()), ad->nights.back());
  }
  return first ? static_cast<double>((*last - *first).count()) + 1 : 0;
}

}  // namespace

PersonProfiles person_profiles(const std::vector<std::vector<AdIndex>>& persons, const Ads& ads, const Blocks& blocks,
                               const NetworkSettings& settings) {
  PersonProfiles profiles;
  std::vector<PersonIndex> person_of(ads.size());
  std::vector<Moves> moves;
  std::vector<std::vector<std::string>> communes;
  for (PersonIndex person = 0; person < persons.size(); ++person) {
    for (const AdIndex ad : persons[person]) person_of[ad] = person;
    profiles.persons.push_back(profile(persons[person], ads));
    profiles.wordings.push_back(wording_of(persons[person], ads, person));
    moves.push_back(moves_of(persons[person], ads));
    communes.push_back(profiles.persons.back().communes);
  }
  const MoveSurprise surprise(moves, communes, nights_of(ads), settings);
  for (PersonIndex person = 0; person < persons.size(); ++person) {
    for (const Move& move : moves[person])
      profiles.persons[person].moves.push_back({move, surprise.on_its_night(move), surprise.beside_it(move)});
  }
  Things things(profiles, settings);
  add_values(things, blocks, person_of);
  add_moves(profiles, moves);
  return profiles;
}

}  // namespace vigie::dedup
