#include "bench/link/linkable_market.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <string>

#include "dedup/signatures/text_fingerprint.h"
#include "model/blurring.h"
#include "model/text_folding.h"
#include "testbed/replica_server.h"

namespace vigie::bench {
namespace {

BlindKey key_of(const std::string& text) { return std::hash<std::string>{}(text); }

template <typename Key>
std::vector<Key> keys_of(const std::vector<std::string>& values) {
  std::vector<Key> keys;
  for (const std::string& value : values) keys.push_back(static_cast<Key>(key_of(value)));
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

class Identifiers {
 public:
  IdentifierId id(const std::string& value) { return ids_.emplace(value, IdentifierId(1 + ids_.size())).first->second; }

 private:
  std::map<std::string, IdentifierId> ids_;
};

LinkablePhoto photo_of(const RawPhoto& raw) {
  LinkablePhoto photo{.pdq = {}, .quality = raw.quality.value_or(100)};
  for (std::size_t word = 0; word < photo.pdq.size(); ++word) {
    const char* const digits = raw.pdq->data() + 16 * word;
    std::from_chars(digits, digits + 16, photo.pdq[word], 16);
  }
  return photo;
}

void sort_unique(std::vector<IdentifierId>& ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

LinkableAd linkable(const RawAd& raw, const Ad& ad, AdRow row, Identifiers& identifiers) {
  LinkableAd made{.ad = row, .site = raw.site, .ad_id = raw.ad_id, .kind = ad.kind};
  made.department = ad.department;
  for (const AdPhone& phone : ad.phones) made.phones.push_back(identifiers.id(phone.number.e164()));
  for (const AdHandle& handle : ad.handles) made.handles.push_back(identifiers.id(handle.network + handle.handle));
  for (const AdEmail& email : ad.emails) made.emails.push_back(identifiers.id(email.address));
  for (auto* const ids : {&made.phones, &made.handles, &made.emails}) sort_unique(*ids);
  const auto wording = dedup::text_fingerprint(raw.title.value_or(""), raw.text.value_or(""));
  if (wording) {
    made.text = key_of(*wording);
    made.shingles = keys_of<std::uint32_t>(word_triples(*wording));
  }
  for (const RawPhoto& photo : raw.photos) {
    if (photo.pdq) made.photos.push_back(photo_of(photo));
  }
  if (!ad.names.empty()) {
    made.name = key_of(folded(ad.names.front()));
    made.near_names = keys_of<BlindKey>(one_letter_less(folded(ad.names.front())));
  }
  if (ad.age) made.age = ad.age->age.years();
  made.nights = raw.seen;
  if (!ad.places.empty()) made.commune = ad.places.front().insee;
  made.tariffs = tariff_amounts(ad);
  made.height_cm = ad.measures.height_cm;
  made.weight_kg = ad.measures.weight_kg;
  return made;
}

}  // namespace

testbed::MarketSettings market_settings(std::uint64_t seed, int persons, const testbed::MarketRates& rates) {
  return {.seed = seed,
          .departments = DepartmentCode::parse_list("95,94,78,77").value(),
          .persons = persons,
          .nights = kNights,
          .first_night = kFirstNight,
          .sites = testbed::replica_sites(),
          .rates = rates};
}

LinkableMarket linkable_market(const testbed::MarketSettings& settings, const extractors::Normaliser& normaliser) {
  const testbed::Market market = testbed::generate_market(settings);
  LinkableMarket made{.ads = {}, .truth = {}, .population = market.population};
  Identifiers identifiers;
  for (std::size_t i = 0; i < market.ads.size(); ++i) {
    const RawAd& raw = market.ads[i];
    made.ads.push_back(linkable(raw, normaliser.normalise(raw), AdRow{static_cast<std::int64_t>(i) + 1}, identifiers));
    const testbed::TrueAd& truth = market.truth[i];
    made.truth.push_back({truth.site, truth.ad_id, truth.person, truth.network, truth.kind});
  }
  return made;
}

}  // namespace vigie::bench
