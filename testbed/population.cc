#include "testbed/population.h"

#include <algorithm>

#include <fmt/format.h>

#include "testbed/networks.h"
#include "testbed/troubles.h"

namespace vigie::testbed {

namespace {

using std::chrono::days;

constexpr int kLongestStay = 730;  // days: the span of Kennedy's study
constexpr double kVillageShare = 0.12;

int stay_length(const MarketRates& rates, Rng& rng) {
  if (rng.chance(rates.one_day_stays)) return 1;
  return std::clamp(static_cast<int>(rng.log_normal(rates.stay_median, rates.stay_sigma)), 1, kLongestStay);
}

/// A window of that length that touches the period, each start as likely as another.
Period random_window(Period period, int length, Rng& rng) {
  const int nights = static_cast<int>((period.to - period.from).count()) + 1;
  const Date from = period.from + days{rng.between(1 - length, nights - 1)};
  return {from, from + days{length - 1}};
}

const Commune* random_commune(DepartmentCode department, Rng& rng) {
  const std::vector<const Commune*> communes = communes_of(department);
  // Towns come first in the table, villages last: a person is rarely in one of those.
  const std::size_t towns = std::max<std::size_t>(1, communes.size() * 2 / 3);
  if (rng.chance(kVillageShare)) return rng.pick(communes);
  return communes[std::min(rng.below(towns), rng.below(towns))];
}

Gender random_gender(const MarketRates& rates, Rng& rng) {
  const double draw = rng.uniform();
  if (draw < rates.women) return Gender::kWoman;
  return draw < rates.women + rates.trans ? Gender::kTrans : Gender::kMan;
}

const Grammar& random_language(const MarketRates& rates, Rng& rng) {
  if (!rng.chance(rates.foreign_language)) return french_offers();
  return rng.chance(0.6) ? english_offers() : spanish_offers();
}

double random_presence(const MarketRates& rates, Rng& rng) {
  return rng.chance(rates.rarely_online) ? 0.05 + 0.25 * rng.uniform() : 0.6 + 0.4 * rng.uniform();
}

Person random_person(const MarketSettings& settings, int number, PhoneBook& phones, Rng& rng) {
  const MarketRates& rates = settings.rates;
  const Gender gender = random_gender(rates, rng);
  Person person{.id = fmt::format("p{}", number),
                .network = {},
                .gender = gender,
                .names = {random_name(gender, rng)},
                .age = std::clamp(static_cast<int>(rng.log_normal(27, 0.28)), 18, 62),
                .height_cm = rng.between(155, 180),
                .weight_kg = rng.between(48, 75),
                .tariffs = random_tariffs(rng),
                .phones = {phones.fresh()},
                .phone_writing = rng.between(0, 7),
                .photos = {},
                .stays = {},
                .online = random_presence(rates, rng),
                .wording = Wording(random_language(rates, rng), rng)};
  if (rng.chance(0.15)) person.names.push_back(random_name(gender, rng));
  if (rng.chance(rates.second_phone)) person.phones.push_back(phones.fresh());
  for (int photos = rng.between(1, 5); photos > 0; --photos) person.photos.push_back(random_photo(rng));
  const Period window = random_window(market_period(settings), stay_length(rates, rng), rng);
  person.stays = {{random_commune(rng.pick(settings.departments), rng), window}};
  return person;
}

}  // namespace

Period market_period(const MarketSettings& settings) {
  return {settings.first_night, settings.first_night + days{settings.nights - 1}};
}

std::vector<Stay> random_tour(const MarketSettings& settings, Rng& rng) {
  const Period period = market_period(settings);
  std::vector<DepartmentCode> route = settings.departments;
  rng.shuffle(route);
  std::vector<Stay> stays;
  Date from = period.from - days{rng.between(0, 3)};
  for (std::size_t leg = 0; from <= period.to && leg < 8; ++leg) {
    const Date to = from + days{rng.between(2, 6)};
    stays.push_back({random_commune(route[leg % route.size()], rng), {from, to}});
    from = to + days{1};
  }
  return stays;
}

std::vector<Person> populate(const MarketSettings& settings, PhoneBook& phones, Rng& rng) {
  std::vector<Person> persons;
  for (int number = 1; number <= settings.persons; ++number) {
    persons.push_back(random_person(settings, number, phones, rng));
  }
  form_networks(persons, settings, phones, rng);
  for (Person& person : persons) {
    const bool tours = person.network.empty() && settings.departments.size() > 1;
    if (tours && rng.chance(settings.rates.touring_alone)) person.stays = random_tour(settings, rng);
  }
  trouble_persons(persons, settings.rates, phones, rng);
  return persons;
}

}  // namespace vigie::testbed
