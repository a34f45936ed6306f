#include "testbed/networks.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace vigie::testbed {

namespace {

using Members = std::span<Person>;

constexpr double kKeepsOwnPhone = 0.3;
constexpr double kSecondTrace = 0.25;

/// One number that someone answers for all.
void share_phone(Members members, PhoneBook& phones, Rng& rng) {
  const std::string dispatcher = phones.fresh();
  for (Person& person : members) {
    const std::string own = person.phones.front();
    person.phones = {dispatcher};
    if (rng.chance(kKeepsOwnPhone)) person.phones.push_back(own);
  }
}

/// One text with slots for name, age, place, number and prices.
void share_template(Members members) {
  for (Person& person : members) {
    person.wording = members.front().wording;
    person.tariffs = members.front().tariffs;
  }
}

/// The same pictures under several names, beside some of one's own.
void share_photos(Members members, Rng& rng) {
  std::vector<std::string> pool;
  for (int photos = rng.between(2, 4); photos > 0; --photos) pool.push_back(random_photo(rng));
  for (Person& person : members) {
    person.photos.resize(std::min<std::size_t>(person.photos.size(), 2));
    person.photos.insert(person.photos.end(), pool.begin(), pool.end());
  }
}

/// The same towns on the same days, posted in one burst.
void share_tour(Members members, const MarketSettings& settings, Rng& rng) {
  const std::vector<Stay> tour = random_tour(settings, rng);
  for (Person& person : members) person.stays = tour;
}

enum Trace { kPhone, kTemplate, kPhotos, kTour };
constexpr double kTraceShares[] = {0.4, 0.25, 0.15, 0.2};

void leave_trace(Trace trace, Members members, const MarketSettings& settings, PhoneBook& phones, Rng& rng) {
  switch (trace) {
    case kPhone:
      return share_phone(members, phones, rng);
    case kTemplate:
      return share_template(members);
    case kPhotos:
      return share_photos(members, rng);
    case kTour:
      return share_tour(members, settings, rng);
  }
}

void form_network(Members members, int number, const MarketSettings& settings, PhoneBook& phones, Rng& rng) {
  for (Person& person : members) person.network = fmt::format("n{}", number);
  const auto first = static_cast<Trace>(rng.weighted(kTraceShares));
  leave_trace(first, members, settings, phones, rng);
  const auto second = static_cast<Trace>(rng.weighted(kTraceShares));
  if (second != first && rng.chance(kSecondTrace)) leave_trace(second, members, settings, phones, rng);
}

// Most are small: the smaller of two draws; of the tail half as many have twice the size.
int network_size(double tail, Rng& rng) {
  if (tail > 0 && rng.chance(tail)) return std::min(60, static_cast<int>(9 / (1 - rng.uniform())));
  return std::min(rng.between(2, 8), rng.between(2, 8));
}

}  // namespace

void form_networks(std::vector<Person>& persons, const MarketSettings& settings, PhoneBook& phones, Rng& rng) {
  const auto wanted = static_cast<std::size_t>(settings.rates.in_networks * static_cast<double>(persons.size()));
  std::size_t taken = 0;
  for (int number = 1; taken + 2 <= wanted; ++number) {
    const int drawn = network_size(settings.rates.tail, rng);
    const std::size_t size = std::min(static_cast<std::size_t>(drawn), wanted - taken);
    form_network(Members(persons).subspan(taken, size), number, settings, phones, rng);
    taken += size;
  }
}

}  // namespace vigie::testbed
