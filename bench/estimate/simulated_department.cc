#include "bench/estimate/simulated_department.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

namespace vigie::bench {
namespace {

constexpr int kSites = 12;
constexpr int kWeek = 7;

using Random = std::mt19937_64;
using Nights = std::set<int>;

double uniform(Random& random) { return std::generate_canonical<double, 53>(random); }
int between(int least, int most, Random& random) { return std::uniform_int_distribution(least, most)(random); }

int stay_length(const DepartmentSettings& settings, Random& random) {
  if (settings.heavy_tail && uniform(random) < 0.25) return 1;
  std::lognormal_distribution<double> days(std::log(settings.heavy_tail ? 28.5 : 14), settings.heavy_tail ? 1.65 : 1);
  return std::clamp(static_cast<int>(days(random) / settings.turnover), 1, 730);
}

/// Nights of the period on which the person is there: a window that touches it, each start as likely.
Nights presence(const DepartmentSettings& settings, Random& random) {
  const int length = stay_length(settings, random);
  const int from = between(1 - length, settings.nights - 1, random);
  const bool tours = uniform(random) < settings.touring;
  const int here = between(2, 6, random), away = between(2, 10, random);
  Nights nights;
  for (int night = std::max(from, 0); night < std::min(from + length, settings.nights); ++night) {
    if (!tours || (night - from) % (here + away) < here) nights.insert(night);
  }
  return nights;
}

struct Scans {
  std::vector<bool> ran;
  int blocked_from = -1;  ///< for a week, site 0

  bool reaches(int site, int night) const {
    const bool blocked = site == 0 && blocked_from >= 0 && night >= blocked_from && night < blocked_from + kWeek;
    return ran[static_cast<std::size_t>(night)] && !blocked;
  }
};

Scans scans_of(const DepartmentSettings& settings, Random& random) {
  Scans scans;
  for (int night = 0; night < settings.nights; ++night) scans.ran.push_back(uniform(random) >= settings.unscanned);
  if (settings.blocked_week) scans.blocked_from = between(1, std::max(1, settings.nights - kWeek), random);
  return scans;
}

/// A person prefers some sites; the largest carries about a third of ads.
std::vector<int> sites_of_ads(Random& random) {
  std::discrete_distribution<int> ads{0, 0.3, 0.35, 0.22, 0.13};
  std::vector<double> shares;
  std::lognormal_distribution<double> taste(0, 1);
  for (int site = 0; site < kSites; ++site) shares.push_back(taste(random) / (1 + site));
  std::discrete_distribution<int> site(shares.begin(), shares.end());
  std::vector<int> sites;
  for (int ad = ads(random); ad > 0; --ad) sites.push_back(site(random));
  return sites;
}

struct Seen {
  Nights nights;
  std::set<int> sites;
};

Seen seen_of(const Nights& present, const DepartmentSettings& settings, const Scans& scans, Random& random) {
  const double online =
      uniform(random) < settings.rarely_online ? 0.05 + 0.25 * uniform(random) : 0.6 + 0.4 * uniform(random);
  Seen seen;
  for (const int site : sites_of_ads(random)) {
    for (const int night : present) {
      if (uniform(random) >= online || !scans.reaches(site, night)) continue;
      seen.nights.insert(night);
      seen.sites.insert(site);
    }
  }
  return seen;
}

dedup::Detectable detectable_by(const std::set<int>& sites, const Scans& scans) {
  dedup::Detectable nights;
  for (int night = 0; night < static_cast<int>(scans.ran.size()); ++night)
    nights.push_back(std::ranges::any_of(sites, [&](int site) { return scans.reaches(site, night); }));
  return nights;
}

}  // namespace

SimulatedDepartment simulate(const DepartmentSettings& settings, std::uint64_t seed) {
  Random random(seed);
  const Scans scans = scans_of(settings, random);
  SimulatedDepartment department{.truth = settings.persons,
                                 .histories = {.nights = settings.nights},
                                 .frequencies = {},
                                 .scanned = static_cast<int>(std::ranges::count(scans.ran, true))};
  department.frequencies.resize(static_cast<std::size_t>(settings.nights));
  std::map<dedup::Detectable, std::size_t> groups;
  for (int person = 0; person < settings.persons;) {
    const Nights present = presence(settings, random);
    if (present.empty()) continue;
    ++person;
    const Seen seen = seen_of(present, settings, scans, random);
    if (seen.nights.empty()) continue;
    ++department.frequencies[seen.nights.size() - 1];
    const auto detectable = detectable_by(seen.sites, scans);
    const auto [group, is_new] = groups.emplace(detectable, groups.size());
    if (is_new) department.histories.groups.push_back(detectable);
    const int first = *seen.nights.begin(), last = *seen.nights.rbegin(), times = static_cast<int>(seen.nights.size());
    const auto between = std::count(detectable.begin() + first, detectable.begin() + last + 1, true);
    department.histories.persons.push_back({group->second, first, last, times, static_cast<int>(between) - times});
  }
  return department;
}

}  // namespace vigie::bench
