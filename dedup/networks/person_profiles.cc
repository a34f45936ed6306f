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

// A commune from one night to another, as one ad or several in a row show it.
struct Stay {
  Date from, to;
  std::string commune;
};

std::vector<Stay> stays(const std::vector<AdIndex>& of, const Ads& ads) {
  std::vector<Stay> all;
  for (const AdIndex i : of) {
    const LinkableAd& ad = *ads[i];
    if (ad.commune && !ad.nights.empty()) all.push_back({ad.nights.front(), ad.nights.back(), *ad.commune});
  }
  std::ranges::sort(all, {}, [](const Stay& stay) { return std::tie(stay.from, stay.to, stay.commune); });
  std::vector<Stay> merged;
  for (Stay& stay : all) {
    if (!merged.empty() && merged.back().commune == stay.commune)
      merged.back().to = std::max(merged.back().to, stay.to);
    else
      merged.push_back(std::move(stay));
  }
  return merged;
}

using Move = std::tuple<std::string, std::string, Date>;  // from, to, on

// Who is in two communes at once moves nowhere.
std::vector<Move> moves(const std::vector<Stay>& stays) {
  std::vector<Move> all;
  for (std::size_t i = 1; i < stays.size(); ++i) {
    if (stays[i].from >= stays[i - 1].to) all.emplace_back(stays[i - 1].commune, stays[i].commune, stays[i].from);
  }
  return all;
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

// Nights are read with an error of one, so each move stands for its own night and the next.
void add_moves(Things& things, const std::vector<std::vector<Move>>& of_person) {
  std::map<Move, std::vector<PersonIndex>> by_move;
  for (PersonIndex person = 0; person < of_person.size(); ++person) {
    for (const auto& [from, to, on] : of_person[person]) {
      by_move[{from, to, on}].push_back(person);
      by_move[{from, to, on + std::chrono::days{1}}].push_back(person);
    }
  }
  for (auto& [move, persons] : by_move) {
    things.add({.persons = std::move(persons), .identifier = {}, .evidence = EvidenceKind::kSameTour},
               &PersonProfile::moves);
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

}  // namespace

PersonProfiles person_profiles(const std::vector<std::vector<AdIndex>>& persons, const Ads& ads, const Blocks& blocks,
                               const NetworkSettings& settings) {
  PersonProfiles profiles;
  std::vector<PersonIndex> person_of(ads.size());
  std::vector<std::vector<Move>> moves_of;
  for (PersonIndex person = 0; person < persons.size(); ++person) {
    for (const AdIndex ad : persons[person]) person_of[ad] = person;
    profiles.persons.push_back(profile(persons[person], ads));
    profiles.wordings.push_back(wording_of(persons[person], ads, person));
    moves_of.push_back(moves(stays(persons[person], ads)));
    profiles.persons.back().has_moved = !moves_of.back().empty();
  }
  Things things(profiles, settings);
  add_values(things, blocks, person_of);
  add_moves(things, moves_of);
  return profiles;
}

}  // namespace vigie::dedup
