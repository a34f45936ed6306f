#include "storage/store.h"

namespace vigie::storage {
namespace {

std::optional<Identity> stretch_of(Connection& connection, ClusterLevel level, std::int64_t number) {
  Query query = connection.query(
      "SELECT first.made, last.made FROM identities JOIN linkings AS first ON first.id = began "
      "LEFT JOIN linkings AS last ON last.id = ended WHERE level = ?1 AND number = ?2",
      level, number);
  if (!query.next()) return std::nullopt;
  return Identity{
      .began = query.get<Instant>(0), .ended = query.get<std::optional<Instant>>(1), .passages = {}, .now = {}};
}

std::vector<Passage> passages_of(Connection& connection, ClusterLevel level, std::int64_t number) {
  std::vector<Passage> passages;
  Query query = connection.query(
      "SELECT made, former, present, count(*) FROM moves JOIN linkings ON linkings.id = linking "
      "WHERE level = ?1 AND (former = ?2 OR present = ?2) GROUP BY linking, former, present "
      "ORDER BY linking, former, present",
      level, number);
  while (query.next()) {
    passages.push_back({.when = query.get<Instant>(0),
                        .former = query.get<std::int64_t>(1),
                        .present = query.get<std::optional<std::int64_t>>(2),
                        .ads = query.get<std::size_t>(3)});
  }
  return passages;
}

std::vector<std::pair<std::int64_t, std::size_t>> holders_now(Connection& connection, ClusterLevel level,
                                                              std::int64_t number) {
  std::vector<std::pair<std::int64_t, std::size_t>> holders;
  Query query = connection.query(
      "SELECT holder, count(*) AS ads FROM "
      "  (SELECT iif(?1 = 'person', person_ads.person, network) AS holder "
      "   FROM (SELECT DISTINCT ad FROM moves WHERE level = ?1 AND former = ?2) AS passed "
      "   JOIN person_ads ON person_ads.ad = passed.ad "
      "   LEFT JOIN network_persons ON network_persons.person = person_ads.person) "
      "WHERE holder <> ?2 GROUP BY holder ORDER BY ads DESC, holder",
      level, number);
  while (query.next()) holders.emplace_back(query.get<std::int64_t>(0), query.get<std::size_t>(1));
  return holders;
}

}  // namespace

Result<std::optional<Identity>> Database::identity(ClusterLevel level, std::int64_t number) const {
  return read(*impl_, [&] {
    auto identity = stretch_of(impl_->connection, level, number);
    if (identity) {
      identity->passages = passages_of(impl_->connection, level, number);
      identity->now = holders_now(impl_->connection, level, number);
    }
    return identity;
  });
}

}  // namespace vigie::storage
