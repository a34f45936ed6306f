// How often the intervals hold the truth in whole markets of both profiles and in strata of the hard one, with persons
// by the truth and by the linker: `make bench-estimate`.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bench/estimate/score.h"
#include "bench/link/linkable_market.h"
#include <fmt/format.h>

#include "analysis/sighting_histories.h"
#include "dedup/estimate/linkage_doubt.h"
#include "dedup/estimate/open_population.h"
#include "dedup/link.h"

namespace vigie::bench {
namespace {

constexpr std::uint64_t kFirstSeed = 1001;
constexpr Period kBlockedWeek = {kFirstNight + std::chrono::days{10}, kFirstNight + std::chrono::days{16}};

/// Markets of one kind; each gives four départements.
struct Stratum {
  const char* name;
  testbed::MarketRates rates;
  int persons = 800;  ///< of the four
  int markets = 25;
  bool blocked = false;  ///< the site with most ads gives nothing for a week
};

using PersonOfAd = std::map<AdRow, PersonId>;

PersonOfAd true_persons(const LinkableMarket& market) {
  PersonOfAd persons;
  std::map<std::string, PersonId> ids;
  for (const LinkableAd& ad : market.ads) {
    const std::string& person = market.truth[static_cast<std::size_t>(ad.ad) - 1].person;
    if (!person.empty()) persons[ad.ad] = ids.emplace(person, PersonId(1 + ids.size())).first->second;
  }
  return persons;
}

PersonOfAd linked_persons(const Linkage& linkage) {
  PersonOfAd persons;
  for (std::size_t i = 0; i < linkage.persons.size(); ++i) {
    for (const AdRow ad : linkage.persons[i].ads) persons[ad] = PersonId(i + 1);
  }
  return persons;
}

std::string busiest_site(const std::vector<LinkableAd>& ads) {
  std::map<std::string, std::size_t> nights;
  for (const LinkableAd& ad : ads) nights[ad.site] += ad.nights.size();
  return std::ranges::max_element(nights, {}, [](const auto& site) { return site.second; })->first;
}

/// Ads that are seen on no other night are never seen.
void block(LinkableMarket& market, const std::string& site) {
  for (LinkableAd& ad : market.ads) {
    if (ad.site == site)
      std::erase_if(ad.nights, [](Date night) { return kBlockedWeek.from <= night && night <= kBlockedWeek.to; });
  }
  std::erase_if(market.ads, [](const LinkableAd& ad) { return ad.nights.empty(); });
}

using Silent = std::set<storage::SiteNight>;

Silent silent_nights(const std::string& site) {
  Silent silent;
  for (Date night = kBlockedWeek.from; night <= kBlockedWeek.to; night += std::chrono::days{1})
    silent.insert({site, night});
  return silent;
}

struct SeenMarket {
  LinkableMarket market;
  Silent silent = {};
};

SeenMarket seen_market(const Stratum& stratum, std::uint64_t seed, const extractors::Normaliser& normaliser) {
  SeenMarket seen{linkable_market(market_settings(seed, stratum.persons, stratum.rates), normaliser)};
  if (!stratum.blocked) return seen;
  const std::string site = busiest_site(seen.market.ads);
  block(seen.market, site);
  seen.silent = silent_nights(site);
  return seen;
}

// Every night is scanned.
analysis::Seen seen(const SeenMarket& from, DepartmentCode department, const PersonOfAd& persons) {
  const auto& [market, silent] = from;
  analysis::Seen seen{.period = {kFirstNight, kFirstNight + std::chrono::days{kNights - 1}}, .silent = silent};
  for (Date night = kFirstNight; night <= seen.period.to; night += std::chrono::days{1}) seen.nights.push_back(night);
  for (const LinkableAd& ad : market.ads) {
    const auto person = persons.find(ad.ad);
    if (ad.kind != AdKind::kOffer || person == persons.end()) continue;
    if (ad.department != department) {
      seen.elsewhere.push_back({ad.ad, person->second, ad.nights});
      continue;
    }
    auto& here = seen.ads.emplace_back();
    here.is_marked = ad.name || !ad.photos.empty() || !ad.phones.empty() || !ad.handles.empty() || !ad.emails.empty();
    here.ad = ad.ad, here.site = ad.site, here.kind = ad.kind, here.person = person->second, here.nights = ad.nights;
  }
  return seen;
}

void add(Score& score, const analysis::Seen& seen, int truth) {
  const auto offers = analysis::offers(seen);
  const auto estimate = dedup::open_population(analysis::open_histories(seen, offers), 1);
  if (estimate) score.add(dedup::with_unrecognised(*estimate, analysis::marks(seen, offers)), truth);
}

std::vector<PersonOfAd> sampled_persons(const Linkage& linkage) {
  std::vector<PersonOfAd> samples(static_cast<std::size_t>(linkage.samples), linked_persons(linkage));
  for (const auto& [sample, ad, person] : linkage.sampled)
    samples[static_cast<std::size_t>(sample)][ad] = PersonId(person + 1);
  return samples;
}

void add_with_doubt(Score& score, const SeenMarket& market, DepartmentCode department, const Linkage& linkage,
                    int truth) {
  const auto histories = [&](const PersonOfAd& persons) {
    const analysis::Seen found = seen(market, department, persons);
    return analysis::open_histories(found, analysis::offers(found));
  };
  std::vector<dedup::OpenHistories> samples;
  for (const PersonOfAd& persons : sampled_persons(linkage)) samples.push_back(histories(persons));
  const auto found = dedup::open_population(histories(linked_persons(linkage)), samples, 1);
  if (!found) return;
  const analysis::Seen best = seen(market, department, linked_persons(linkage));
  const auto marks = analysis::marks(best, analysis::offers(best));
  score.add(dedup::with_unrecognised(dedup::with_linkage(found->estimate, found->sampled).estimate, marks), truth);
}

void print_stratum(const Stratum& stratum, const extractors::Normaliser& normaliser,
                   const dedup::LinkageSettings& settings) {
  Score by_truth, by_linker, with_doubt;
  for (int i = 0; i < stratum.markets; ++i) {
    const auto from = seen_market(stratum, kFirstSeed + static_cast<std::uint64_t>(i), normaliser);
    const Linkage linkage = dedup::link(from.market.ads, settings);
    for (const auto& [department, persons] : from.market.population) {
      add(by_truth, seen(from, department, true_persons(from.market)), persons);
      add(by_linker, seen(from, department, linked_persons(linkage)), persons);
      add_with_doubt(with_doubt, from, department, linkage, persons);
    }
  }
  by_truth.print(stratum.name, "persons by the truth");
  by_linker.print(stratum.name, "persons by the linker");
  with_doubt.print(stratum.name, "persons by the linker, with its samples");
}

testbed::MarketRates hard_with(const auto& change) {
  testbed::MarketRates rates = testbed::hard_rates();
  change(rates);
  return rates;
}

std::vector<Stratum> strata() {
  const auto turnover = hard_with([](auto& rates) { rates.one_day_stays = 0.45, rates.stay_median = 7; });
  const auto heterogeneous = hard_with([](auto& rates) { rates.rarely_online = 0.4; });
  return {
      {.name = "plain", .rates = {}},
      {.name = "hard", .rates = testbed::hard_rates()},
      {.name = "hard, small départements", .rates = testbed::hard_rates(), .persons = 160},
      {.name = "hard, large départements", .rates = testbed::hard_rates(), .persons = 2400, .markets = 8},
      {.name = "hard, much turnover", .rates = turnover},
      {.name = "hard, many rarely online", .rates = heterogeneous},
      {.name = "hard, a site blocked for a week", .rates = testbed::hard_rates(), .blocked = true},
  };
}

}  // namespace
}  // namespace vigie::bench

/// With a part of their names, those strata alone.
int main(int argc, char** argv) {
  using namespace vigie;
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  const auto settings = dedup::load_linkage_settings(VIGIE_SOURCE_DIR "/config/linkage.toml").value();
  const std::string wanted = argc > 1 ? argv[1] : "";
  fmt::print("| market | method | n | coverage | median bias | median width |\n|---|---|---|---|---|---|\n");
  for (const bench::Stratum& stratum : bench::strata()) {
    if (std::string_view(stratum.name).find(wanted) != std::string_view::npos)
      bench::print_stratum(stratum, normaliser, settings);
  }
}
