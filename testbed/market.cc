#include "testbed/market.h"

#include <set>

#include "testbed/advertising.h"
#include "testbed/population.h"

namespace vigie::testbed {

namespace {

bool overlap(const Period& a, const Period& b) { return a.from <= b.to && b.from <= a.to; }

/// A person who moves counts in each département where they were in the period.
std::map<DepartmentCode, int> count_active(const std::vector<Person>& persons, const MarketSettings& settings) {
  std::map<DepartmentCode, int> active;
  for (const DepartmentCode department : settings.departments) active[department] = 0;
  for (const Person& person : persons) {
    std::set<DepartmentCode> places;
    for (const Stay& stay : person.stays) {
      if (overlap(stay.days, market_period(settings))) places.insert(department_of(*stay.commune));
    }
    for (const DepartmentCode place : places) ++active[place];
  }
  return active;
}

}  // namespace

Market generate_market(const MarketSettings& settings) {
  Market market;
  if (settings.departments.empty() || settings.sites.empty() || settings.nights < 1) return market;
  Rng rng(settings.seed);
  PhoneBook phones(rng);
  const std::vector<Person> persons = populate(settings, phones, rng);
  Notices notices(settings, market, rng);
  for (const Person& person : persons) advertise(person, settings, notices, rng);
  publish_noise(settings, persons, phones, notices, rng);
  market.population = count_active(persons, settings);
  return market;
}

}  // namespace vigie::testbed
