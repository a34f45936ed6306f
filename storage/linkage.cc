#include <algorithm>
#include <charconv>
#include <memory>
#include <unordered_map>

#include "storage/key_blob.h"
#include "storage/parts_bytes.h"
#include "storage/pdq_blob.h"
#include "storage/store.h"

namespace vigie::storage {
namespace {

std::optional<BlindKey> blind_key_of(const std::optional<std::int64_t>& stored) {
  return stored ? std::optional(static_cast<BlindKey>(*stored)) : std::nullopt;
}

/// Of "80,150".
std::vector<int> amounts_of(std::string_view text) {
  std::vector<int> amounts;
  for (const char* at = text.data(); at < text.data() + text.size(); ++at) {
    at = std::from_chars(at, text.data() + text.size(), amounts.emplace_back()).ptr;
  }
  return amounts;
}

/// The rows come in the order of their ads, as the ads themselves: each goes to its own, those of other ads to none.
template <typename Add>
void add_to_ads(std::vector<LinkableAd>& ads, Query&& rows, const Add& add) {
  auto ad = ads.begin();
  while (rows.next()) {
    const auto row = rows.get<AdRow>(0);
    while (ad != ads.end() && ad->ad < row) ++ad;
    if (ad != ads.end() && ad->ad == row) add(*ad, rows);
  }
}

std::vector<LinkableAd> versions(Store& store) {
  std::vector<LinkableAd> ads;
  Query query = store.connection.query(
      "SELECT ads.id, site, iif(ads.id IN (SELECT ad FROM ads_decided_no_offers), 'other', kind), "
      "ads.department, text_key, name_key, age, sealed_ad_id, "
      "commune, tariffs, height_cm, weight_kg, near_names, shingles "
      "FROM ads JOIN ad_versions ON ad_versions.id = ads.current_version ORDER BY ads.id");
  while (query.next()) {
    LinkableAd& ad = ads.emplace_back();
    ad.ad = query.get<AdRow>(0);
    ad.site = query.get<std::string>(1);
    ad.kind = query.get<AdKind>(2);
    ad.department = query.get<std::optional<DepartmentCode>>(3);
    ad.text = blind_key_of(query.get<std::optional<std::int64_t>>(4));
    ad.name = blind_key_of(query.get<std::optional<std::int64_t>>(5));
    ad.age = query.get<std::optional<int>>(6);
    ad.ad_id = store.vault.unseal(query.get<Blob>(7), "ads.sealed_ad_id").value();
    ad.commune = query.get<std::optional<std::string>>(8);
    ad.tariffs = amounts_of(query.get<std::optional<std::string>>(9).value_or(""));
    ad.height_cm = query.get<std::optional<int>>(10);
    ad.weight_kg = query.get<std::optional<int>>(11);
    ad.near_names = keys_of<BlindKey>(query.get<std::optional<Blob>>(12));
    ad.shingles = keys_of<std::uint32_t>(query.get<std::optional<Blob>>(13));
  }
  return ads;
}

std::vector<IdentifierId>& identifiers_of(LinkableAd& ad, std::string_view kind) {
  if (kind == "phone") return ad.phones;
  return kind == "handle" ? ad.handles : ad.emails;
}

void add_identifiers(Connection& connection, std::vector<LinkableAd>& ads) {
  add_to_ads(ads,
             connection.query("SELECT ads.id, identifiers.kind, identifiers.id FROM ads "
                              "JOIN version_identifiers ON version = current_version "
                              "JOIN identifiers ON identifiers.id = identifier ORDER BY ads.id, identifiers.id"),
             [](LinkableAd& ad, const Query& row) {
               identifiers_of(ad, row.get<std::string>(1)).push_back(row.get<IdentifierId>(2));
             });
}

using PartsOfPhotos = std::unordered_map<std::int64_t, std::shared_ptr<const PictureParts>>;

PartsOfPhotos parts_of_photos(Store& store) {
  PartsOfPhotos parts;
  Query query = store.connection.query("SELECT id, sealed_parts FROM photos WHERE sealed_parts IS NOT NULL");
  while (query.next()) {
    const std::string bytes = store.vault.unseal(query.get<Blob>(1), kPartsPlace).value();
    parts.emplace(query.get<std::int64_t>(0), std::make_shared<const PictureParts>(parts_of(bytes)));
  }
  return parts;
}

void add_photos(Store& store, std::vector<LinkableAd>& ads) {
  const PartsOfPhotos parts = parts_of_photos(store);
  add_to_ads(ads,
             store.connection.query("SELECT ads.id, pdq, quality, photos.id FROM ads "
                                    "JOIN version_photos ON version = current_version "
                                    "JOIN photos ON photos.id = photo ORDER BY ads.id, photos.id"),
             [&](LinkableAd& ad, const Query& row) {
               const auto known = parts.find(row.get<std::int64_t>(3));
               ad.photos.push_back({.pdq = pdq_of(row.get<Blob>(1)),
                                    .quality = row.get<int>(2),
                                    .parts = known == parts.end() ? nullptr : known->second});
             });
}

void add_nights(Connection& connection, std::vector<LinkableAd>& ads) {
  add_to_ads(ads, connection.query("SELECT ad, night FROM sightings ORDER BY ad, night"),
             [](LinkableAd& ad, const Query& row) { ad.nights.push_back(row.get<Date>(1)); });
}

}  // namespace

Result<std::vector<LinkableAd>> Database::linkable_ads() const {
  return read(*impl_, [&] {
    std::vector<LinkableAd> ads = versions(*impl_);
    add_identifiers(impl_->connection, ads);
    add_photos(*impl_, ads);
    add_nights(impl_->connection, ads);
    return ads;
  });
}

}  // namespace vigie::storage
