#include "dedup/networks/hand_comparison.h"

#include <algorithm>
#include <random>

#include "dedup/in_parallel.h"
#include "dedup/sort_in_parallel.h"

namespace vigie::dedup {
namespace {

constexpr std::size_t kRandomPairs = 100'000;
constexpr std::size_t kAllPairsUpTo = 24;  // persons of a group; of larger ones each with the next few
constexpr std::size_t kNextFew = 12;
constexpr std::size_t kCompanyPairs = 24;
constexpr std::size_t kAtOnce = 1 << 20;  // pairs
constexpr std::size_t kGroupsOfThread = 64;

constexpr std::array kOfTraces = {Trace::kContact, Trace::kPhotos,      Trace::kText,
                                  Trace::kTour,    Trace::kTextCompany, Trace::kPhotoCompany};
constexpr std::array kOfFields = {Trace::kTariffs, Trace::kPlace};
constexpr std::array kOfTwo = {Trace::kContact, Trace::kPhotos,  Trace::kText,
                               Trace::kTour,    Trace::kTariffs, Trace::kPlace};

void add_pairs(std::vector<PersonPair>& pairs, const std::vector<PersonIndex>& group) {
  for (std::size_t i = 0; i < group.size(); ++i) {
    const std::size_t to = group.size() <= kAllPairsUpTo ? group.size() : std::min(group.size(), i + 1 + kNextFew);
    for (std::size_t j = i + 1; j < to; ++j) pairs.emplace_back(group[i], group[j]);
  }
}

}  // namespace

HandComparison::HandComparison(const PersonProfiles& profiles, const NetworkSettings& settings)
    : profiles_(profiles), wordings_(profiles.wordings), weights_(profiles.persons.size(), settings) {
  find_pairs();
  const auto others = some_others();
  weights_.learn(pairs_, others);
  judge_company();
  weights_.learn(pairs_, others);
}

void HandComparison::find_pairs() {
  std::vector<PersonPair> all;
  for (const SharedThing& thing : profiles_.things) add_pairs(all, thing.persons);
  for (const auto& alike : wordings_.alike()) add_pairs(all, alike);
  sort_in_parallel(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  for (std::size_t from = 0; from < all.size(); from += kAtOnce) {
    const auto some = std::span(all).subspan(from, std::min(kAtOnce, all.size() - from));
    const auto levels =
        in_parallel(some.size(), [&](std::size_t i) { return compare_if_traced(profiles_, wordings_, some[i]); });
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (levels[i]) pairs_.push_back({some[i], *levels[i]});
    }
  }
}

// Pairs drawn at random that are not traced.
std::vector<TraceLevels> HandComparison::some_others() const {
  const std::size_t persons = profiles_.persons.size();
  std::vector<PersonPair> drawn;
  std::mt19937_64 random(1);
  for (std::size_t i = 0; i < std::min(kRandomPairs, persons * persons); ++i) {
    const auto a = static_cast<PersonIndex>(random() % persons), b = static_cast<PersonIndex>(random() % persons);
    const PersonPair pair(std::min(a, b), std::max(a, b));
    if (a != b && !std::ranges::binary_search(pairs_, pair, {}, &TracedPair::persons)) drawn.push_back(pair);
  }
  return in_parallel(drawn.size(), [&](std::size_t i) { return compare_persons(profiles_, wordings_, drawn[i]); });
}

void HandComparison::judge_company() {
  for (PersonIndex person = 0; person < profiles_.persons.size(); ++person) {
    for (const std::uint32_t triple : wordings_.triples_of(person)) {
      if (triple >= who_write_triple_.size()) who_write_triple_.resize(triple + 1);
      who_write_triple_[triple].push_back(person);
    }
  }
  judge_company(Trace::kText, Trace::kTextCompany);
  judge_company(Trace::kPhotos, Trace::kPhotoCompany);
}

// Groups are judged once each, however many pairs they hold.
void HandComparison::judge_company(Trace copied, Trace company) {
  const auto group_of_pair = in_parallel(pairs_.size(), [&](std::size_t i) { return group_of(copied, pairs_[i]); });
  std::vector<std::uint32_t> groups;
  for (const auto& group : group_of_pair) {
    if (group) groups.push_back(*group);
  }
  std::ranges::sort(groups);
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  const auto agreements = in_parallel(
      groups.size(), [&](std::size_t i) { return agreement(who_have(copied, groups[i]), copied); }, kGroupsOfThread);
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    if (!group_of_pair[i]) continue;
    const auto place = std::ranges::lower_bound(groups, *group_of_pair[i]) - groups.begin();
    const auto group = who_have(copied, *group_of_pair[i]);
    if (group.size() > 2)
      pairs_[i].levels[company] = company_level(agreements[static_cast<std::size_t>(place)], group, pairs_[i], copied);
  }
}

