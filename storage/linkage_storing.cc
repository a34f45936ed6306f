// What a run of linking found, in the place of what the last one did; numbers of persons and networks are kept.
#include <algorithm>
#include <map>
#include <unordered_set>

#include "storage/identities.h"
#include "storage/pdq_blob.h"
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

std::unordered_set<std::int64_t> standing_numbers(Connection& connection, ClusterLevel level) {
  std::unordered_set<std::int64_t> numbers;
  Query query = connection.query("SELECT number FROM identities WHERE level = ?1 AND ended IS NULL", level);
  while (query.next()) numbers.insert(query.get<std::int64_t>(0));
  return numbers;
}

/// Numbers that nobody bears any more end with this run; those that came back go on.
void store_identities(Connection& connection, std::int64_t linking, const Level& found) {
  auto ended = standing_numbers(connection, found.level);
  for (const std::int64_t number : found.numbers) {
    if (ended.erase(number) > 0) continue;
    connection.run(
        "INSERT INTO identities (level, number, began) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET ended = NULL",
        found.level, number, linking);
  }
  for (const std::int64_t number : ended) {
    connection.run("UPDATE identities SET ended = ?1 WHERE level = ?2 AND number = ?3", linking, found.level, number);
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

void run_all(Connection& connection, std::initializer_list<const char*> statements) {
  for (const char* const sql : statements) connection.run(sql);
}

bool holds(const std::vector<AdRow>& ads, AdRow ad) { return std::ranges::binary_search(ads, ad); }

using LinkedPair = std::pair<AdRow, AdRow>;
using Weights = std::map<LinkedPair, double>;

Weights weights_of(const std::vector<Link>& links) {
  Weights weights;
  for (const Link& link : links) weights.emplace(LinkedPair(link.left, link.right), link.weight);
  return weights;
}

/// Links of changed ads, and those between two that were looked at; but for those that were found as they stand, which
/// are taken out of `found`.
std::vector<std::int64_t> links_that_go(Connection& connection, const Revision& revision, Weights& found) {
  std::vector<std::int64_t> links;
  const auto look_at = [&](const Query& row) {
    const auto same = found.find({row.get<AdRow>(1), row.get<AdRow>(2)});
    if (same != found.end() && same->second == row.get<double>(3))
      found.erase(same);
    else
      links.push_back(row.get<std::int64_t>(0));
  };
  for (const AdRow ad : revision.revised) {
    Query query = connection.query("SELECT id, left_ad, right_ad, weight FROM links WHERE left_ad = ?1", ad);
    while (query.next()) {
      if (holds(revision.revised, query.get<AdRow>(2))) look_at(query);
    }
  }
  for (const AdRow ad : revision.changed) {
    Query query = connection.query("SELECT id, left_ad, right_ad FROM links WHERE left_ad = ?1 OR right_ad = ?1", ad);
    while (query.next()) {
      const bool within = holds(revision.revised, query.get<AdRow>(1)) && holds(revision.revised, query.get<AdRow>(2));
      if (!within) links.push_back(query.get<std::int64_t>(0));
    }
  }
  return links;
}

void forget_looked_at(Connection& connection, const Revision& revision, Weights& found) {
  for (const std::int64_t link : links_that_go(connection, revision, found)) {
    connection.run("DELETE FROM link_evidence WHERE link = ?1", link);
    connection.run("DELETE FROM links WHERE id = ?1", link);
  }
  for (const auto* const ads : {&revision.changed, &revision.revised}) {
    for (const AdRow ad : *ads) {
      connection.run("DELETE FROM sampled_persons WHERE ad = ?1", ad);
      connection.run("DELETE FROM person_ads WHERE ad = ?1", ad);
    }
  }
  connection.run("DELETE FROM persons WHERE id NOT IN (SELECT person FROM person_ads)");
}

/// What this run looked at again.
/// @param found  its links, where there is a revision; left of them are those that do not stand as they were found
void forget_last_linkage(Connection& connection, const std::optional<Revision>& revision,
                         std::optional<Weights>& found) {
  run_all(connection,
          {"DELETE FROM tie_evidence", "DELETE FROM ties", "DELETE FROM network_persons", "DELETE FROM networks"});
  if (revision) return forget_looked_at(connection, *revision, *found);
  run_all(connection, {"DELETE FROM sampled_persons", "DELETE FROM link_evidence", "DELETE FROM links",
                       "DELETE FROM person_ads", "DELETE FROM persons"});
}

void store_links(Connection& connection, const std::vector<Link>& links, const std::optional<Weights>& only) {
  for (const Link& link : links) {
    if (only && !only->contains({link.left, link.right})) continue;
    connection.run("INSERT INTO links (left_ad, right_ad, weight) VALUES (?1, ?2, ?3)", link.left, link.right,
                   link.weight);
    const std::int64_t id = connection.last_row();
    for (std::size_t place = 0; const Evidence& evidence : link.evidence) {
      connection.run("INSERT INTO link_evidence (link, place, kind, weight, identifier) VALUES (?1, ?2, ?3, ?4, ?5)",
                     id, place++, evidence.kind, evidence.weight, evidence.shared);
    }
  }
}

void store_persons(Connection& connection, const Level& persons, const Linkage& linkage) {
  for (std::size_t place = 0; place < persons.clusters.size(); ++place) {
    for (const AdRow ad : persons.clusters[place]) {
      if (linkage.revision && !holds(linkage.revision->revised, ad)) continue;
      const auto said = linkage.said.find(ad);
      connection.run("INSERT INTO persons (id) VALUES (?1) ON CONFLICT DO NOTHING", persons.numbers[place]);
      connection.run("INSERT INTO person_ads (ad, person, said) VALUES (?1, ?2, ?3)", ad, persons.numbers[place],
                     said == linkage.said.end() ? 0 : static_cast<std::int64_t>(said->second));
    }
  }
}

/// Persons of a sample alone bear the negative row of their first ad.
void store_samples(Connection& connection, const Linkage& linkage, const Numbers& persons) {
  std::map<std::pair<int, std::size_t>, AdRow> first;
  for (const auto& [sample, ad, person] : linkage.sampled) {
    AdRow& lowest = first.emplace(std::pair(sample, person), ad).first->second;
    lowest = std::min(lowest, ad);
  }
  for (const auto& [sample, ad, person] : linkage.sampled) {
    const std::int64_t number =
        person < persons.size() ? persons[person] : -static_cast<std::int64_t>(first.at({sample, person}));
    connection.run("INSERT INTO sampled_persons (ad, sample, person) VALUES (?1, ?2, ?3)", ad, sample, number);
  }
}

void store_learnt(Connection& connection, const std::vector<double>& learnt) {
  connection.run("DELETE FROM learnt_weights");
  for (std::size_t place = 0; place < learnt.size(); ++place) {
    connection.run("INSERT INTO learnt_weights (place, value) VALUES (?1, ?2)", place, learnt[place]);
  }
}

/// As far as they are others than the last run found.
void store_pictures(Connection& connection, const std::vector<KnownPicture>& pictures) {
  std::vector<std::pair<std::int64_t, PdqHash>> found;
  Query photos = connection.query("SELECT id, pdq, picture FROM photos");
  while (photos.next()) {
    const PdqHash photo = pdq_of(photos.get<Blob>(1));
    const auto known = std::ranges::lower_bound(pictures, photo, {}, &KnownPicture::photo);
    if (known == pictures.end() || known->photo != photo) continue;
    const auto stored = photos.get<std::optional<Blob>>(2);
    if (!stored || pdq_of(*stored) != known->picture) found.emplace_back(photos.get<std::int64_t>(0), known->picture);
  }
  for (const auto& [photo, picture] : found) {
    connection.run("UPDATE photos SET picture = ?2 WHERE id = ?1", photo, pdq_blob(picture));
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

std::vector<KnownPicture> known_pictures(Connection& connection) {
  std::vector<KnownPicture> pictures;
  Query photos = connection.query("SELECT pdq, picture FROM photos WHERE picture IS NOT NULL");
  while (photos.next()) pictures.push_back({pdq_of(photos.get<Blob>(0)), pdq_of(photos.get<Blob>(1))});
  std::ranges::sort(pictures, {}, &KnownPicture::photo);
  return pictures;
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
    std::optional<Weights> anew;
    if (linkage.revision) anew = weights_of(linkage.links);
    forget_last_linkage(connection, linkage.revision, anew);
    store_links(connection, linkage.links, anew);
    store_persons(connection, persons, linkage);
    store_samples(connection, linkage, persons.numbers);
    store_ties(connection, linkage.ties, persons.numbers);
    store_networks(connection, linkage.networks, networks, persons.numbers);
    store_pictures(connection, linkage.pictures);
    if (!linkage.revision) store_learnt(connection, linkage.learnt);
  });
}

Result<std::optional<FormerLinkage>> Database::former_linkage() const {
  return read(*impl_, [&]() -> std::optional<FormerLinkage> {
    FormerLinkage former;
    Query learnt = impl_->connection.query("SELECT value FROM learnt_weights ORDER BY place");
    while (learnt.next()) former.learnt.push_back(learnt.get<double>(0));
    if (former.learnt.empty()) return std::nullopt;
    Query ads = impl_->connection.query("SELECT ad, person, said FROM person_ads ORDER BY ad");
    while (ads.next())
      former.ads.push_back(
          {ads.get<AdRow>(0), ads.get<PersonId>(1), static_cast<std::uint64_t>(ads.get<std::int64_t>(2))});
    former.pictures = known_pictures(impl_->connection);
    return former;
  });
}

Result<std::size_t> Database::links() const {
  return read(*impl_, [&] {
    Query query = impl_->connection.query("SELECT count(*) FROM links");
    query.next();
    return query.get<std::size_t>(0);
  });
}

}  // namespace vigie::storage
