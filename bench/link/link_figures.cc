// How well linking finds persons and hands in generated markets of both profiles, whole and with a kind of evidence
// taken away, and which evidence holds what it joins wrongly: `make bench-link`.
#include <chrono>
#include <cstdlib>
#include <map>

#include "bench/link/linkable_market.h"
#include <fmt/format.h>

#include "dedup/link.h"
#include "model/words.h"
#include "testbed/replica_server.h"

namespace vigie::bench {
namespace {

constexpr int kSeeds = 5, kPersons = 800, kNights = 30;

struct Figures {
  double persons = 0, hands = 0;  // B³ F1
  double person_precision = 0, person_recall = 0, hand_precision = 0, hand_recall = 0;
  double largest = 0;  // over the largest true one
  double seconds = 0;
  std::size_t links = 0, ads = 0;
  std::map<std::string, std::size_t> wrong;  // by the kinds of evidence for it
};

struct Ablation {
  const char* name;
  void (*take_away)(LinkableAd&);
};

constexpr Ablation kAblations[] = {{"whole", [](LinkableAd&) {}},
                                   {"without phones", [](LinkableAd& ad) { ad.phones.clear(); }},
                                   {"without photos", [](LinkableAd& ad) { ad.photos.clear(); }}};

std::vector<analysis::ClusteredAd> clustered(const LinkableMarket& market, const Linkage& linkage) {
  std::vector<analysis::ClusteredAd> ads;
  for (const LinkableAd& ad : market.ads) ads.push_back({ad.site, ad.ad_id, ad.kind, {}, {}});
  const auto at = [&](AdRow row) -> auto& { return ads[static_cast<std::size_t>(row) - 1]; };
  for (std::size_t person = 0; person < linkage.persons.size(); ++person) {
    for (const AdRow row : linkage.persons[person].ads) at(row).person = fmt::format("p{}", person);
  }
  for (std::size_t network = 0; network < linkage.networks.size(); ++network) {
    for (const std::size_t person : linkage.networks[network].persons) {
      for (const AdRow row : linkage.persons[person].ads) at(row).network = fmt::format("n{}", network);
    }
  }
  return ads;
}

std::string kinds_for(const Link& link) {
  std::string kinds;
  for (const Evidence& evidence : link.evidence) {
    if (evidence.weight > 0) kinds += (kinds.empty() ? "" : "+") + std::string(to_text(evidence.kind));
  }
  return kinds;
}

// Links within a found person whose ads are of two persons in truth.
void count_wrong(const LinkableMarket& market, const Linkage& linkage, Figures& figures) {
  std::vector<std::size_t> person_of(market.ads.size() + 1);
  for (std::size_t person = 0; person < linkage.persons.size(); ++person) {
    for (const AdRow row : linkage.persons[person].ads) person_of[static_cast<std::size_t>(row)] = person;
  }
  for (const Link& link : linkage.links) {
    const auto left = static_cast<std::size_t>(link.left), right = static_cast<std::size_t>(link.right);
    if (person_of[left] != person_of[right]) continue;
    if (market.truth[left - 1].person != market.truth[right - 1].person) ++figures.wrong[kinds_for(link)];
  }
}

void add(Figures& sum, const LinkableMarket& market, const dedup::LinkageSettings& settings) {
  const auto begin = std::chrono::steady_clock::now();
  const Linkage linkage = dedup::link(market.ads, settings);
  sum.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / kSeeds;
  const auto evaluation = analysis::evaluate(clustered(market, linkage), market.truth);
  sum.persons += evaluation.person_bcubed.f1 / kSeeds;
  sum.person_precision += evaluation.person_bcubed.precision / kSeeds;
  sum.person_recall += evaluation.person_bcubed.recall / kSeeds;
  sum.hands += evaluation.hand_bcubed.f1 / kSeeds;
  sum.hand_precision += evaluation.hand_bcubed.precision / kSeeds;
  sum.hand_recall += evaluation.hand_bcubed.recall / kSeeds;
  sum.largest = std::max(sum.largest, static_cast<double>(evaluation.largest_person) /
                                          static_cast<double>(evaluation.largest_true_person));
  sum.links += linkage.links.size();
  sum.ads += market.ads.size();
  count_wrong(market, linkage, sum);
}

void print(const char* profile, const char* ablation, const Figures& f) {
  fmt::print(
      "{:6} {:15} persons {:.4f} (p {:.4f} r {:.4f})  hands {:.4f} (p {:.4f} r {:.4f})  largest {:.2f}  {:.2f} s\n",
      profile, ablation, f.persons, f.person_precision, f.person_recall, f.hands, f.hand_precision, f.hand_recall,
      f.largest, f.seconds);
  std::vector<std::pair<std::size_t, std::string>> wrong;
  for (const auto& [kinds, number] : f.wrong) wrong.emplace_back(number, kinds);
  std::ranges::sort(wrong, std::greater());
  if (wrong.size() > 5) wrong.resize(5);
  for (const auto& [number, kinds] : wrong) fmt::print("       wrong links: {:5} of {}\n", number, kinds);
}

void print_profile(const char* name, const testbed::MarketRates& rates, const extractors::Normaliser& normaliser,
                   const dedup::LinkageSettings& settings) {
  std::vector<LinkableMarket> markets;
  for (int seed = 1; seed <= kSeeds; ++seed) {
    markets.push_back(linkable_market({.seed = static_cast<std::uint64_t>(seed),
                                       .departments = DepartmentCode::parse_list("95,94,78,77").value(),
                                       .persons = kPersons,
                                       .nights = kNights,
                                       .first_night = std::chrono::year{2026} / 9 / 7,
                                       .sites = testbed::replica_sites(),
                                       .rates = rates},
                                      normaliser));
  }
  for (const Ablation& ablation : kAblations) {
    Figures figures;
    for (LinkableMarket market : markets) {
      for (LinkableAd& ad : market.ads) ablation.take_away(ad);
      add(figures, market, settings);
    }
    print(name, ablation.name, figures);
  }
}

}  // namespace
}  // namespace vigie::bench

int main() {
  using namespace vigie;
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  const auto settings = dedup::load_linkage_settings(VIGIE_SOURCE_DIR "/config/linkage.toml").value();
  bench::print_profile("plain", {}, normaliser, settings);
  bench::print_profile("hard", testbed::hard_rates(), normaliser, settings);
}
