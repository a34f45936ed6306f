#include "crawler/drift/watch.h"

#include <algorithm>

#include "crawler/drift/detector.h"
#include "crawler/drift/field_tally.h"
#include "storage/database.h"

namespace vigie::crawler {
namespace {

using storage::FieldNight;

/// What is older says nothing by the discount of change.h; forms are remembered as long.
constexpr int kMostNights = 60;

/// A listing that still has rows, but others than the night before, has lost its ads as well.
Result<void> count_listed_again(storage::Database& database, ScanId scan, const std::string& site,
                                std::vector<FieldNight>& fields) {
  const auto rows = std::ranges::find(fields, kRows, &FieldNight::field);
  if (rows == fields.end()) return {};
  const auto listed = database.ads_still_listed(scan, site);
  if (!listed) return tl::unexpected(listed.error());
  rows->kept = *listed;
  return {};
}

}  // namespace

Result<void> watch_drift(storage::Database& database, ScanId scan, const std::string& site,
                         std::vector<FieldNight> fields) {
  if (fields.empty()) return {};
  if (auto counted = count_listed_again(database, scan, site, fields); !counted) return counted;
  if (auto stored = database.store_field_nights(scan, site, fields); !stored) return stored;
  const auto history = database.field_nights(site, kMostNights);
  if (!history) return tl::unexpected(history.error());
  const auto known = database.drifts(site);
  if (!known) return tl::unexpected(known.error());
  return database.store_drifts(find_drifts(site, *history, *known));
}

}  // namespace vigie::crawler
