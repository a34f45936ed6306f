// A seeded ad market with its truth, shaped on docs/method.md's published figures: no line of it is about anyone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/ad_kind.h"
#include "model/date.h"
#include "model/department.h"
#include "model/raw_ad.h"
#include "model/result.h"

namespace vigie::testbed {

/// How the invented market is composed. Chances and shares from 0 to 1; the defaults give the plain profile.
struct MarketRates {
  double women = 0.87, trans = 0.02;  ///< the rest are men: Amicale du Nid 2019, Bretagne
  double one_day_stays = 0.25;        ///< of persons; with the two below: quartiles 1, 14 and 58 days (Kennedy 2022)
  double stay_median = 28.5;          ///< days, of the others; log-normal
  double stay_sigma = 1.65;           ///< of its logarithm
  double in_networks = 0.34;          ///< of persons
  double touring_alone = 0.06;        ///< of persons in no network
  double second_phone = 0.12;         ///< of persons
  double foreign_language = 0.18;     ///< of persons; English or Spanish
  double rarely_online = 0.15;        ///< of persons: online on few nights of their stay
  double repost = 0.25;               ///< of an ad's ends: comes again under a new number, reworded
  double rewording = 0.4;             ///< share of a text's parts that a reworded ad changes
  double noise_per_person = 1.3;      ///< dating and classified ads
  double clients_per_person = 0.14;
  double recruitment_per_person = 0.05;

  // What makes linking hard; the plain profile has none of it.
  double tail = 0;             ///< of networks: agencies of 9 to 60, the number falling with the size (Kennedy 2022)
  double changes_phone = 0;    ///< of persons: later ads bear another number
  double stolen_photos = 0;    ///< of persons: show those of someone elsewhere
  double stock_photos = 0;     ///< of persons: show some of 25 that many show
  double popular_wording = 0;  ///< of persons: write one of 12 texts that are nobody's
  double duos = 0;             ///< of persons: work in pairs, each other's photos beside their own
  double misspelt_name = 0;    ///< of ads
  double drifting_age = 0;     ///< of ads: one or two years more or less
  double only_words = 0;       ///< of ads: no phone, photo, name, age or price
  double hidden_phone = 0;     ///< of persons: written so that programs do not see it
  double retouched_photo = 0;  ///< of photos shown: cut or scaled anew, so that some bits of the hash differ
  double noise_on_offers = 0;  ///< of clients' and recruitment ads: with the phone of an offer
};

/// The hard profile.
MarketRates hard_rates();

struct MarketSettings {
  std::uint64_t seed = 1;
  std::vector<DepartmentCode> departments;
  int persons = 200;  ///< active at some time in the period, all départements together
  int nights = 7;
  Date first_night;
  std::vector<std::string> sites;  ///< ids of the sites that carry ads
  MarketRates rates = {};
};

struct TrueAd {
  std::string site, ad_id;
  std::string person, network;  ///< empty where there is none
  AdKind kind = AdKind::kOther;
};

struct Market {
  std::vector<RawAd> ads;                    ///< `seen`: the nights on which the site lists it
  std::vector<TrueAd> truth;                 ///< in the order of `ads`
  std::map<DepartmentCode, int> population;  ///< persons active in the period, seen or not
};

/// The same settings give the same market, byte for byte.
Market generate_market(const MarketSettings& settings);

/// Writes ads.jsonl, truth.jsonl, population.json. @return Error::kUnreadable
Result<void> write_market(const Market& market, const std::filesystem::path& folder);
/// The ads of a written market (or of any raw-ad file named ads.jsonl). @return Error::kUnreadable, kBadInput with the
/// line
Result<std::vector<RawAd>> read_market_ads(const std::filesystem::path& folder);

}  // namespace vigie::testbed
