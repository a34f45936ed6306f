// From what someone wants to tell to ads as sites list them: numbered, dated, listed on some nights, reposted,
// reworded.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "testbed/market.h"
#include "testbed/population.h"
#include "testbed/site_shape.h"

namespace vigie::testbed {

/// What is posted once; `days` may reach beyond the period.
struct Posting {
  const SiteShape* shape = nullptr;
  std::string site;
  const Commune* commune = nullptr;
  Period days;
  double online = 1;  ///< chance that the ad is up on one of these nights
  AdFacts facts;      ///< without the number
  std::string phone;  ///< as written; empty where the author gives none
  bool states_age = true, states_price = true;
  std::vector<std::string> photos;
  std::string gender;
  bool states_name = true;
};

/// Puts postings into a market.
class Notices {
 public:
  Notices(const MarketSettings& settings, Market& market, Rng& rng)
      : settings_(&settings), market_(&market), rng_(&rng) {}

  /// One ad, or several in a row where it is reposted; ads that no night lists are not kept.
  void publish(const Posting& posting, Wording wording, const TrueAd& truth);

 private:
  void publish_once(const Posting& posting, const Wording& wording, TrueAd truth);
  std::string fresh_id(const Posting& posting, const AdAddress& address);
  std::vector<Date> listed_nights(const Posting& posting);
  Instant posting_time(Date first_day, Date first_seen);

  const MarketSettings* settings_;
  Market* market_;
  Rng* rng_;
  std::set<std::pair<std::string, std::string>> ids_;
};

/// The ads of one person over their stays.
void advertise(const Person& person, const MarketSettings& settings, Notices& notices, Rng& rng);
/// Dating, classified, clients' and recruitment ads, in the proportions of `settings.rates`.
void publish_noise(const MarketSettings& settings, const std::vector<Person>& persons, PhoneBook& phones,
                   Notices& notices, Rng& rng);

}  // namespace vigie::testbed
