#include <algorithm>

#include "storage/ad_writing.h"

namespace vigie::storage {
namespace {

/// The instant from which its relative dates are counted.
Instant read_at(const RawAd& ad) {
  if (ad.fetched) return *ad.fetched;
  return ad.seen.empty() ? Instant{} : Instant(*std::max_element(ad.seen.begin(), ad.seen.end()));
}

void add_import_nights(Store& store, std::span<const Date> nights, std::optional<DepartmentCode> department) {
  for (const Date night : nights) {
    store.connection.run(
        "INSERT INTO import_nights (night, department) VALUES (?1, coalesce(?2, '')) ON CONFLICT DO NOTHING", night,
        department);
  }
}

KnownAd known_ad_of(const Store& store, const Query& found, const RawAd& row) {
  const auto last_read = found.get<std::optional<Instant>>(2);
  const auto row_key = found.get<std::optional<Blob>>(3);
  const bool changed_since_read = found.get<bool>(4);
  const bool same_row = row_key && *row_key == content_key(store, "row", row);
  return {.row = found.get<AdRow>(0),
          .has_content = found.get<bool>(1),
          .last_fetched = last_read == Instant{} ? std::nullopt : last_read,
          .row_changed = changed_since_read || (row_key && !same_row),
          .first_fetched = found.get<std::optional<Instant>>(5),
          .versions = found.get<int>(6),
          .department = found.get<std::optional<DepartmentCode>>(7),
          .ended = found.get<bool>(8),
          .same_row = same_row};
}

std::optional<KnownAd> known_ad(Store& store, const RawAd& row) {
  Query found = store.connection.query(
      "SELECT id, current_version IS NOT NULL, last_read, row_key, row_changed, first_read, versions, department, "
      "ended IS NOT NULL FROM ads WHERE key = ?1",
      ad_key(store, row.site, row.ad_id));
  if (!found.next()) return std::nullopt;
  return known_ad_of(store, found, row);
}

}  // namespace

Result<PageCounts> Database::store_ads(std::span<const AdRecord> ads) {
  return write(*impl_, [&] {
    PageCounts counts;
    for (const AdRecord& ad : ads) {
      counts += store_ad(*impl_, ad, {.nights = ad.raw.seen, .read = read_at(ad.raw)});
      add_import_nights(*impl_, ad.raw.seen, ad.ad.department);
    }
    return counts;
  });
}

Result<PageCounts> Database::store_rows(std::span<const RawAd> rows) {
  return write(*impl_, [&] {
    PageCounts counts;
    for (const RawAd& row : rows) {
      counts += store_row(*impl_, {row}, {.nights = row.seen, .read = read_at(row)});
      const auto told = DepartmentCode::parse(row.department.value_or(""));
      add_import_nights(*impl_, row.seen, told ? std::optional(*told) : std::nullopt);
    }
    return counts;
  });
}

Result<void> Database::find_known(std::span<ListedAd> rows) const {
  return read(*impl_, [&] {
    for (ListedAd& listed : rows) listed.known = known_ad(*impl_, listed.row);
  });
}

Result<Validators> Database::validators(std::string_view site, std::string_view ad_id) const {
  return read(*impl_, [&]() -> Validators {
    Query found = impl_->connection.query(
        "SELECT coalesce(etag, ''), coalesce(last_modified, '') FROM ads "
        "WHERE key = ?1 AND current_version IS NOT NULL",
        ad_key(*impl_, site, ad_id));
    if (!found.next()) return {};
    return {found.get<std::string>(0), found.get<std::string>(1)};
  });
}

}  // namespace vigie::storage
