#include "testbed/advertising.h"

#include <algorithm>

#include "testbed/troubles.h"

namespace vigie::testbed {

namespace {

using std::chrono::days;

constexpr double kAdsOfAPerson[] = {0.3, 0.35, 0.22, 0.13};  // one to four at a time
constexpr double kStatesAge = 0.85;
constexpr double kStatesPrice = 0.6;
constexpr double kFirstName = 0.75;
constexpr double kFirstPhone = 0.7;
constexpr double kOneHand = 0.2;  // of the parts that another ad of the same author words otherwise

/// Where this person likes to post: the sites' shares bent by their own taste.
std::vector<double> preferences(const MarketSettings& settings, Rng& rng) {
  std::vector<double> weights;
  for (const std::string& site : settings.sites) weights.push_back(site_shape(site).offers * rng.log_normal(1, 1));
  return weights;
}

template <typename Values>
const auto& mostly_first(const Values& values, double first, Rng& rng) {
  return rng.chance(first) ? values.front() : rng.pick(values);
}

Posting posting_of(const Person& person, const Stay& stay, const std::string& site, Rng& rng) {
  const int lag = static_cast<int>((stay.days.to - stay.days.from).count()) >= 3 ? rng.between(0, 1) : 0;
  return {.shape = &site_shape(site),
          .site = site,
          .commune = stay.commune,
          .days = {stay.days.from + days{lag}, stay.days.to},
          .online = person.online,
          .facts = {.name = mostly_first(person.names, kFirstName, rng),
                    .place = std::string(stay.commune->name),
                    .phone = {},
                    .age = person.age,
                    .height_cm = person.height_cm,
                    .weight_kg = person.weight_kg,
                    .tariffs = person.tariffs,
                    .masculine = person.gender == Gender::kMan},
          .phone = written_phone(mostly_first(person.phones, kFirstPhone, rng), person.phone_writing),
          .states_age = rng.chance(kStatesAge),
          .states_price = rng.chance(kStatesPrice),
          .photos = person.photos,
          .gender = std::string(to_text(person.gender))};
}

}  // namespace

void advertise(const Person& person, const MarketSettings& settings, Notices& notices, Rng& rng) {
  const std::vector<double> weights = preferences(settings, rng);
  const std::size_t ads = 1 + rng.weighted(kAdsOfAPerson);
  const TrueAd truth{.site = {}, .ad_id = {}, .person = person.id, .network = person.network, .kind = AdKind::kOffer};
  for (const Stay& stay : person.stays) {
    Wording wording = person.wording;
    for (std::size_t ad = 0; ad < ads; ++ad) {
      const std::string& site = settings.sites[rng.weighted(weights)];
      Posting posting = posting_of(person, stay, site, rng);
      if (person.changes_phone) {
        const std::size_t latest = std::min(ad * person.phones.size() / ads, person.phones.size() - 1);
        posting.phone = written_phone(person.phones[latest], person.phone_writing);
      }
      trouble_posting(posting, settings.rates, rng);
      notices.publish(posting, wording, truth);
      wording = person.wording.reworded(kOneHand, rng);
    }
  }
}

}  // namespace vigie::testbed
