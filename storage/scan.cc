#include "storage/store.h"

namespace vigie::storage {
namespace {

void plan_departments(Store& store, ScanId scan, const std::vector<DepartmentCode>& departments) {
  int place = 0;
  for (const DepartmentCode department : departments) {
    store.connection.run("INSERT INTO scan_departments (scan, place, department) VALUES (?1, ?2, ?3)", scan, ++place,
                         department);
  }
}

void plan_sites(Store& store, ScanId scan, const std::vector<std::string>& sites) {
  for (const std::string& site : sites) {
    add_site(store, site);
    store.connection.run("INSERT INTO scan_sites (scan, site) VALUES (?1, ?2) ON CONFLICT DO NOTHING", scan, site);
  }
}

void give_up_unfinished(Store& store, Instant now) {
  store.connection.run("UPDATE scans SET ended = max(started, ?1) WHERE ended IS NULL", now);
  store.connection.run("DELETE FROM frontier");
}

std::vector<DepartmentCode> departments_of(Store& store, ScanId scan) {
  std::vector<DepartmentCode> departments;
  Query query = store.connection.query("SELECT department FROM scan_departments WHERE scan = ?1 ORDER BY place", scan);
  while (query.next()) departments.push_back(query.get<DepartmentCode>(0));
  return departments;
}

std::vector<std::string> sites_of(Store& store, ScanId scan) {
  std::vector<std::string> sites;
  Query query = store.connection.query("SELECT site FROM scan_sites WHERE scan = ?1 ORDER BY site", scan);
  while (query.next()) sites.push_back(query.get<std::string>(0));
  return sites;
}

std::optional<Scan> first_scan_of(Store& store, Query&& query) {
  if (!query.next()) return std::nullopt;
  const auto id = query.get<ScanId>(0);
  return Scan{.id = id,
              .plan = {.night = query.get<Date>(1),
                       .started = query.get<Instant>(2),
                       .departments = departments_of(store, id),
                       .sites = sites_of(store, id)},
              .ended = query.get<std::optional<Instant>>(3)};
}

SiteOutcome site_outcome(const Store& store, const Query& row) {
  return {.site = row.get<std::string>(0),
          .outcome = row.get<Outcome>(1),
          .pages = row.get<int>(2),
          .ads = row.get<int>(3),
          .new_ads = row.get<int>(4),
          .failures = row.get<int>(5),
          .detail = store.vault.unseal(row.get<Blob>(6), "scan_sites.sealed_detail").value()};
}

}  // namespace

Result<ScanId> Database::begin_scan(const NewScan& scan) {
  return write(*impl_, [&] {
    give_up_unfinished(*impl_, scan.started);
    impl_->connection.run("INSERT INTO scans (night, started) VALUES (?1, ?2)", scan.night, scan.started);
    const auto id = static_cast<ScanId>(impl_->connection.last_row());
    plan_departments(*impl_, id, scan.departments);
    plan_sites(*impl_, id, scan.sites);
    return id;
  });
}

Result<std::optional<Scan>> Database::unfinished_scan() const {
  return read(*impl_, [&] {
    return first_scan_of(*impl_, impl_->connection.query("SELECT id, night, started, ended FROM scans "
                                                         "WHERE ended IS NULL ORDER BY id DESC LIMIT 1"));
  });
}

Result<std::optional<Scan>> Database::last_scan() const {
  return read(*impl_, [&] {
    return first_scan_of(
        *impl_, impl_->connection.query("SELECT id, night, started, ended FROM scans ORDER BY id DESC LIMIT 1"));
  });
}

Result<void> Database::end_scan(ScanId scan, Instant ended) {
  return write(*impl_, [&] {
    impl_->connection.run("UPDATE scans SET ended = ?2 WHERE id = ?1", scan, ended);
    impl_->connection.run("DELETE FROM frontier WHERE scan = ?1", scan);
  });
}

Result<void> Database::store_site_outcome(ScanId scan, const SiteOutcome& outcome) {
  return write(*impl_, [&] {
    add_site(*impl_, outcome.site);
    impl_->connection.run(
        "INSERT INTO scan_sites (scan, site, outcome, pages, ads, new_ads, failures, sealed_detail) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
        "ON CONFLICT DO UPDATE SET outcome = excluded.outcome, pages = excluded.pages, ads = excluded.ads, "
        "new_ads = excluded.new_ads, failures = excluded.failures, sealed_detail = excluded.sealed_detail",
        scan, outcome.site, outcome.outcome, outcome.pages, outcome.ads, outcome.new_ads, outcome.failures,
        impl_->vault.seal(outcome.detail, "scan_sites.sealed_detail"));
  });
}

Result<std::vector<SiteOutcome>> Database::site_outcomes(ScanId scan) const {
  return read(*impl_, [&] {
    std::vector<SiteOutcome> outcomes;
    Query query = impl_->connection.query(
        "SELECT site, outcome, pages, ads, new_ads, failures, sealed_detail FROM scan_sites "
        "WHERE scan = ?1 AND outcome IS NOT NULL ORDER BY site",
        scan);
    while (query.next()) outcomes.push_back(site_outcome(*impl_, query));
    return outcomes;
  });
}

Result<std::map<std::string, Date>> Database::last_successes() const {
  return read(*impl_, [&] {
    std::map<std::string, Date> nights;
    Query query = impl_->connection.query(
        "SELECT site, max(night) FROM scan_sites JOIN scans ON scans.id = scan_sites.scan "
        "WHERE outcome IN ('ok', 'unchanged', 'gone') GROUP BY site");
    while (query.next()) nights.emplace(query.get<std::string>(0), query.get<Date>(1));
    return nights;
  });
}

Result<std::vector<Date>> Database::nights(std::optional<DepartmentCode> department, Period period) const {
  return read(*impl_, [&] {
    std::vector<Date> nights;
    Query query = impl_->connection.query(
        "SELECT night FROM scans JOIN scan_departments ON scan_departments.scan = scans.id "
        "WHERE night BETWEEN ?2 AND ?3 AND department = coalesce(?1, department) "
        "UNION "
        "SELECT night FROM import_nights WHERE night BETWEEN ?2 AND ?3 AND department = coalesce(?1, department) "
        "ORDER BY night",
        department, period.from, period.to);
    while (query.next()) nights.push_back(query.get<Date>(0));
    return nights;
  });
}

}  // namespace vigie::storage
