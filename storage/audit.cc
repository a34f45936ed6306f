#include "model/words.h"
#include "storage/store.h"

namespace vigie::storage {
namespace {

void write_audit(Store& store, const AuditEntry& entry) {
  store.connection.run("INSERT INTO audit (made, who, action, object) VALUES (?1, ?2, ?3, ?4)", entry.when, entry.who,
                       entry.action, entry.object);
}

std::vector<Date> nights_of(Store& store, AdRow ad) {
  std::vector<Date> nights;
  Query query = store.connection.query("SELECT night FROM sightings WHERE ad = ?1 ORDER BY night", ad);
  while (query.next()) nights.push_back(query.get<Date>(0));
  return nights;
}

std::optional<RawAd> latest_content(Store& store, AdRow ad) {
  Query query = store.connection.query(
      "SELECT sealed_content FROM ads JOIN ad_versions ON ad_versions.id = ads.current_version WHERE ads.id = ?1", ad);
  if (!query.next()) return std::nullopt;
  RawAd content = parse_raw_ad(store.vault.unseal(query.get<Blob>(0), "ad_versions.sealed_content").value()).value();
  content.seen = nights_of(store, ad);
  return content;
}

std::vector<RawAd> contents_of(Store& store, std::string_view site, Instant read_before, int most) {
  std::vector<RawAd> ads;
  Query query = store.connection.query(
      "SELECT sealed_content FROM ads JOIN ad_versions AS version ON version.ad = ads.id "
      "WHERE site = ?1 AND version.id = (SELECT id FROM ad_versions WHERE ad = ads.id AND first_read < ?2 "
      "ORDER BY first_read DESC, id DESC LIMIT 1) "
      "ORDER BY (SELECT max(night) FROM sightings WHERE ad = ads.id) DESC, ads.id DESC LIMIT ?3",
      std::string(site), read_before, most);
  while (query.next()) {
    const auto line = store.vault.unseal(query.get<Blob>(0), "ad_versions.sealed_content").value();
    ads.push_back(parse_raw_ad(line).value());
  }
  return ads;
}

std::string clear_identifier(Store& store, IdentifierId identifier) {
  Query query = store.connection.query("SELECT sealed_value FROM identifiers WHERE id = ?1", identifier);
  if (!query.next()) return {};
  return store.vault.unseal(query.get<Blob>(0), "identifiers.sealed_value").value();
}

}  // namespace

Result<void> Database::audit(const AuditEntry& entry) {
  return write(*impl_, [&] { write_audit(*impl_, entry); });
}

Result<RawAd> Database::clear_ad(AdRow ad, const AuditEntry& entry) {
  const auto content = write(*impl_, [&] {
    auto found = latest_content(*impl_, ad);
    if (found) write_audit(*impl_, entry);
    return found;
  });
  if (!content) return tl::unexpected(content.error());
  if (!*content) return fail(Error::kNotFound, tr("no content is stored for this ad"));
  return **content;
}

Result<std::vector<std::string>> Database::clear_identifiers(std::span<const IdentifierId> identifiers,
                                                             const AuditEntry& entry) {
  return write(*impl_, [&] {
    write_audit(*impl_, entry);
    std::vector<std::string> values;
    for (const IdentifierId identifier : identifiers) values.push_back(clear_identifier(*impl_, identifier));
    return values;
  });
}

Result<std::vector<RawAd>> Database::clear_ads_of(std::string_view site, Instant read_before, int most,
                                                  const AuditEntry& entry) {
  return write(*impl_, [&] {
    write_audit(*impl_, entry);
    return contents_of(*impl_, site, read_before, most);
  });
}

}  // namespace vigie::storage
