#include "storage/store.h"

namespace vigie::storage {
namespace {

constexpr std::string_view kReasonPlace = "decisions.sealed_reason";

std::int64_t store(Store& store, const NewDecision& decision) {
  Connection& connection = store.connection;
  connection.run("INSERT INTO decisions (made, who, verdict, undoes, sealed_reason) VALUES (?1, ?2, ?3, ?4, ?5)",
                 decision.made, decision.who, decision.verdict, decision.undoes,
                 store.vault.seal(decision.why, kReasonPlace));
  const std::int64_t id = connection.last_row();
  int place = 0;
  for (const int side : {0, 1}) {
    for (const AdRow ad : side == 0 ? decision.left : decision.right) {
      connection.run("INSERT INTO decision_ads (decision, place, side, ad) VALUES (?1, ?2, ?3, ?4)", id, place++, side,
                     ad);
    }
  }
  for (const IdentifierId phone : decision.phones)
    connection.run("INSERT INTO decision_identifiers (decision, identifier) VALUES (?1, ?2)", id, phone);
  return id;
}

Decision decision_of(const Store& store, const Query& row) {
  return {.id = row.get<std::int64_t>(0),
          .what = {.made = row.get<Instant>(1),
                   .who = row.get<std::string>(2),
                   .why = store.vault.unseal(row.get<Blob>(5), kReasonPlace).value(),
                   .verdict = row.get<Verdict>(3),
                   .undoes = row.get<std::optional<std::int64_t>>(4)},
          .purged = 0,
          .undone_by = row.get<std::optional<std::int64_t>>(6)};
}

std::vector<Decision> without_subjects(Store& store) {
  std::vector<Decision> decisions;
  Query query = store.connection.query(
      "SELECT decisions.id, decisions.made, decisions.who, decisions.verdict, decisions.undoes, "
      "decisions.sealed_reason, undo.id FROM decisions LEFT JOIN decisions AS undo ON undo.undoes = decisions.id "
      "ORDER BY decisions.id");
  while (query.next()) decisions.push_back(decision_of(store, query));
  return decisions;
}

/// The rows come in the order of their decisions, as the decisions themselves, and each has its own.
template <typename Add>
void add_to_decisions(std::vector<Decision>& decisions, Query&& rows, const Add& add) {
  auto decision = decisions.begin();
  while (rows.next()) {
    const auto id = rows.get<std::int64_t>(0);
    while (decision->id != id) ++decision;
    add(*decision, rows);
  }
}

void add_ads(Connection& connection, std::vector<Decision>& decisions) {
  add_to_decisions(decisions,
                   connection.query("SELECT decision, side, ad FROM decision_ads ORDER BY decision, side, ad"),
                   [](Decision& decision, const Query& row) {
                     auto& side = row.get<int>(1) == 0 ? decision.what.left : decision.what.right;
                     if (const auto ad = row.get<std::optional<AdRow>>(2))
                       side.push_back(*ad);
                     else
                       ++decision.purged;
                   });
}

void add_phones(Connection& connection, std::vector<Decision>& decisions) {
  add_to_decisions(
      decisions,
      connection.query("SELECT decision, identifier FROM decision_identifiers ORDER BY decision, identifier"),
      [](Decision& decision, const Query& row) { decision.what.phones.push_back(row.get<IdentifierId>(1)); });
}

}  // namespace

Result<std::int64_t> Database::store_decision(const NewDecision& decision) {
  return write(*impl_, [&] { return store(*impl_, decision); });
}

Result<std::vector<Decision>> Database::decisions() const {
  return read(*impl_, [&] {
    auto decisions = without_subjects(*impl_);
    add_ads(impl_->connection, decisions);
    add_phones(impl_->connection, decisions);
    return decisions;
  });
}

Result<std::optional<AdRow>> Database::find_ad(std::string_view site, std::string_view ad_id) const {
  return read(*impl_, [&]() -> std::optional<AdRow> {
    Query query = impl_->connection.query("SELECT id FROM ads WHERE key = ?1", ad_key(*impl_, site, ad_id));
    return query.next() ? std::optional(query.get<AdRow>(0)) : std::nullopt;
  });
}

Result<bool> Database::has_ad(AdRow ad) const {
  return read(*impl_, [&] { return impl_->connection.query("SELECT 1 FROM ads WHERE id = ?1", ad).next(); });
}

Result<std::vector<IdentifierId>> Database::phones_of(std::span<const AdRow> ads) const {
  return read(*impl_, [&] {
    std::set<IdentifierId> phones;
    for (const AdRow ad : ads) {
      Query query = impl_->connection.query(
          "SELECT identifiers.id FROM ads JOIN version_identifiers ON version = current_version "
          "JOIN identifiers ON identifiers.id = identifier AND identifiers.kind = 'phone' WHERE ads.id = ?1",
          ad);
      while (query.next()) phones.insert(query.get<IdentifierId>(0));
    }
    return std::vector<IdentifierId>(phones.begin(), phones.end());
  });
}

Result<std::optional<IdentifierId>> Database::find_phone(const PhoneNumber& number) const {
  return read(*impl_, [&]() -> std::optional<IdentifierId> {
    Query query = impl_->connection.query("SELECT id FROM identifiers WHERE key = ?1",
                                          impl_->vault.blind("identifier", {"phone", number.e164()}));
    return query.next() ? std::optional(query.get<IdentifierId>(0)) : std::nullopt;
  });
}

}  // namespace vigie::storage
