#include "storage/parts_bytes.h"
#include "storage/pdq_blob.h"
#include "storage/store.h"

namespace vigie::storage {
namespace {

constexpr std::string_view kNumberPlace = "phone_pictures.sealed_number";

Blob address_key(const Store& store, const std::string& url) { return store.vault.blind("photo address", {url}); }

void store_hash(Store& store, const HashedPhoto& photo) {
  store.connection.run(
      "INSERT INTO photos (pdq, quality, width, height, sealed_parts) VALUES (?1, ?2, ?3, ?4, ?5) "
      "ON CONFLICT (pdq) DO UPDATE SET quality = max(quality, excluded.quality), "
      "width = coalesce(width, excluded.width), height = coalesce(height, excluded.height), "
      "sealed_parts = coalesce(sealed_parts, excluded.sealed_parts)",
      pdq_blob(photo.pdq), photo.quality, photo.width, photo.height,
      store.vault.seal(parts_bytes(photo.parts), kPartsPlace));
}

}  // namespace

Result<std::optional<FetchedPhoto>> Database::known_photo(const std::string& url) const {
  return read(*impl_, [&]() -> std::optional<FetchedPhoto> {
    Query row = impl_->connection.query(
        "SELECT pdq, quality, width, height, reason FROM photo_addresses LEFT JOIN photos ON photos.id = photo "
        "WHERE key = ?1",
        address_key(*impl_, url));
    if (!row.next()) return std::nullopt;
    if (const auto reason = row.get<std::optional<std::string>>(4)) return FetchedPhoto{tl::unexpected(*reason)};
    return FetchedPhoto{HashedPhoto{.pdq = pdq_of(row.get<Blob>(0)),
                                    .quality = row.get<int>(1),
                                    .width = row.get<std::optional<int>>(2).value_or(0),
                                    .height = row.get<std::optional<int>>(3).value_or(0)}};
  });
}

Result<void> Database::store_photo(const std::string& url, const FetchedPhoto& photo, Instant fetched) {
  return write(*impl_, [&] {
    if (photo) store_hash(*impl_, *photo);
    impl_->connection.run(
        "INSERT INTO photo_addresses (key, photo, reason, fetched) "
        "VALUES (?1, (SELECT id FROM photos WHERE pdq = ?2), ?3, ?4) ON CONFLICT (key) DO NOTHING",
        address_key(*impl_, url), photo ? std::optional(pdq_blob(photo->pdq)) : std::nullopt,
        photo ? std::nullopt : std::optional(photo.error()), fetched);
  });
}

Result<std::optional<std::optional<std::string>>> Database::known_phone_picture(const std::string& url) const {
  return read(*impl_, [&]() -> std::optional<std::optional<std::string>> {
    Query row =
        impl_->connection.query("SELECT sealed_number FROM phone_pictures WHERE key = ?1", address_key(*impl_, url));
    if (!row.next()) return std::nullopt;
    const auto sealed = row.get<std::optional<Blob>>(0);
    return sealed ? std::optional(impl_->vault.unseal(*sealed, kNumberPlace).value()) : std::optional<std::string>();
  });
}

Result<void> Database::store_phone_picture(const std::string& url, const std::optional<std::string>& number,
                                           Instant fetched) {
  return write(*impl_, [&] {
    impl_->connection.run(
        "INSERT INTO phone_pictures (key, sealed_number, fetched) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING",
        address_key(*impl_, url), number ? std::optional(impl_->vault.seal(*number, kNumberPlace)) : std::nullopt,
        fetched);
  });
}

}  // namespace vigie::storage
