#include "testbed/troubles.h"

#include <algorithm>

namespace vigie::testbed {

namespace {

constexpr int kStockPhotos = 25, kPopularWordings = 12;
constexpr double kOnlyStolen = 0.5;  // of those who show stolen photos: they show no own ones

bool struck(double rate, Rng& rng) { return rate > 0 && rng.chance(rate); }

void change_phones(Person& person, PhoneBook& phones, Rng& rng) {
  person.changes_phone = true;
  person.phones.resize(1);
  for (int more = rng.between(1, 2); more > 0; --more) person.phones.push_back(phones.fresh());
}

void steal_photos(Person& thief, const Person& victim, Rng& rng) {
  if (victim.photos.empty() || victim.stays.front().commune == thief.stays.front().commune) return;
  if (rng.chance(kOnlyStolen)) thief.photos.clear();
  const std::size_t taken = 1 + rng.below(std::min<std::size_t>(3, victim.photos.size()));
  thief.photos.insert(thief.photos.end(), victim.photos.begin(),
                      victim.photos.begin() + static_cast<std::ptrdiff_t>(taken));
}

void show_stock(Person& person, const std::vector<std::string>& stock, Rng& rng) {
  for (int photos = rng.between(1, 2); photos > 0; --photos) {
    person.photos.push_back(stock[std::min(rng.below(stock.size()), rng.below(stock.size()))]);
  }
}

// Two who also show each other.
void pair_up(Person& one, Person& other) {
  if (one.photos.empty() || other.photos.empty()) return;
  const std::string shown = one.photos.front();
  one.photos.push_back(other.photos.front());
  other.photos.push_back(shown);
  other.stays = one.stays;
}

// A letter of the inside is doubled or left out.
void misspell(std::string& name, Rng& rng) {
  const bool plain = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (!plain || name.size() < 4) return;
  const std::size_t at = 1 + rng.below(name.size() - 2);
  rng.chance(0.5) ? name.insert(at, 1, name[at]) : name.erase(at, 1);
}

void leave_only_words(Posting& posting) {
  posting.phone.clear();
  posting.photos.clear();
  posting.states_age = posting.states_price = posting.states_name = false;
}

}  // namespace

void trouble_persons(std::vector<Person>& persons, const MarketRates& rates, PhoneBook& phones, Rng& rng) {
  std::vector<std::string> stock;
  if (rates.stock_photos > 0) {
    while (stock.size() < kStockPhotos) stock.push_back(random_photo(rng));
  }
  std::vector<Wording> popular;
  if (rates.popular_wording > 0) {
    while (popular.size() < kPopularWordings) popular.emplace_back(french_offers(), rng);
  }
  for (std::size_t i = 0; i < persons.size(); ++i) {
    Person& person = persons[i];
    if (struck(rates.changes_phone, rng)) change_phones(person, phones, rng);
    if (struck(rates.stolen_photos, rng)) steal_photos(person, rng.pick(persons), rng);
    if (struck(rates.stock_photos, rng)) show_stock(person, stock, rng);
    if (struck(rates.popular_wording, rng)) person.wording = rng.pick(popular);
    if (i > 0 && struck(rates.duos / 2, rng)) pair_up(person, persons[i - 1]);
    if (struck(rates.hidden_phone, rng)) person.phone_writing = kHiddenWriting + rng.between(0, 9);
  }
}

void trouble_posting(Posting& posting, const MarketRates& rates, Rng& rng) {
  if (struck(rates.misspelt_name, rng)) misspell(posting.facts.name, rng);
  if (struck(rates.drifting_age, rng)) posting.facts.age = std::max(18, posting.facts.age + rng.between(-2, 2));
  if (struck(rates.only_words, rng)) leave_only_words(posting);
}

MarketRates hard_rates() {
  return {.noise_per_person = 0.74,
          .clients_per_person = 0.2,
          .recruitment_per_person = 0.1,
          .tail = 0.08,
          .changes_phone = 0.25,
          .stolen_photos = 0.08,
          .stock_photos = 0.12,
          .popular_wording = 0.25,
          .duos = 0.05,
          .misspelt_name = 0.08,
          .drifting_age = 0.3,
          .only_words = 0.06,
          .hidden_phone = 0.3,
          .retouched_photo = 0.3,
          .noise_on_offers = 0.2};
}

}  // namespace vigie::testbed
