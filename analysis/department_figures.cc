#include "analysis/department_figures.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "analysis/persons_by_sex.h"
#include "analysis/seen.h"

namespace vigie::analysis {
namespace {

using Offers = std::vector<const storage::SeenAd*>;

struct AgeBand {
  int from;
  const char* name;
};
constexpr std::array<AgeBand, 6> kAgeBands{
    {{0, "under 18"}, {18, "18–24"}, {25, "25–34"}, {35, "35–44"}, {45, "45–54"}, {55, "55 and over"}}};
constexpr const char* kAgeNotStated = "not stated";

std::map<std::string, int> ads_by_kind(const Seen& seen) {
  std::map<std::string, int> counts;
  for (const storage::SeenAd& ad : seen.ads) ++counts[std::string(to_text(ad.kind))];
  return counts;
}

template <typename Key>
std::map<std::string, Offers> grouped(const Offers& ads, Key key) {
  std::map<std::string, Offers> groups;
  for (const storage::SeenAd* ad : ads) groups[key(*ad)].push_back(ad);
  return groups;
}

int count(std::size_t size) { return static_cast<int>(size); }

// `name` is the member that bears the row's key.
template <typename Row>
Row row_of(const std::string& key, const Offers& ads, std::string Row::*name) {
  Row row{};
  row.*name = key;
  row.ads = count(ads.size());
  row.persons = count(persons_of(ads).size());
  return row;
}

template <typename Row>
void most_ads_first(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.ads > b.ads; });
}

std::vector<SiteFigures> sites(const Offers& ads) {
  std::vector<SiteFigures> rows;
  for (const auto& [site, of_one] : grouped(ads, [](const auto& ad) { return ad.site; }))
    rows.push_back(row_of(site, of_one, &SiteFigures::site));
  most_ads_first(rows);
  return rows;
}

struct Communes {
  std::vector<CommuneFigures> named;
  int small = 0;
  CommuneFigures in_small, in_none;
};

Communes communes(const Offers& ads) {
  Communes communes;
  Offers in_small, in_none;
  for (const auto& [insee, of_one] : grouped(ads, [](const auto& ad) { return ad.commune.value_or(""); })) {
    const bool small = count(persons_of(of_one).size()) < kFewestOfACommune;
    if (insee.empty()) {
      in_none = of_one;
    } else if (small) {
      ++communes.small;
      in_small.insert(in_small.end(), of_one.begin(), of_one.end());
    } else {
      communes.named.push_back(row_of(insee, of_one, &CommuneFigures::insee));
    }
  }
  most_ads_first(communes.named);
  communes.in_small = row_of({}, in_small, &CommuneFigures::insee);
  communes.in_none = row_of({}, in_none, &CommuneFigures::insee);
  return communes;
}

std::vector<WeekFigures> weeks(const Seen& seen, const Offers& ads) {
  std::map<Date, WeekFigures> by_monday;
  std::map<Date, std::set<PersonId>> persons;
  for (const Date night : seen.nights) ++by_monday[monday_of(night)].nights;
  for (const storage::SeenAd* ad : ads) {
    std::set<Date> mondays;
    for (const Date night : ad->nights) mondays.insert(monday_of(night));
    for (const Date monday : mondays) {
      ++by_monday[monday].ads;
      if (ad->person) persons[monday].insert(*ad->person);
    }
  }
  std::vector<WeekFigures> rows;
  for (auto& [monday, figures] : by_monday) {
    figures.monday = monday;
    figures.persons = count(persons[monday].size());
    rows.push_back(figures);
  }
  return rows;
}

const char* age_band(std::vector<int> ages) {
  if (ages.empty()) return kAgeNotStated;
  std::sort(ages.begin(), ages.end());
  const int median = ages[(ages.size() - 1) / 2];
  const auto above =
      std::find_if(kAgeBands.begin(), kAgeBands.end(), [&](const AgeBand& band) { return band.from > median; });
  return std::prev(above)->name;
}

// By the median (the lower of two) of the ages that a person's ads state.
std::map<std::string, int> persons_by_age(const Offers& ads) {
  std::map<PersonId, std::vector<int>> ages;
  for (const storage::SeenAd* ad : ads) {
    if (!ad->person) continue;
    auto& of_person = ages[*ad->person];
    if (ad->age) of_person.push_back(*ad->age);
  }
  std::map<std::string, int> counts;
  for (const auto& [person, stated] : ages) ++counts[age_band(stated)];
  return counts;
}

/// Persons of each network.
std::vector<int> network_sizes(const Offers& ads) {
  std::map<NetworkId, std::set<PersonId>> networks;
  for (const storage::SeenAd* ad : ads) {
    if (ad->network && ad->person) networks[*ad->network].insert(*ad->person);
  }
  std::vector<int> sizes;
  for (const auto& [network, persons] : networks) sizes.push_back(count(persons.size()));
  return sizes;
}

std::set<PersonId> persons_elsewhere(const Seen& seen) {
  std::set<PersonId> persons;
  for (const storage::AdElsewhere& ad : seen.elsewhere) persons.insert(ad.person);
  return persons;
}

template <typename Condition>
int persons_where(const Offers& ads, Condition condition) {
  Offers chosen;
  std::copy_if(ads.begin(), ads.end(), std::back_inserter(chosen), [&](const auto* ad) { return condition(*ad); });
  return count(persons_of(chosen).size());
}

}  // namespace

Result<DepartmentFigures> department_figures(storage::Database& database, DepartmentCode department,
                                             std::optional<Period> period) {
  const auto found = seen(database, department, period);
  if (!found) return tl::unexpected(found.error());
  auto steps = ladder(database, *found, department);
  if (!steps) return tl::unexpected(steps.error());
  const Offers ads = offers(*found);
  const auto elsewhere = persons_elsewhere(*found);
  auto blind = blind_spots(database, *found);
  if (!blind) return tl::unexpected(blind.error());
  auto field = field_figures(database, department, steps->period);
  if (!field) return tl::unexpected(field.error());
  Communes places = communes(ads);
  const std::vector<int> networks = network_sizes(ads);
  const int in_networks = std::accumulate(networks.begin(), networks.end(), 0);
  return DepartmentFigures{
      .ladder = *std::move(steps),
      .ads_by_kind = ads_by_kind(*found),
      .sites = sites(ads),
      .communes = std::move(places.named),
      .small_communes = places.small,
      .in_small_communes = std::move(places.in_small),
      .in_no_commune = std::move(places.in_none),
      .weeks = weeks(*found, ads),
      .persons_by_age = persons_by_age(ads),
      .persons_by_sex = persons_by_sex(ads),
      .presence = presence(*found, ads),
      .presentation = presentation(ads),
      .other_methods = other_methods(*found, ads),
      .blind_spots = *std::move(blind),
      .persons_elsewhere =
          persons_where(ads, [&](const auto& ad) { return ad.person && elsewhere.contains(*ad.person); }),
      .field = *std::move(field),
      .networks = count(networks.size()),
      .persons_in_networks = in_networks,
      .share_in_networks = network_share_interval(networks, count(persons_of(ads).size()) - in_networks),
      .possible_minors = persons_where(ads, [](const auto& ad) { return ad.possible_minor; }),
  };
}

}  // namespace vigie::analysis
