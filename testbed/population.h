// The invented people of a market and those who run some of them: who is where, when, under which number.
#pragma once

#include <string>
#include <vector>

#include "model/date.h"
#include "testbed/communes.h"
#include "testbed/market.h"
#include "testbed/rng.h"
#include "testbed/wording.h"

namespace vigie::testbed {

enum class Gender { kWoman, kMan, kTrans };
std::string_view to_text(Gender gender);  ///< "F", "M", "T"

/// One stay in one commune.
struct Stay {
  const Commune* commune;
  Period days;
};

struct Person {
  std::string id, network;  ///< "p17", "n3"; network empty where there is none
  Gender gender = Gender::kWoman;
  std::vector<std::string> names;  ///< as used in ads, the first most often
  int age = 0, height_cm = 0, weight_kg = 0;
  Tariffs tariffs;
  std::vector<std::string> phones;  ///< ten national digits
  bool changes_phone = false;       ///< the phones come one after the other, not in turn
  int phone_writing = 0;            ///< how they write it
  std::vector<std::string> photos;  ///< PDQ, 64 hex digits
  std::vector<Stay> stays;          ///< in order, may reach beyond the period
  double online = 1;                ///< chance to be online on a night of the stay
  Wording wording;
};

/// Numbers that ARCEP set aside for fiction; each is given once.
class PhoneBook {
 public:
  explicit PhoneBook(Rng& rng) : rng_(&rng) {}
  /// Ten national digits, mostly of a mobile.
  std::string fresh();

 private:
  Rng* rng_;
  std::vector<std::string> given_;
};

/// From here on, `writing` picks one of ten ways to hide a number from programs ("06*39*98…", digits in words).
inline constexpr int kHiddenWriting = 100;
/// "0639980012" as ads write it: below kHiddenWriting one of the plain ways; any integer picks one.
std::string written_phone(const std::string& digits, int writing);
std::string random_photo(Rng& rng);
/// The same picture cut or scaled anew: 20 bits of 256 differ at most.
std::string retouched_photo(std::string pdq, Rng& rng);
std::string random_name(Gender gender, Rng& rng);
Tariffs random_tariffs(Rng& rng);

Period market_period(const MarketSettings& settings);

/// `settings.persons` people, each active on at least one day of the period, networks formed.
std::vector<Person> populate(const MarketSettings& settings, PhoneBook& phones, Rng& rng);

}  // namespace vigie::testbed
