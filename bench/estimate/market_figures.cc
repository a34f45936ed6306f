// How often the intervals hold the truth in whole markets of both profiles, with persons by the truth and by the
// linker: `make bench-estimate`.
#include <map>
#include <string>
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

constexpr int kMarkets = 25, kPersons = 800;
constexpr std::uint64_t kFirstSeed = 1001;

using PersonOfAd = std::map<AdRow, PersonId>;

PersonOfAd true_persons(const LinkableMarket& market) {
  PersonOfAd persons;
  std::map<std::string, PersonId> ids;
  for (std::size_t i = 0; i < market.ads.size(); ++i) {
    const std::string& person = market.truth[i].person;
    if (!person.empty()) persons[market.ads[i].ad] = ids.emplace(person, PersonId(1 + ids.size())).first->second;
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

// Every night is scanned and no site fails.
analysis::Seen seen(const LinkableMarket& market, DepartmentCode department, const PersonOfAd& persons) {
  analysis::Seen seen{.period = {kFirstNight, kFirstNight + std::chrono::days{kNights - 1}}};
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

void add_with_doubt(Score& score, const LinkableMarket& market, DepartmentCode department, const Linkage& linkage,
                    int truth) {
  const auto histories = [&](const PersonOfAd& persons) {
    const analysis::Seen found = seen(market, department, persons);
    return analysis::open_histories(found, analysis::offers(found));
  };
  const auto within = dedup::open_population(histories(linked_persons(linkage)), 1);
  if (!within) return;
  std::vector<double> sampled;
  for (const PersonOfAd& persons : sampled_persons(linkage)) {
    if (const auto size = dedup::open_population_size(histories(persons))) sampled.push_back(*size);
  }
  const analysis::Seen best = seen(market, department, linked_persons(linkage));
  const auto marks = analysis::marks(best, analysis::offers(best));
  score.add(dedup::with_unrecognised(dedup::with_linkage(*within, sampled).estimate, marks), truth);
}

void print_profile(const char* name, const testbed::MarketRates& rates, int markets,
                   const extractors::Normaliser& normaliser, const dedup::LinkageSettings& settings) {
  Score by_truth, by_linker, with_doubt;
  for (int i = 0; i < markets; ++i) {
    const auto seed = kFirstSeed + static_cast<std::uint64_t>(i);
    const auto market = linkable_market(market_settings(seed, kPersons, rates), normaliser);
    const Linkage linkage = dedup::link(market.ads, settings);
    for (const auto& [department, persons] : market.population) {
      add(by_truth, seen(market, department, true_persons(market)), persons);
      add(by_linker, seen(market, department, linked_persons(linkage)), persons);
      add_with_doubt(with_doubt, market, department, linkage, persons);
    }
  }
  by_truth.print(name, "persons by the truth");
  by_linker.print(name, "persons by the linker");
  with_doubt.print(name, "persons by the linker, with its samples");
}

}  // namespace
}  // namespace vigie::bench

int main(int argc, char** argv) {
  using namespace vigie;
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  const auto settings = dedup::load_linkage_settings(VIGIE_SOURCE_DIR "/config/linkage.toml").value();
  const int markets = argc > 1 ? std::stoi(argv[1]) : bench::kMarkets;
  fmt::print("| market | method | n | coverage | median bias | median width |\n|---|---|---|---|---|---|\n");
  bench::print_profile("plain", {}, markets, normaliser, settings);
  bench::print_profile("hard", testbed::hard_rates(), markets, normaliser, settings);
}
