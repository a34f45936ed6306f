#include "storage/key_blob.h"
#include "storage/store.h"

namespace vigie::storage {
namespace {

/// Of "en,fr".
std::string first_of(const std::string& languages) { return languages.substr(0, languages.find(',')); }

}  // namespace

Result<std::vector<OutlinedAd>> Database::outlined_ads() const {
  return read(*impl_, [&] {
    std::vector<OutlinedAd> ads;
    Query query = impl_->connection.query(
        "SELECT ads.id, site, languages, outline, person "
        "FROM ads JOIN ad_versions ON ad_versions.id = ads.current_version LEFT JOIN person_ads ON person_ads.ad = "
        "ads.id WHERE length(outline) > 0 AND languages <> '' ORDER BY ads.id");
    while (query.next()) {
      ads.push_back({.ad = query.get<AdRow>(0),
                     .site = query.get<std::string>(1),
                     .language = first_of(query.get<std::string>(2)),
                     .runs = keys_of<std::uint32_t>(query.get<std::optional<Blob>>(3)),
                     .person = query.get<std::optional<PersonId>>(4)});
    }
    return ads;
  });
}

}  // namespace vigie::storage
