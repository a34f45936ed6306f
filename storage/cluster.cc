#include "storage/store.h"

namespace vigie::storage {
namespace {

std::optional<Date> from_of(const ClusterFilter& filter) {
  return filter.period ? std::optional(filter.period->from) : std::nullopt;
}
std::optional<Date> to_of(const ClusterFilter& filter) {
  return filter.period ? std::optional(filter.period->to) : std::nullopt;
}

ClusterCounts counts_of(const Query& row) {
  return {.number = row.get<std::int64_t>(0),
          .network = row.get<std::optional<NetworkId>>(1),
          .persons = row.get<int>(2),
          .ads = row.get<int>(3),
          .sites = row.get<int>(4),
          .departments = row.get<int>(5),
          .nights = row.get<int>(6),
          .first_night = row.get<std::optional<Date>>(7),
          .last_night = row.get<std::optional<Date>>(8)};
}

std::vector<ClusterCounts> all_counts(Query&& rows) {
  std::vector<ClusterCounts> counts;
  while (rows.next()) counts.push_back(counts_of(rows));
  return counts;
}

MemberAd member_ad(const Query& row) {
  MemberAd ad{.ad = row.get<AdRow>(0),
              .person = row.get<PersonId>(1),
              .site = row.get<std::string>(2),
              .kind = row.get<AdKind>(3),
              .department = row.get<std::optional<DepartmentCode>>(4),
              .commune = row.get<std::optional<std::string>>(5),
              .age = row.get<std::optional<int>>(6),
              .price = {},
              .photos = row.get<int>(9),
              .nights = row.get<int>(10),
              .first_night = row.get<std::optional<Date>>(11),
              .last_night = row.get<std::optional<Date>>(12)};
  if (const auto amount = row.get<std::optional<double>>(7))
    ad.price = Price{.amount = *amount, .currency = row.get<std::optional<std::string>>(8)};
  return ad;
}

/// A row is one piece of evidence: bond, left, right, their clusters, weight, then the evidence or nulls.
std::vector<Bond> bonds_of(Query&& rows) {
  std::vector<Bond> bonds;
  std::int64_t current = 0;
  while (rows.next()) {
    if (bonds.empty() || rows.get<std::int64_t>(0) != current) {
      current = rows.get<std::int64_t>(0);
      bonds.push_back({.left = rows.get<std::int64_t>(1),
                       .right = rows.get<std::int64_t>(2),
                       .left_cluster = rows.get<std::optional<std::int64_t>>(3),
                       .right_cluster = rows.get<std::optional<std::int64_t>>(4),
                       .weight = rows.get<double>(5),
                       .evidence = {}});
    }
    if (const auto kind = rows.get<std::optional<EvidenceKind>>(6))
      bonds.back().evidence.push_back({*kind, rows.get<double>(7), rows.get<std::optional<IdentifierId>>(8)});
  }
  return bonds;
}

Query links_of(Connection& connection, std::int64_t person) {
  return connection.query(
      "WITH own AS (SELECT ad FROM person_ads WHERE person = ?1), "
      "     found AS (SELECT id FROM links WHERE left_ad IN own UNION SELECT id FROM links WHERE right_ad IN own) "
      "SELECT links.id, left_ad, right_ad, one.person, other.person, links.weight, kind, link_evidence.weight, "
      "identifier FROM found JOIN links ON links.id = found.id "
      "LEFT JOIN person_ads AS one ON one.ad = left_ad LEFT JOIN person_ads AS other ON other.ad = right_ad "
      "LEFT JOIN link_evidence ON link = links.id ORDER BY links.weight DESC, left_ad, right_ad, link_evidence.place",
      person);
}

Query ties_of(Connection& connection, std::int64_t network) {
  return connection.query(
      "WITH own AS (SELECT person FROM network_persons WHERE network = ?1), "
      "     found AS (SELECT id FROM ties WHERE left_person IN own UNION SELECT id FROM ties WHERE right_person IN "
      "own) "
      "SELECT ties.id, left_person, right_person, one.network, other.network, ties.weight, kind, tie_evidence.weight, "
      "identifier FROM found JOIN ties ON ties.id = found.id "
      "LEFT JOIN network_persons AS one ON one.person = left_person "
      "LEFT JOIN network_persons AS other ON other.person = right_person "
      "LEFT JOIN tie_evidence ON tie = ties.id ORDER BY ties.weight DESC, left_person, right_person, "
      "tie_evidence.place",
      network);
}

}  // namespace

Result<std::vector<ClusterCounts>> Database::persons(const ClusterFilter& filter) const {
  return read(*impl_, [&] {
    return all_counts(impl_->connection.query(
        "SELECT person_ads.person, network, 1, count(DISTINCT ads.id) AS number, count(DISTINCT site), "
        "count(DISTINCT sightings.department), count(DISTINCT night), min(night), max(night) "
        "FROM person_ads JOIN ads ON ads.id = person_ads.ad "
        "LEFT JOIN sightings ON sightings.ad = ads.id AND (?1 IS NULL OR sightings.department = ?1) "
        "AND (?2 IS NULL OR night BETWEEN ?2 AND ?3) "
        "LEFT JOIN network_persons ON network_persons.person = person_ads.person "
        "WHERE night IS NOT NULL OR (?1 IS NULL AND ?2 IS NULL) "
        "GROUP BY person_ads.person ORDER BY number DESC, person_ads.person",
        filter.department, from_of(filter), to_of(filter)));
  });
}

Result<std::vector<ClusterCounts>> Database::networks(const ClusterFilter& filter) const {
  return read(*impl_, [&] {
    return all_counts(impl_->connection.query(
        "SELECT network, NULL, count(DISTINCT person_ads.person), count(DISTINCT ads.id) AS number, "
        "count(DISTINCT site), count(DISTINCT sightings.department), count(DISTINCT night), min(night), max(night) "
        "FROM network_persons JOIN person_ads ON person_ads.person = network_persons.person "
        "JOIN ads ON ads.id = person_ads.ad "
        "LEFT JOIN sightings ON sightings.ad = ads.id AND (?1 IS NULL OR sightings.department = ?1) "
        "AND (?2 IS NULL OR night BETWEEN ?2 AND ?3) "
        "WHERE night IS NOT NULL OR (?1 IS NULL AND ?2 IS NULL) "
        "GROUP BY network ORDER BY number DESC, network",
        filter.department, from_of(filter), to_of(filter)));
  });
}

Result<std::vector<MemberAd>> Database::member_ads(ClusterLevel level, std::int64_t number) const {
  return read(*impl_, [&] {
    std::vector<MemberAd> ads;
    Query query = impl_->connection.query(
        "SELECT ads.id, person_ads.person, site, kind, ads.department, commune, age, price, currency, photo_count, "
        "count(night), min(night), max(night) FROM person_ads "
        "LEFT JOIN network_persons ON network_persons.person = person_ads.person "
        "JOIN ads ON ads.id = person_ads.ad JOIN ad_versions ON ad_versions.id = current_version "
        "LEFT JOIN sightings ON sightings.ad = ads.id "
        "WHERE person_ads.person IN (SELECT ?2 WHERE ?1 = 'person' UNION ALL "
        "SELECT person FROM network_persons WHERE ?1 = 'network' AND network = ?2) GROUP BY ads.id ORDER BY ads.id",
        level, number);
    while (query.next()) ads.push_back(member_ad(query));
    return ads;
  });
}

Result<std::vector<Bond>> Database::bonds(ClusterLevel level, std::int64_t number) const {
  return read(*impl_, [&] {
    return bonds_of(level == ClusterLevel::kPerson ? links_of(impl_->connection, number)
                                                   : ties_of(impl_->connection, number));
  });
}

Result<std::vector<Bond>> Database::ties_within_networks() const {
  return read(*impl_, [&] {
    return bonds_of(impl_->connection.query(
        "SELECT ties.id, left_person, right_person, one.network, other.network, ties.weight, kind, "
        "tie_evidence.weight, identifier FROM ties JOIN network_persons AS one ON one.person = left_person "
        "JOIN network_persons AS other ON other.person = right_person AND other.network = one.network "
        "LEFT JOIN tie_evidence ON tie = ties.id "
        "ORDER BY ties.weight DESC, left_person, right_person, tie_evidence.place"));
  });
}

}  // namespace vigie::storage