std::uint32_t HandComparison::first_shared(std::vector<std::uint32_t> PersonProfile::*things, PersonPair pair) const {
  const auto &a = profiles_.persons[pair.first].*things, &b = profiles_.persons[pair.second].*things;
  auto left = a.begin(), right = b.begin();
  while (*left != *right) *left < *right ? ++left : ++right;
  return *left;
}

// The picture or triple by which the two of a pair have company, if they have.
std::optional<std::uint32_t> HandComparison::group_of(Trace copied, const TracedPair& pair) const {
  if (!is_shared(copied, pair.levels)) return std::nullopt;
  if (copied == Trace::kPhotos) return first_shared(&PersonProfile::pictures, pair.persons);
  return wordings_.likeness(pair.persons.first, pair.persons.second)->triple;
}

std::span<const PersonIndex> HandComparison::who_have(Trace copied, std::uint32_t group) const {
  return copied == Trace::kPhotos ? profiles_.things[group].persons : who_write_triple_[group];
}

double HandComparison::bits_but(Trace copied, TraceLevels levels) const {
  levels[copied] = kMissing;
  return weights_.bits(kOfTwo, levels);
}

// Of all but what is copied, over pairs of the group, all or evenly spread ones.
HandComparison::Agreement HandComparison::agreement(std::span<const PersonIndex> group, Trace copied) const {
  const std::size_t n = group.size(), all = n * (n - 1) / 2;
  Agreement agreement{.step = all / kCompanyPairs + 1};
  for (std::size_t place = 0, i = 0, first_of_i = 0; place < all; place += agreement.step) {
    for (; place >= first_of_i + n - 1 - i; ++i) first_of_i += n - 1 - i;
    const std::size_t j = i + 1 + place - first_of_i;
    agreement.bits += bits_but(copied, compare_persons(profiles_, wordings_, {group[i], group[j]}));
    ++agreement.pairs;
  }
  return agreement;
}

// By the mean bits of the group's other pairs.
std::int8_t HandComparison::company_level(Agreement of, std::span<const PersonIndex> group, const TracedPair& but,
                                          Trace copied) const {
  const auto place_of = [&](PersonIndex person) {
    return static_cast<std::size_t>(std::ranges::lower_bound(group, person) - group.begin());
  };
  const std::size_t i = place_of(but.persons.first), j = place_of(but.persons.second), n = group.size();
  const std::size_t place = i * (2 * n - i - 1) / 2 + j - i - 1;
  if (place % of.step == 0) of.bits -= bits_but(copied, but.levels), --of.pairs;
  const double mean = of.pairs == 0 ? 0 : of.bits / of.pairs;
  return mean > 2 ? 0 : mean > 0 ? 1 : mean > -2 ? 2 : 3;
}

double HandComparison::trace_bits(const TracedPair& pair) const {
  return weights_.prior_bits() + weights_.bits(kOfTraces, pair.levels);
}

double HandComparison::field_bits(PersonIndex left, PersonIndex right) const {
  return weights_.bits(kOfFields, compare_asked(profiles_.persons[left], profiles_.persons[right]));
}

std::vector<Evidence> HandComparison::evidence(const TracedPair& pair) const {
  std::vector<Evidence> all;
  const auto add = [&](Trace trace, EvidenceKind shared, std::optional<EvidenceKind> other) {
    if (pair.levels[trace] == kMissing) return;
    const auto kind = is_shared(trace, pair.levels) ? std::optional(shared) : other;
    if (kind) all.push_back({*kind, weights_.bits(trace, pair.levels), std::nullopt});
  };
  if (is_shared(Trace::kContact, pair.levels)) {
    const SharedThing& contact = profiles_.things[first_shared(&PersonProfile::contacts, pair.persons)];
    all.push_back({contact.evidence, weights_.bits(Trace::kContact, pair.levels), contact.identifier});
  } else {
    add(Trace::kContact, EvidenceKind::kSamePhone, EvidenceKind::kOtherPhone);
  }
  add(Trace::kPhotos, EvidenceKind::kSamePhoto, EvidenceKind::kOtherPhotos);
  add(Trace::kPhotoCompany, EvidenceKind::kPhotoCompany, EvidenceKind::kPhotoCompany);
  add(Trace::kText, EvidenceKind::kNearText, EvidenceKind::kOtherText);
  add(Trace::kTextCompany, EvidenceKind::kTextCompany, EvidenceKind::kTextCompany);
  add(Trace::kTour, EvidenceKind::kSameTour, EvidenceKind::kOtherTour);
  add(Trace::kTariffs, EvidenceKind::kSameTariffs, EvidenceKind::kOtherTariffs);
  const bool one_commune = pair.levels[Trace::kPlace] == 0;
  add(Trace::kPlace, one_commune ? EvidenceKind::kSamePlace : EvidenceKind::kNearPlace, EvidenceKind::kOtherPlace);
  return all;
}

}  // namespace vigie::dedup
