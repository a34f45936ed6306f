#include <array>

#include "storage/store.h"

namespace vigie::storage {
namespace {

/// By the place of the value.
constexpr std::array<std::string_view, 4> kMeasures = {"found", "form", "agreed", "kept"};

std::string_view name_of(DriftMeasure measure) { return kMeasures.at(static_cast<std::size_t>(measure)); }

DriftMeasure measure_of(const std::string& name) {
  return static_cast<DriftMeasure>(std::ranges::find(kMeasures, name) - kMeasures.begin());
}

void forget(Store& store, ScanId scan, const std::string& site) {
  store.connection.run("DELETE FROM field_nights WHERE scan = ?1 AND site = ?2", scan, site);
  store.connection.run("DELETE FROM field_shapes WHERE scan = ?1 AND site = ?2", scan, site);
}

void store_field(Store& store, ScanId scan, const std::string& site, const FieldNight& field) {
  store.connection.run(
      "INSERT INTO field_nights (scan, site, page, field, pages, found, fresh, fresh_found, compared, agreed, known, "
      "kept, only_generic) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      scan, site, field.page, field.field, field.found.trials, field.found.hits, field.fresh.trials, field.fresh.hits,
      field.agreed.trials, field.agreed.hits, field.kept.trials, field.kept.hits, field.only_generic);
  for (const auto& [shape, number] : field.shapes) {
    store.connection.run(
        "INSERT INTO field_shapes (scan, site, page, field, shape, number) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", scan, site,
        field.page, field.field, shape, number);
  }
}

FieldNight field_of(const Query& row) {
  return {.page = row.get<PageKind>(0),
          .field = row.get<std::string>(1),
          .found = {row.get<int>(3), row.get<int>(2)},
          .fresh = {row.get<int>(5), row.get<int>(4)},
          .agreed = {row.get<int>(7), row.get<int>(6)},
          .kept = {row.get<int>(9), row.get<int>(8)},
          .only_generic = row.get<int>(10),
          .shapes = {}};
}

std::vector<FieldNight> counts_of(Store& store, ScanId scan, const std::string& site) {
  std::vector<FieldNight> fields;
  Query query = store.connection.query(
      "SELECT page, field, pages, found, fresh, fresh_found, compared, agreed, known, kept, only_generic FROM "
      "field_nights "
      "WHERE scan = ?1 AND site = ?2 ORDER BY page, field",
      scan, site);
  while (query.next()) fields.push_back(field_of(query));
  return fields;
}

std::vector<FieldNight> fields_of(Store& store, ScanId scan, const std::string& site) {
  std::vector<FieldNight> fields = counts_of(store, scan, site);
  Query query = store.connection.query(
      "SELECT page, field, shape, number FROM field_shapes WHERE scan = ?1 AND site = ?2", scan, site);
  while (query.next()) {
    const auto page = query.get<PageKind>(0);
    const auto name = query.get<std::string>(1);
    const auto field =
        std::ranges::find_if(fields, [&](const FieldNight& one) { return one.page == page && one.field == name; });
    if (field != fields.end()) field->shapes.emplace(query.get<std::string>(2), query.get<int>(3));
  }
  return fields;
}

Drift drift_of(const Query& row) {
  return {.site = row.get<std::string>(0),
          .page = row.get<PageKind>(1),
          .field = row.get<std::string>(2),
          .measure = measure_of(row.get<std::string>(3)),
          .since = row.get<Date>(4),
          .was = {row.get<int>(5), row.get<int>(6)},
          .now = {row.get<int>(7), row.get<int>(8)},
          .was_shape = row.get<std::string>(9),
          .now_shape = row.get<std::string>(10),
          .ended = row.get<std::optional<Date>>(11)};
}

std::vector<Drift> all_of(Query&& query) {
  std::vector<Drift> drifts;
  while (query.next()) drifts.push_back(drift_of(query));
  return drifts;
}

/// The newest words of each ad.
std::vector<RawAd> latest_contents_of(Store& store, const std::string& site, ScanId scan, int most) {
  std::vector<RawAd> ads;
  Query query = store.connection.query(
      "SELECT sealed_content FROM ads JOIN ad_versions AS version ON version.id = ads.current_version "
      "WHERE site = ?1 AND ads.last_read > 0 "
      "AND ads.id NOT IN (SELECT ad FROM fetches WHERE scan = ?3 AND site = ?1 AND ad IS NOT NULL) "
      "ORDER BY (SELECT max(night) FROM sightings WHERE ad = ads.id) DESC, ads.last_read, ads.id LIMIT ?2",
      site, most, scan);
  while (query.next()) {
    const auto line = store.vault.unseal(query.get<Blob>(0), "ad_versions.sealed_content").value();
    ads.push_back(parse_raw_ad(line).value());
  }
  return ads;
}

}  // namespace

Result<std::vector<RawAd>> Database::control_ads(std::string_view site, ScanId scan, int most) const {
  return read(*impl_, [&] { return latest_contents_of(*impl_, std::string(site), scan, most); });
}

Result<void> Database::store_field_nights(ScanId scan, std::string_view site, std::span<const FieldNight> fields) {
  return write(*impl_, [&] {
    const std::string id(site);
    add_site(*impl_, id);
    forget(*impl_, scan, id);
    for (const FieldNight& field : fields) store_field(*impl_, scan, id, field);
  });
}

Result<std::vector<std::pair<Date, std::vector<FieldNight>>>> Database::field_nights(std::string_view site,
                                                                                     int most) const {
  return read(*impl_, [&] {
    const std::string id(site);
    std::vector<std::pair<ScanId, Date>> scans;
    {
      Query query = impl_->connection.query(
          "SELECT id, night FROM scans WHERE id IN (SELECT scan FROM field_nights WHERE site = ?1) "
          "ORDER BY id DESC LIMIT ?2",
          id, most);
      while (query.next()) scans.emplace_back(query.get<ScanId>(0), query.get<Date>(1));
    }
    std::vector<std::pair<Date, std::vector<FieldNight>>> nights;
    for (auto scan = scans.rbegin(); scan != scans.rend(); ++scan)
      nights.emplace_back(scan->second, fields_of(*impl_, scan->first, id));
    return nights;
  });
}

Result<Count> Database::ads_still_listed(ScanId scan, std::string_view site) const {
  return read(*impl_, [&] {
    Query query = impl_->connection.query(
        "SELECT count(tonight.ad), count(*) FROM ads "
        "CROSS JOIN sightings AS earlier ON earlier.ad = ads.id "  // the site's ads first, not the night's of all sites
        "LEFT JOIN sightings AS tonight ON tonight.ad = ads.id "
        "AND tonight.night = (SELECT night FROM scans WHERE id = ?1) "
        "WHERE ads.site = ?2 AND earlier.night = (SELECT max(night) FROM scans JOIN scan_sites ON scan = scans.id "
        "WHERE site = ?2 AND outcome IS NOT NULL AND night < (SELECT night FROM scans WHERE id = ?1)) "
        "AND earlier.department IN (SELECT department FROM scan_departments WHERE scan = ?1)",
        scan, std::string(site));
    query.next();
    return Count{query.get<int>(0), query.get<int>(1)};
  });
}

Result<void> Database::store_drifts(std::span<const Drift> drifts) {
  return write(*impl_, [&] {
    for (const Drift& drift : drifts) {
      impl_->connection.run(
          "INSERT INTO drifts (site, page, field, measure, since, was_hits, was_trials, now_hits, now_trials, "
          "was_shape, now_shape, ended) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
          "ON CONFLICT DO UPDATE SET now_hits = excluded.now_hits, now_trials = excluded.now_trials, "
          "now_shape = excluded.now_shape, ended = excluded.ended",
          drift.site, drift.page, drift.field, name_of(drift.measure), drift.since, drift.was.hits, drift.was.trials,
          drift.now.hits, drift.now.trials, drift.was_shape, drift.now_shape, drift.ended);
    }
  });
}

Result<std::vector<Drift>> Database::drifts(std::string_view site) const {
  return read(*impl_, [&] {
    return all_of(impl_->connection.query(
        "SELECT site, page, field, measure, since, was_hits, was_trials, now_hits, now_trials, was_shape, now_shape, "
        "ended FROM drifts WHERE site = ?1 ORDER BY page, field, since",
        std::string(site)));
  });
}

Result<std::vector<Drift>> Database::open_drifts() const {
  return read(*impl_, [&] {
    return all_of(impl_->connection.query(
        "SELECT site, page, field, measure, since, was_hits, was_trials, now_hits, now_trials, was_shape, now_shape, "
        "ended FROM drifts WHERE ended IS NULL ORDER BY site, page DESC, field"));
  });
}

}  // namespace vigie::storage
