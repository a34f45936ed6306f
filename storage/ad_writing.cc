#include "storage/ad_writing.h"

#include "storage/version.h"

namespace vigie::storage {
namespace {

struct FoundAd {
  AdRow row;
  std::optional<DepartmentCode> department;
  std::optional<VersionId> version = {};
  bool ended = false;
  bool is_new = false;
};

std::optional<FoundAd> find_ad(Store& store, const Blob& key) {
  Query query =
      store.connection.query("SELECT id, department, current_version, ended IS NOT NULL FROM ads WHERE key = ?1", key);
  if (!query.next()) return std::nullopt;
  return FoundAd{.row = query.get<AdRow>(0),
                 .department = query.get<std::optional<DepartmentCode>>(1),
                 .version = query.get<std::optional<VersionId>>(2),
                 .ended = query.get<bool>(3)};
}

FoundAd find_or_add(Store& store, const RawAd& ad, std::optional<DepartmentCode> department) {
  const Blob key = ad_key(store, ad.site, ad.ad_id);
  if (const auto found = find_ad(store, key)) return *found;
  add_site(store, ad.site);
  store.connection.run("INSERT INTO ads (site, key, sealed_ad_id, department) VALUES (?1, ?2, ?3, ?4)", ad.site, key,
                       store.vault.seal(ad.ad_id, "ads.sealed_ad_id"), department);
  return {.row = static_cast<AdRow>(store.connection.last_row()), .department = department, .is_new = true};
}

FoundAd found_ad(const KnownAd& known) {
  return {.row = known.row, .department = known.department, .ended = known.ended};
}

/// @return how many of the nights are new
int add_sightings(Store& store, const FoundAd& ad, std::span<const Date> nights,
                  std::optional<DepartmentCode> department) {
  if (ad.ended) store.connection.run("UPDATE ads SET ended = NULL WHERE id = ?1", ad.row);
  int added = 0;
  for (const Date night : nights) {
    added +=
        store.connection.run("INSERT INTO sightings (ad, night, department) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                             ad.row, night, department);
  }
  return added;
}

/// The ad's own page knows better than the listing in which département it counts.
void place_sightings(Store& store, AdRow ad, std::span<const Date> nights, std::optional<DepartmentCode> department) {
  if (!department) return;
  for (const Date night : nights) {
    store.connection.run("UPDATE sightings SET department = ?3 WHERE ad = ?1 AND night = ?2 AND department IS NOT ?3",
                         ad, night, department);
  }
}

/// The version read last is the current one.
VersionId settle_current_version(Store& store, AdRow ad, Instant read) {
  store.connection.run(
      "UPDATE ads SET (current_version, department) = "
      "(SELECT id, coalesce(ad_versions.department, ads.department) FROM ad_versions WHERE ad = ?1 "
      "ORDER BY last_read DESC, id DESC LIMIT 1), "
      "row_changed = CASE WHEN ?2 >= coalesce(last_read, 0) THEN 0 ELSE row_changed END, "
      "last_read = max(coalesce(last_read, 0), ?2), "
      "(first_read, versions) = (SELECT min(first_read), count(*) FROM ad_versions WHERE ad = ?1) WHERE id = ?1",
      ad, read);
  Query query = store.connection.query("SELECT current_version FROM ads WHERE id = ?1", ad);
  query.next();
  return query.get<VersionId>(0);
}

/// What the ad or its listing says; nothing where a listing of several départements leaves it open.
std::optional<DepartmentCode> told_department(const RawAd& raw) {
  const auto code = DepartmentCode::parse(raw.department.value_or(""));
  if (!code) return std::nullopt;
  return *code;
}

}  // namespace

Blob content_key(const Store& store, std::string_view domain, RawAd ad) {
  ad.fetched.reset();
  ad.posted.reset();
  ad.seen.clear();
  for (RawPhoto& photo : ad.photos) {  // one night its picture is hashed, another it cannot be fetched
    if (photo.url) photo.pdq = {}, photo.quality = {};
  }
  return store.vault.blind(domain, {to_json(ad)});
}

PageCounts store_row(Store& store, const ListedAd& listed, const SeenAt& seen) {
  const auto told = told_department(listed.row);
  const FoundAd ad = listed.known ? found_ad(*listed.known) : find_or_add(store, listed.row, told);
  if (!listed.known || !listed.known->same_row) {
    store.connection.run(
        "UPDATE ads SET row_changed = (row_changed OR row_key IS NOT NULL), row_key = ?2 "
        "WHERE id = ?1 AND row_key IS NOT ?2",
        ad.row, content_key(store, "row", listed.row));
  }
  const auto department = ad.department ? ad.department : told;
  return {.new_ads = ad.is_new ? 1 : 0, .sightings = add_sightings(store, ad, seen.nights, department)};
}

PageCounts store_ad(Store& store, const AdRecord& ad, const SeenAt& seen) {
  const auto department = ad.ad.department ? ad.ad.department : told_department(ad.raw);
  const FoundAd found = find_or_add(store, ad.raw, department);
  read_version(store, found.row, ad, department, seen.read);
  const VersionId current = settle_current_version(store, found.row, seen.read);
  const int sightings = add_sightings(store, found, seen.nights, department);
  place_sightings(store, found.row, seen.nights, department);
  return {.new_ads = found.is_new ? 1 : 0,
          .changed_ads = found.version && *found.version != current ? 1 : 0,
          .sightings = sightings};
}

PageCounts store_unchanged(Store& store, std::string_view site, std::string_view ad_id, const SeenAt& seen) {
  const auto ad = find_ad(store, ad_key(store, site, ad_id));
  if (!ad) return {};
  store.connection.run("UPDATE ads SET last_read = max(coalesce(last_read, 0), ?2), row_changed = 0 WHERE id = ?1",
                       ad->row, seen.read);
  store.connection.run("UPDATE ad_versions SET last_read = max(last_read, ?2) WHERE id = ?1", ad->version, seen.read);
  return {.sightings = add_sightings(store, *ad, seen.nights, ad->department)};
}

}  // namespace vigie::storage
