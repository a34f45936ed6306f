#include "storage/store.h"

namespace vigie::storage {
namespace {

PendingPage pending_page(const Store& store, const Query& row, std::string_view site) {
  std::optional<RawAd> listed;
  if (const auto sealed = row.get<std::optional<Blob>>(6)) {
    listed = parse_raw_ad(store.vault.unseal(*sealed, "frontier.sealed_row").value()).value();
  }
  return {.id = row.get<FrontierId>(0),
          .page = {.site = std::string(site),
                   .department = row.get<DepartmentCode>(1),
                   .kind = row.get<PageKind>(2),
                   .url = store.vault.unseal(row.get<Blob>(4), "frontier.sealed_url").value(),
                   .ad_id = store.vault.unseal(row.get<Blob>(5), "frontier.sealed_ad_id").value(),
                   .page = row.get<int>(3),
                   .row = std::move(listed)}};
}

}  // namespace

void add_to_frontier(Store& store, ScanId scan, std::span<const FrontierPage> pages) {
  for (const FrontierPage& page : pages) {
    add_site(store, page.site);
    store.connection.run(
        "INSERT INTO frontier (scan, site, department, kind, page, url_key, sealed_url, sealed_ad_id, sealed_row) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (scan, url_key) DO NOTHING",
        scan, page.site, page.department, page.kind, page.page,
        store.vault.blind("page", {page.site, page.key.empty() ? page.url : page.key}),
        store.vault.seal(page.url, "frontier.sealed_url"), store.vault.seal(page.ad_id, "frontier.sealed_ad_id"),
        page.row ? std::optional(store.vault.seal(to_json(*page.row), "frontier.sealed_row")) : std::nullopt);
  }
}

Result<void> Database::enqueue(ScanId scan, std::span<const FrontierPage> pages) {
  return write(*impl_, [&] { add_to_frontier(*impl_, scan, pages); });
}

Result<std::vector<PendingPage>> Database::pending(ScanId scan, std::string_view site, int most) const {
  return read(*impl_, [&] {
    std::vector<PendingPage> pages;
    Query query = impl_->connection.query(
        "SELECT id, department, kind, page, sealed_url, sealed_ad_id, sealed_row FROM frontier "
        "WHERE scan = ?1 AND site = ?2 AND done = 0 ORDER BY id LIMIT ?3",
        scan, site, most);
    while (query.next()) pages.push_back(pending_page(*impl_, query, site));
    return pages;
  });
}

Result<int> Database::pending_count(ScanId scan, std::string_view site) const {
  return read(*impl_, [&] {
    Query query =
        impl_->connection.query("SELECT count(*) FROM frontier WHERE scan = ?1 AND site = ?2 AND done = 0", scan, site);
    query.next();
    return query.get<int>(0);
  });
}

Result<SiteSoFar> Database::site_so_far(ScanId scan, std::string_view site) const {
  return read(*impl_, [&] {
    SiteSoFar so_far;
    Query pages = impl_->connection.query(
        "SELECT department, kind, page, outcome FROM fetches WHERE scan = ?1 AND site = ?2 ORDER BY id", scan, site);
    while (pages.next()) {
      so_far.pages.push_back({.page = {.site = std::string(site),
                                       .department = pages.get<DepartmentCode>(0),
                                       .kind = pages.get<PageKind>(1),
                                       .url = {},
                                       .ad_id = {},
                                       .page = pages.get<int>(2)},
                              .outcome = pages.get<Outcome>(3)});
    }
    if (so_far.pages.empty()) return so_far;
    Query ads = impl_->connection.query(
        "SELECT sealed_ad_id, NOT EXISTS (SELECT 1 FROM sightings AS earlier "
        "                                 WHERE earlier.ad = ads.id AND earlier.night < scans.night) "
        "FROM scans CROSS JOIN ads CROSS JOIN sightings ON sightings.ad = ads.id AND sightings.night = scans.night "
        "WHERE scans.id = ?1 AND ads.site = ?2",
        scan, site);
    while (ads.next()) {
      so_far.ad_ids.push_back(impl_->vault.unseal(ads.get<Blob>(0), "ads.sealed_ad_id").value());
      so_far.new_ads += ads.get<bool>(1) ? 1 : 0;
    }
    return so_far;
  });
}

}  // namespace vigie::storage
