#include <cmath>
#include <string>

#include "testbed/advertising.h"

namespace vigie::testbed {

namespace {

using std::chrono::days;

constexpr double kGivesPhone = 0.5;

struct NoiseKind {
  AdKind kind;
  const Grammar& (*grammar)();
  double phone;  ///< chance that a number is given
  bool age;
  int most_photos;
};

constexpr NoiseKind kDating = {AdKind::kOther, dating_ads, 0.15, true, 2};
constexpr NoiseKind kClassified = {AdKind::kOther, classified_ads, kGivesPhone, false, 3};
constexpr NoiseKind kClient = {AdKind::kClient, clients, kGivesPhone, true, 0};
constexpr NoiseKind kRecruitment = {AdKind::kRecruitment, recruitments, 0.9, false, 1};

/// Sites by their share of noise; nothing where no site carries any.
std::vector<double> noise_weights(const MarketSettings& settings) {
  std::vector<double> weights;
  double sum = 0;
  for (const std::string& site : settings.sites) sum += weights.emplace_back(site_shape(site).noise);
  return sum > 0 ? weights : std::vector<double>{};
}

AdFacts noise_facts(const NoiseKind& kind, const Commune& commune, Rng& rng) {
  const bool masculine = kind.kind == AdKind::kClient || rng.chance(0.5);
  return {.name = random_name(masculine ? Gender::kMan : Gender::kWoman, rng),
          .place = std::string(commune.name),
          .phone = {},
          .age = rng.between(kind.kind == AdKind::kClient ? 28 : 24, 68),
          .height_cm = rng.between(158, 188),
          .weight_kg = rng.between(52, 90),
          .tariffs = random_tariffs(rng),
          .masculine = masculine};
}

bool is_tied_to_offers(const NoiseKind& kind) {
  return kind.kind == AdKind::kClient || kind.kind == AdKind::kRecruitment;
}

std::string noise_phone(const NoiseKind& kind, const MarketSettings& settings, const std::vector<Person>& persons,
                        PhoneBook& phones, Rng& rng) {
  const double on_offers = is_tied_to_offers(kind) ? settings.rates.noise_on_offers : 0;
  if (on_offers > 0 && rng.chance(on_offers)) return rng.pick(persons).phones.front();
  return phones.fresh();
}

void publish_one(const NoiseKind& kind, const MarketSettings& settings, const std::vector<Person>& persons,
                 PhoneBook& phones, Notices& notices, Rng& rng) {
  const std::string& site = settings.sites[rng.weighted(noise_weights(settings))];
  const Commune& commune = *rng.pick(communes_of(rng.pick(settings.departments)));
  const Date from = settings.first_night + days{rng.between(-20, settings.nights - 1)};
  Posting posting{.shape = &site_shape(site),
                  .site = site,
                  .commune = &commune,
                  .days = {from, from + days{rng.between(3, 40)}},
                  .online = 0.95,
                  .facts = noise_facts(kind, commune, rng),
                  .phone = {},
                  .states_age = kind.age,
                  .states_price = kind.grammar == classified_ads,
                  .photos = {},
                  .gender = {}};
  if (rng.chance(kind.phone)) {
    posting.phone = written_phone(noise_phone(kind, settings, persons, phones, rng), rng.between(0, 7));
  }
  for (int photo = rng.between(0, kind.most_photos); photo > 0; --photo) posting.photos.push_back(random_photo(rng));
  notices.publish(posting, Wording(kind.grammar(), rng),
                  {.site = {}, .ad_id = {}, .person = {}, .network = {}, .kind = kind.kind});
}

}  // namespace

void publish_noise(const MarketSettings& settings, const std::vector<Person>& persons, PhoneBook& phones,
                   Notices& notices, Rng& rng) {
  if (noise_weights(settings).empty()) return;
  const auto number = [&](double per_person) { return std::lround(per_person * settings.persons); };
  const MarketRates& rates = settings.rates;
  for (long ad = 0; ad < number(rates.noise_per_person); ++ad) {
    publish_one(ad % 2 == 0 ? kDating : kClassified, settings, persons, phones, notices, rng);
  }
  for (long ad = 0; ad < number(rates.clients_per_person); ++ad)
    publish_one(kClient, settings, persons, phones, notices, rng);
  for (long ad = 0; ad < number(rates.recruitment_per_person); ++ad) {
    publish_one(kRecruitment, settings, persons, phones, notices, rng);
  }
}

}  // namespace vigie::testbed
