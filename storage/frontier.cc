#include "storage/store.h"

namespace vigie::storage {
namespace {

PendingPage pending_page(const Store& store, const Query& row, std::string_view site) {
  return {.id = row.get<FrontierId>(0),
          .page = {.site = std::string(site),
                   .department = row.get<DepartmentCode>(1),
                   .kind = row.get<PageKind>(2),
                   .url = store.vault.unseal(row.get<Blob>(4), "frontier.sealed_url").value(),
                   .ad_id = store.vault.unseal(row.get<Blob>(5), "frontier.sealed_ad_id").value(),
                   .page = row.get<int>(3)}};
}

}  // namespace

void add_to_frontier(Store& store, ScanId scan, std::span<const FrontierPage> pages) {
  for (const FrontierPage& page : pages) {
    add_site(store, page.site);
    store.connection.run(
        "INSERT INTO frontier (scan, site, department, kind, page, url_key, sealed_url, sealed_ad_id) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (scan, url_key) DO NOTHING",
        scan, page.site, page.department, page.kind, page.page,
        store.vault.blind("page", {page.site, page.key.empty() ? page.url : page.key}),
        store.vault.seal(page.url, "frontier.sealed_url"), store.vault.seal(page.ad_id, "frontier.sealed_ad_id"));
  }
}

Result<void> Database::enqueue(ScanId scan, std::span<const FrontierPage> pages) {
  return write(*impl_, [&] { add_to_frontier(*impl_, scan, pages); });
}

Result<std::vector<PendingPage>> Database::pending(ScanId scan, std::string_view site) const {
  return read(*impl_, [&] {
    std::vector<PendingPage> pages;
    Query query = impl_->connection.query(
        "SELECT id, department, kind, page, sealed_url, sealed_ad_id FROM frontier "
        "WHERE scan = ?1 AND site = ?2 AND done = 0 ORDER BY id",
        scan, site);
    while (query.next()) pages.push_back(pending_page(*impl_, query, site));
    return pages;
  });
}

}  // namespace vigie::storage
