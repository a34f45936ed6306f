#include "storage/ad_writing.h"

namespace vigie::storage {
namespace {

/// Its own nights and the page's.
std::vector<Date> nights_of(const AdRecord& ad, Date night) {
  std::vector<Date> nights = ad.raw.seen;
  nights.push_back(night);
  return nights;
}

void store_validators(Store& store, const RawAd& ad, const Validators& validators) {
  store.connection.run("UPDATE ads SET etag = nullif(?2, ''), last_modified = nullif(?3, '') WHERE key = ?1",
                       ad_key(store, ad.site, ad.ad_id), validators.etag, validators.last_modified);
}

void store_end(Store& store, const FetchedPage& page) {
  store.connection.run("UPDATE ads SET ended = ?2 WHERE key = ?1", ad_key(store, page.page.site, page.page.ad_id),
                       page.fetched);
}

PageCounts store_what_was_read(Store& store, const FetchedPage& page) {
  const SeenAt here{.nights = std::span(&page.night, 1), .read = page.fetched};
  PageCounts counts;
  for (const ListedAd& listed : page.listed) counts += store_row(store, listed, here);
  for (const AdRecord& ad : page.ads) {
    const auto nights = nights_of(ad, page.night);
    counts += store_ad(store, ad, {.nights = nights, .read = here.read});
    store_validators(store, ad.raw, page.validators);
  }
  if (page.page.kind == PageKind::kAd && page.outcome == Outcome::kGone) store_end(store, page);
  if (page.page.kind == PageKind::kAd && page.outcome == Outcome::kUnchanged) {
    counts += store_unchanged(store, page.page.site, page.page.ad_id, here);
  }
  return counts;
}

void store_fetch(Store& store, const FetchedPage& page) {
  add_site(store, page.page.site);
  store.connection.run(
      "INSERT INTO fetches (scan, site, department, kind, page, ad, fetched, status, outcome, bytes, took_ms) "
      "VALUES (?1, ?2, ?3, ?4, ?5, (SELECT id FROM ads WHERE key = ?6), ?7, ?8, ?9, ?10, ?11)",
      page.scan, page.page.site, page.page.department, page.page.kind, page.page.page,
      page.page.kind == PageKind::kAd ? std::optional(ad_key(store, page.page.site, page.page.ad_id)) : std::nullopt,
      page.fetched, page.status, page.outcome, page.bytes, page.took.count());
  store.connection.run("UPDATE frontier SET done = 1 WHERE id = ?1 AND scan = ?2", page.frontier, page.scan);
}

PageCounts store_part(Store& store, const FetchedPage& page) {
  const PageCounts counts = store_what_was_read(store, page);
  add_to_frontier(store, page.scan, page.found);
  return counts;
}

}  // namespace

Result<PageCounts> Database::store_part(const FetchedPage& page) {
  return write(*impl_, [&] { return storage::store_part(*impl_, page); });
}

Result<PageCounts> Database::store_page(const FetchedPage& page) {
  return write(*impl_, [&] {
    const PageCounts counts = storage::store_part(*impl_, page);
    store_fetch(*impl_, page);
    return counts;
  });
}

}  // namespace vigie::storage
