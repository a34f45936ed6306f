#include "storage/version.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "model/blurring.h"
#include "model/text_folding.h"
#include "model/text_outline.h"
#include "storage/ad_writing.h"
#include "storage/key_blob.h"

namespace vigie::storage {
namespace {

constexpr std::size_t kPdqDigits = 64;
constexpr int kUnknownQuality = 100;  // a hash that came without quality was good enough for who sent it

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

std::optional<Date> day_of(const std::optional<Posted>& posted) {
  if (!posted) return std::nullopt;
  const Date* const day = std::get_if<Date>(&*posted);
  return day ? *day : paris_date(std::get<Instant>(*posted));
}

std::optional<Blob> pdq_bytes(const RawPhoto& photo) {
  if (!photo.pdq || photo.pdq->size() != kPdqDigits) return std::nullopt;
  Blob hash;
  for (std::size_t i = 0; i < kPdqDigits; i += 2) {
    unsigned char byte = 0;
    const char* const digits = photo.pdq->data() + i;
    if (std::from_chars(digits, digits + 2, byte, 16).ptr != digits + 2) return std::nullopt;
    hash.bytes.push_back(static_cast<char>(byte));
  }
  return hash;
}

void add_identifier(Store& store, VersionId version, std::string_view kind, const std::string& value,
                    double confidence) {
  const Blob key = store.vault.blind("identifier", {kind, value});
  store.connection.run(
      "INSERT INTO identifiers (kind, key, sealed_value) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING", kind, key,
      store.vault.seal(value, "identifiers.sealed_value"));
  store.connection.run(
      "INSERT INTO version_identifiers (version, identifier, confidence) "
      "VALUES (?1, (SELECT id FROM identifiers WHERE key = ?2), ?3) "
      "ON CONFLICT DO UPDATE SET confidence = max(confidence, excluded.confidence)",
      version, key, std::clamp(confidence, 0.0, 1.0));
}

void add_identifiers(Store& store, VersionId version, const Ad& ad) {
  for (const AdPhone& phone : ad.phones) {
    add_identifier(store, version, "phone", phone.number.e164(), phone.confidence);
  }
  for (const AdHandle& handle : ad.handles) {
    add_identifier(store, version, "handle", handle.network + ":" + handle.handle, handle.confidence);
  }
  for (const AdEmail& email : ad.emails) add_identifier(store, version, "email", email.address, email.confidence);
}

void add_photos(Store& store, VersionId version, const std::vector<RawPhoto>& photos) {
  for (const RawPhoto& photo : photos) {
    const auto hash = pdq_bytes(photo);
    if (!hash) continue;
    store.connection.run(
        "INSERT INTO photos (pdq, quality) VALUES (?1, ?2) "
        "ON CONFLICT (pdq) DO UPDATE SET quality = max(quality, excluded.quality)",
        *hash, std::clamp(photo.quality.value_or(kUnknownQuality), 0, 100));
    store.connection.run(
        "INSERT INTO version_photos (version, photo) VALUES (?1, (SELECT id FROM photos WHERE pdq = ?2)) "
        "ON CONFLICT DO NOTHING",
        version, *hash);
  }
}

std::optional<std::int64_t> text_key(const Store& store, const AdRecord& record) {
  if (!record.text_fingerprint) return std::nullopt;
  return static_cast<std::int64_t>(store.vault.blind_key("text", *record.text_fingerprint));
}

std::optional<std::int64_t> name_key(const Store& store, const Ad& ad) {
  if (ad.names.empty()) return std::nullopt;
  return static_cast<std::int64_t>(store.vault.blind_key("name", folded(ad.names.front())));
}

template <typename Key>
std::vector<Key> blind_keys(const Store& store, std::string_view domain, const std::vector<std::string>& values) {
  std::vector<Key> keys;
  for (const std::string& value : values) keys.push_back(static_cast<Key>(store.vault.blind_key(domain, value)));
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

Blob near_names(const Store& store, const Ad& ad) {
  if (ad.names.empty()) return {};
  return blob_of(blind_keys<BlindKey>(store, "name", one_letter_less(folded(ad.names.front()))));
}

Blob shingles(const Store& store, const AdRecord& record) {
  if (!record.text_fingerprint) return {};
  return blob_of(blind_keys<std::uint32_t>(store, "shingle", word_triples(*record.text_fingerprint)));
}

Blob outline_keys(const Store& store, const RawAd& raw) {
  const auto runs = outline_runs(outline(raw.title.value_or("") + "\n" + raw.text.value_or("")));
  return blob_of(blind_keys<std::uint32_t>(store, "outline", runs));
}

std::string tariffs(const Ad& ad) {
  std::string text;
  for (const int amount : tariff_amounts(ad)) text += (text.empty() ? "" : ",") + std::to_string(amount);
  return text;
}

std::string indicators(const Ad& ad) {
  std::set<std::string> codes;
  for (const Indicator& indicator : ad.indicators) codes.insert(indicator.code);
  return joined({codes.begin(), codes.end()});
}

/// The lowest for each duration.
std::string timed_tariffs(const Ad& ad) {
  std::map<std::int64_t, std::int64_t> euros;
  for (const Tariff& tariff : ad.tariffs) {
    if (!tariff.duration || tariff.price.currency != "EUR") continue;
    const std::int64_t amount = std::llround(tariff.price.amount);
    const auto [place, is_new] = euros.emplace(tariff.duration->count(), amount);
    place->second = std::min(place->second, amount);
  }
  std::vector<std::string> parts;
  for (const auto& [minutes, amount] : euros) parts.push_back(std::to_string(minutes) + ":" + std::to_string(amount));
  return joined(parts);
}

/// Nights are sightings and need not be kept twice.
Blob sealed_content(const Store& store, RawAd ad) {
  ad.seen.clear();
  return store.vault.seal(to_json(ad), "ad_versions.sealed_content");
}

template <typename Values, typename Pick>
auto first_of(const Values& values, Pick pick) {
  using Picked = std::remove_cvref_t<decltype(pick(values.front()))>;
  return values.empty() ? std::optional<Picked>() : std::optional<Picked>(pick(values.front()));
}

VersionId insert_version(Store& store, AdRow row, const Blob& content, const AdRecord& record,
                         std::optional<DepartmentCode> department, Instant read) {
  const Ad& ad = record.ad;
  store.connection.run(
      "INSERT INTO ad_versions (ad, content_key, sealed_content, first_read, last_read, department, commune, kind, "
      "kind_probability, age, price, currency, languages, posted, possible_minor, photo_count, text_key, name_key, "
      "height_cm, weight_kg, tariffs, near_names, shingles, indicators, timed_tariffs, sex, services, outline) "
      "VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
      "?22, ?23, ?24, ?25, ?26, ?27)",
      row, content, sealed_content(store, record.raw), read, department,
      first_of(ad.places, [](const AdPlace& place) { return place.insee; }), ad.kind,
      std::clamp(ad.kind_probability, 0.0, 1.0), ad.age ? std::optional(ad.age->age.years()) : std::nullopt,
      ad.price ? std::optional(ad.price->amount) : std::nullopt, ad.price ? ad.price->currency : std::nullopt,
      joined(ad.languages), day_of(ad.posted), ad.possible_minor, record.raw.photos.size(), text_key(store, record),
      name_key(store, ad), ad.measures.height_cm, ad.measures.weight_kg, tariffs(ad), near_names(store, ad),
      shingles(store, record), indicators(ad), timed_tariffs(ad), ad.sex ? std::optional(ad.sex->sex) : std::nullopt,
      joined(ad.services), outline_keys(store, record.raw));
  return static_cast<VersionId>(store.connection.last_row());
}

std::optional<VersionId> find_version(Store& store, AdRow ad, const Blob& content) {
  Query query = store.connection.query("SELECT id FROM ad_versions WHERE ad = ?1 AND content_key = ?2", ad, content);
  return query.next() ? std::optional(query.get<VersionId>(0)) : std::nullopt;
}

}  // namespace

VersionId read_version(Store& store, AdRow ad, const AdRecord& record, std::optional<DepartmentCode> department,
                       Instant read) {
  const Blob content = content_key(store, "content", record.raw);
  if (const auto known = find_version(store, ad, content)) {
    store.connection.run(
        "UPDATE ad_versions SET first_read = min(first_read, ?2), last_read = max(last_read, ?2) "
        "WHERE id = ?1 AND ?2 NOT BETWEEN first_read AND last_read",
        *known, read);
    add_identifiers(store, *known, record.ad);  // a phone's picture, or a photo, may be read on a later night only
    add_photos(store, *known, record.raw.photos);
    return *known;
  }
  const VersionId added = insert_version(store, ad, content, record, department, read);
  add_identifiers(store, added, record.ad);
  add_photos(store, added, record.raw.photos);
  return added;
}

}  // namespace vigie::storage
