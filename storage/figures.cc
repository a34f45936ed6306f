#include <algorithm>
#include <tuple>

#include "storage/store.h"

namespace vigie::storage {
namespace {

std::vector<std::string> split(const std::string& joined) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < joined.size();) {
    const std::size_t end = std::min(joined.find(',', begin), joined.size());
    parts.push_back(joined.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<Price> price_of(const Query& row, int amount, int currency) {
  if (row.get<std::optional<double>>(amount) == std::nullopt) return std::nullopt;
  return Price{.amount = row.get<double>(amount), .currency = row.get<std::optional<std::string>>(currency)};
}

/// "30:80,60:150"
std::vector<TimedTariff> timed_tariffs(const std::string& text) {
  std::vector<TimedTariff> tariffs;
  for (const std::string& part : split(text)) {
    const std::size_t colon = part.find(':');
    tariffs.push_back({std::chrono::minutes(std::stol(part)), std::stod(part.substr(colon + 1))});
  }
  return tariffs;
}

std::optional<BlindKey> name_of(const Query& row, int column) {
  const auto key = row.get<std::optional<std::int64_t>>(column);
  return key ? std::optional(static_cast<BlindKey>(*key)) : std::nullopt;
}

SeenAd seen_ad(const Query& row) {
  return {.ad = row.get<AdRow>(0),
          .site = row.get<std::string>(1),
          .kind = row.get<std::optional<AdKind>>(2).value_or(AdKind::kUnsure),
          .person = row.get<std::optional<PersonId>>(3),
          .network = row.get<std::optional<NetworkId>>(4),
          .commune = row.get<std::optional<std::string>>(5),
          .age = row.get<std::optional<int>>(6),
          .price = price_of(row, 7, 8),
          .languages = split(row.get<std::string>(9)),
          .possible_minor = row.get<bool>(10),
          .has_photos = row.get<bool>(11),
          .is_marked = row.get<bool>(17),
          .indicators = split(row.get<std::string>(12)),
          .tariffs = timed_tariffs(row.get<std::string>(13)),
          .sex = row.get<std::optional<Sex>>(14),
          .services = split(row.get<std::string>(15)),
          .name = name_of(row, 16),
          .phones = {},
          .nights = {}};
}

std::vector<SeenAd> ads_seen(Connection& connection, DepartmentCode department, Period period) {
  std::vector<SeenAd> ads;
  Query query = connection.query(
      "SELECT ads.id, site, iif(ads.id IN (SELECT ad FROM ads_decided_no_offers), 'other', kind), "
      "person_ads.person, network, commune, age, price, currency, languages, "
      "possible_minor, photo_count > 0, indicators, timed_tariffs, sex, services, name_key, "
      "name_key IS NOT NULL OR EXISTS (SELECT 1 FROM version_identifiers WHERE version = current_version) "
      "OR EXISTS (SELECT 1 FROM version_photos WHERE version = current_version) "
      "FROM (SELECT DISTINCT ad FROM sightings WHERE department = ?1 AND night BETWEEN ?2 AND ?3) AS seen "
      "JOIN ads ON ads.id = seen.ad "
      "LEFT JOIN ad_versions ON ad_versions.id = current_version "
      "LEFT JOIN person_ads ON person_ads.ad = ads.id "
      "LEFT JOIN network_persons ON network_persons.person = person_ads.person "
      "ORDER BY ads.id",
      department, period.from, period.to);
  while (query.next()) ads.push_back(seen_ad(query));
  return ads;
}

/// The rows come in the order of their ads, as the ads themselves, and each has its ad.
template <typename Add>
void add_to_ads(std::vector<SeenAd>& ads, Query&& rows, const Add& add) {
  auto ad = ads.begin();
  while (rows.next()) {
    const auto row = rows.get<AdRow>(0);
    ad = std::find_if(ad, ads.end(), [&](const SeenAd& candidate) { return candidate.ad == row; });
    add(*ad, rows);
  }
}

void add_nights(Connection& connection, std::vector<SeenAd>& ads, DepartmentCode department, Period period) {
  add_to_ads(ads,
             connection.query("SELECT ad, night FROM sightings WHERE department = ?1 AND night BETWEEN ?2 AND ?3 "
                              "ORDER BY ad, night",
                              department, period.from, period.to),
             [](SeenAd& ad, const Query& row) { ad.nights.push_back(row.get<Date>(1)); });
}

void add_phones(Connection& connection, std::vector<SeenAd>& ads, DepartmentCode department, Period period) {
  add_to_ads(ads,
             connection.query(
                 "SELECT ads.id, identifiers.id "
                 "FROM (SELECT DISTINCT ad FROM sightings WHERE department = ?1 AND night BETWEEN ?2 AND ?3) AS seen "
                 "JOIN ads ON ads.id = seen.ad JOIN version_identifiers ON version = current_version "
                 "JOIN identifiers ON identifiers.id = identifier AND identifiers.kind = 'phone' "
                 "ORDER BY ads.id, identifiers.id",
                 department, period.from, period.to),
             [](SeenAd& ad, const Query& row) { ad.phones.push_back(row.get<IdentifierId>(1)); });
}

ClusterRow cluster_row(const Store& store, const Query& row) {
  return {.site = row.get<std::string>(0),
          .ad_id = store.vault.unseal(row.get<Blob>(1), "ads.sealed_ad_id").value(),
          .kind = row.get<std::optional<AdKind>>(2).value_or(AdKind::kUnsure),
          .person = row.get<std::optional<PersonId>>(3),
          .network = row.get<std::optional<NetworkId>>(4)};
}

}  // namespace

Result<std::vector<ClusterRow>> Database::clusters(std::optional<DepartmentCode> department) const {
  return read(*impl_, [&] {
    std::vector<ClusterRow> rows;
    Query query = impl_->connection.query(
        "SELECT site, sealed_ad_id, iif(ads.id IN (SELECT ad FROM ads_decided_no_offers), 'other', kind), "
        "person_ads.person, network FROM ads "
        "LEFT JOIN ad_versions ON ad_versions.id = current_version "
        "LEFT JOIN person_ads ON person_ads.ad = ads.id "
        "LEFT JOIN network_persons ON network_persons.person = person_ads.person "
        "WHERE ?1 IS NULL OR ads.department = ?1",
        department);
    while (query.next()) rows.push_back(cluster_row(*impl_, query));
    std::ranges::sort(rows, {}, [](const ClusterRow& row) { return std::tie(row.site, row.ad_id); });
    return rows;
  });
}

Result<std::vector<SeenAd>> Database::seen_ads(DepartmentCode department, Period period) const {
  return read(*impl_, [&] {
    std::vector<SeenAd> ads = ads_seen(impl_->connection, department, period);
    add_nights(impl_->connection, ads, department, period);
    add_phones(impl_->connection, ads, department, period);
    return ads;
  });
}

Result<std::vector<AdElsewhere>> Database::ads_elsewhere(DepartmentCode department, Period period) const {
  return read(*impl_, [&] {
    std::vector<AdElsewhere> ads;
    Query query = impl_->connection.query(
        "WITH here AS (SELECT DISTINCT person FROM sightings JOIN person_ads USING (ad) "
        "              WHERE department = ?1 AND night BETWEEN ?2 AND ?3) "
        "SELECT DISTINCT ad, person, night FROM here JOIN person_ads USING (person) JOIN sightings USING (ad) "
        "WHERE department <> ?1 AND night BETWEEN ?2 AND ?3 ORDER BY ad, night",
        department, period.from, period.to);
    while (query.next()) {
      const auto ad = query.get<AdRow>(0);
      if (ads.empty() || ads.back().ad != ad) ads.push_back({ad, query.get<PersonId>(1), {}});
      ads.back().nights.push_back(query.get<Date>(2));
    }
    return ads;
  });
}

Result<std::vector<PersonSample>> Database::person_samples(DepartmentCode department, Period period) const {
  return read(*impl_, [&] {
    Query last = impl_->connection.query("SELECT samples FROM linkings ORDER BY id DESC LIMIT 1");
    std::vector<PersonSample> samples(last.next() ? last.get<std::size_t>(0) : 0);
    Query query = impl_->connection.query(
        "WITH here AS (SELECT DISTINCT person FROM sightings JOIN person_ads USING (ad) "
        "              WHERE department = ?1 AND night BETWEEN ?2 AND ?3) "
        "SELECT sample, person_ads.ad, sampled_persons.person FROM here "
        "JOIN person_ads ON person_ads.person = here.person JOIN sampled_persons ON sampled_persons.ad = person_ads.ad",
        department, period.from, period.to);
    while (query.next()) samples.at(query.get<std::size_t>(0))[query.get<AdRow>(1)] = query.get<PersonId>(2);
    return samples;
  });
}

Result<std::set<SiteNight>> Database::silent_sites(DepartmentCode department, Period period) const {
  return read(*impl_, [&] {
    std::set<SiteNight> silent;
    Query query = impl_->connection.query(
        "WITH covering AS (SELECT id, night FROM scans JOIN scan_departments ON scan = id "
        "                  WHERE department = ?1 AND night BETWEEN ?2 AND ?3), "
        "     known AS (SELECT DISTINCT site FROM scan_sites JOIN covering ON scan = id) "
        "SELECT site, night FROM known, (SELECT DISTINCT night FROM covering) AS nights "
        "WHERE night NOT IN (SELECT night FROM import_nights WHERE department = ?1) AND NOT EXISTS "
        "  (SELECT 1 FROM covering JOIN scan_sites ON scan = id WHERE covering.night = nights.night "
        "   AND scan_sites.site = known.site AND (outcome IN ('ok', 'unchanged', 'gone') OR ads > 0))",
        department, period.from, period.to);
    while (query.next()) silent.insert({query.get<std::string>(0), query.get<Date>(1)});
    return silent;
  });
}

Result<std::optional<Period>> Database::stored_period() const {
  return read(*impl_, [&]() -> std::optional<Period> {
    Query query = impl_->connection.query(
        "SELECT min(night), max(night) FROM "
        "(SELECT night FROM scans UNION ALL SELECT night FROM import_nights UNION ALL SELECT night FROM sightings)");
    query.next();
    const auto first = query.get<std::optional<Date>>(0);
    if (!first) return std::nullopt;
    return Period{.from = *first, .to = query.get<Date>(1)};
  });
}

Result<void> Database::store_estimate(const StoredEstimate& estimate) {
  return write(*impl_, [&] {
    impl_->connection.run(
        "INSERT INTO estimates (department, from_day, to_day, method, n, lo, hi, reason, made) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        "ON CONFLICT DO UPDATE SET n = excluded.n, lo = excluded.lo, hi = excluded.hi, reason = excluded.reason, "
        "made = excluded.made",
        estimate.department, estimate.period.from, estimate.period.to, estimate.method, estimate.n, estimate.lo,
        estimate.hi, estimate.reason, estimate.made);
  });
}

}  // namespace vigie::storage
