#include "analysis/blind_spots.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/seen.h"

namespace vigie::analysis {
namespace {

std::set<std::string> sites_of(const Seen& seen) {
  std::set<std::string> sites;
  for (const storage::SiteNight& silent : seen.silent) sites.insert(silent.site);
  for (const storage::SeenAd& ad : seen.ads) sites.insert(ad.site);
  return sites;
}

bool is_in(const storage::Drift& drift, Period period) {
  return drift.since <= period.to && (!drift.ended || *drift.ended > period.from);
}

}  // namespace

Result<std::vector<BlindSpot>> blind_spots(const storage::Database& database, const Seen& seen) {
  std::map<std::string, int> silent_nights;
  for (const storage::SiteNight& silent : seen.silent) ++silent_nights[silent.site];
  std::vector<BlindSpot> spots;
  for (const std::string& site : sites_of(seen)) {
    const auto drifts = database.drifts(site);
    if (!drifts) return tl::unexpected(drifts.error());
    std::set<std::string> fields;
    for (const storage::Drift& drift : *drifts) {
      if (is_in(drift, seen.period)) fields.insert(drift.field);
    }
    if (const int nights = silent_nights[site]; nights > 0 || !fields.empty())
      spots.push_back({site, nights, {fields.begin(), fields.end()}});
  }
  std::ranges::stable_sort(spots, std::greater{}, &BlindSpot::silent_nights);
  return spots;
}

}  // namespace vigie::analysis
