// What a run of linking found, in the place of what the last one did; numbers of persons and networks are kept.
#include <array>

#include "storage/identities.h"
#include "storage/store.h"

namespace vigie::storage {
namespace {

/// Persons or networks with their ads, numbered.
struct Level {
  ClusterLevel level;
  Clusters clusters;
  Numbers numbers = {};
};

Clusters clusters_of_persons(const Linkage& linkage) {
  Clusters clusters;
  for (const Person& person : linkage.persons) clusters.push_back(person.ads);
  return clusters;
}

Clusters clusters_of_networks(const Linkage& linkage) {
  Clusters clusters;
  for (const Network& network : linkage.networks) {
    auto& ads = clusters.emplace_back();
    for (const std::size_t place : network.persons) {
      const auto& of_person = linkage.persons.at(place).ads;
      ads.insert(ads.end(), of_person.begin(), of_person.end());
    }
  }
  return clusters;
}

NumberOfAd numbers_by_ad(Query&& rows) {
  NumberOfAd numbers;
  while (rows.next()) numbers[rows.get<AdRow>(0)] = rows.get<std::int64_t>(1);
  return numbers;
}

NumberOfAd last_run(Connection& connection, ClusterLevel level) {
  if (level == ClusterLevel::kPerson) return numbers_by_ad(connection.query("SELECT ad, person FROM person_ads"));
  return numbers_by_ad(connection.query(
      "SELECT ad, network FROM person_ads JOIN network_persons ON network_persons.person = person_ads.person"));
}

/// Where an ad was in several, the one that ended last.
NumberOfAd ended(Connection& connection, ClusterLevel level) {
  return numbers_by_ad(
      connection.query("SELECT ad, former FROM moves "
                       "JOIN identities ON identities.level = moves.level AND number = former AND ended = linking "
                       "WHERE moves.level = ?1 AND ad IS NOT NULL ORDER BY moves.id",
                       level));
}

std::int64_t next_number(Connection& connection, ClusterLevel level) {
  Query query = connection.query("SELECT coalesce(max(number), 0) + 1 FROM identities WHERE level = ?1", level);
  query.next();
  return query.get<std::int64_t>(0);
}

void store_moves(Connection& connection, std::int64_t linking, ClusterLevel level, const std::vector<Move>& moves) {
  for (const Move& move : moves) {
    connection.run("INSERT INTO moves (linking, level, ad, former, present) VALUES (?1, ?2, ?3, ?4, ?5)", linking,
                   level, move.ad, move.former, move.present);
  }
}

/// Numbers that nobody bears any more end with this run; those that came back go on.
void store_identities(Connection& connection, std::int64_t linking, const Level& found) {
  connection.run("UPDATE identities SET ended = ?1 WHERE level = ?2 AND ended IS NULL", linking, found.level);
  for (const std::int64_t number : found.numbers) {
    connection.run(
        "INSERT INTO identities (level, number, began) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET ended = NULL",
        found.level, number, linking);
  }
}

/// Before the last run is forgotten.
void number(Connection& connection, std::int64_t linking, Level& found) {
  const FormerNumbers former{.last_run = last_run(connection, found.level),
                             .ended = ended(connection, found.level),
                             .next = next_number(connection, found.level)};
  found.numbers = numbers_of(found.clusters, former);
  store_moves(connection, linking, found.level, moves(former.last_run, found.clusters, found.numbers));
  store_identities(connection, linking, found);
}

void forget_last_linkage(Connection& connection) {
  for (const char* const sql : {"DELETE FROM sampled_persons", "DELETE FROM tie_evidence", "DELETE FROM ties",
                                "DELETE FROM link_evidence", "DELETE FROM links", "DELETE FROM network_persons",
                                "DELETE FROM networks", "DELETE FROM person_ads", "DELETE FROM persons"}) {
    connection.run(sql);
  }
}

void store_links(Connection& connection, const std::vector<Link>& links) {
  for (const Link& link : links) {
    connection.run("INSERT INTO links (left_ad, right_ad, weight) VALUES (?1, ?2, ?3)", link.left, link.right,
                   link.weight);
    const std::int64_t id = connection.last_row();
    for (std::size_t place = 0; const Evidence& evidence : link.evidence) {
      connection.run("INSERT INTO link_evidence (link, place, kind, weight, identifier) VALUES (?1, ?2, ?3, ?4, ?5)",
                     id, place++, evidence.kind, evidence.weight, evidence.shared);
    }
  }
}

void store_persons(Connection& connection, const Level& persons) {
  for (std::size_t place = 0; place < persons.clusters.size(); ++place) {
    connection.run("INSERT INTO persons (id) VALUES (?1)", persons.numbers[place]);
    for (const AdRow ad : persons.clusters[place]) {
      connection.run("INSERT INTO person_ads (ad, person) VALUES (?1, ?2)", ad, persons.numbers[place]);
    }
  }
}

/// Persons of a sample alone count downwards from −1.
void store_samples(Connection& connection, const Linkage& linkage, const Numbers& persons) {
  for (const auto& [sample, ad, person] : linkage.sampled) {
    const std::int64_t number =
        person < persons.size() ? persons[person] : -1 - static_cast<std::int64_t>(person - persons.size());
    connection.run("INSERT INTO sampled_persons (ad, sample, person) VALUES (?1, ?2, ?3)", ad, sample, number);
  }
}

void store_ties(Connection& connection, const std::vector<Tie>& ties, const Numbers& persons) {
  for (const Tie& tie : ties) {
    connection.run("INSERT INTO ties (left_person, right_person, weight) VALUES (?1, ?2, ?3)", persons.at(tie.left),
                   persons.at(tie.right), tie.weight);
    const std::int64_t id = connection.last_row();
    for (std::size_t place = 0; const Evidence& evidence : tie.evidence) {
      connection.run("INSERT INTO tie_evidence (tie, place, kind, weight, identifier) VALUES (?1, ?2, ?3, ?4, ?5)", id,
                     place++, evidence.kind, evidence.weight, evidence.shared);
    }
  }
}

void store_networks(Connection& connection, const std::vector<Network>& found, const Level& networks,
                    const Numbers& persons) {
  for (std::size_t place = 0; place < found.size(); ++place) {
    connection.run("INSERT INTO networks (id) VALUES (?1)", networks.numbers[place]);
    for (const std::size_t person : found[place].persons) {
      connection.run("INSERT INTO network_persons (person, network) VALUES (?1, ?2)", persons.at(person),
                     networks.numbers[place]);
    }
  }
}

}  // namespace

Result<void> Database::store_linkage(const Linkage& linkage, Instant made) {
  return write(*impl_, [&] {
    Connection& connection = impl_->connection;
    Level persons{.level = ClusterLevel::kPerson, .clusters = clusters_of_persons(linkage)};
    Level networks{.level = ClusterLevel::kNetwork, .clusters = clusters_of_networks(linkage)};
    connection.run("INSERT INTO linkings (made, samples) VALUES (?1, ?2)", made, linkage.samples);
    const std::int64_t linking = connection.last_row();
    number(connection, linking, persons);
    number(connection, linking, networks);
    forget_last_linkage(connection);
    store_links(connection, linkage.links);
    store_persons(connection, persons);
    store_samples(connection, linkage, persons.numbers);
    store_ties(connection, linkage.ties, persons.numbers);
    store_networks(connection, linkage.networks, networks, persons.numbers);
  });
}

}  // namespace vigie::storage
