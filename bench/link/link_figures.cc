// How well linking finds persons and hands in generated markets of both profiles, whole and with a kind of evidence
// taken away, and which evidence holds what it joins wrongly: `make bench-link`. With a number: how long so many ads
// take; with `night`, a number and another: how long the latest so many take on top of the others. With `persons` and
// a number: one market of each profile with so many persons in the same départements; with a seed behind it, ten from
// that seed on. With `nights`: what linking night by night finds, beside linking all at once. With `habits`: what
// habits of writing tell.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>

#include "bench/link/habit_figures.h"
#include "bench/link/linkable_market.h"
#include <fmt/format.h>
#include <sys/resource.h>

#include "analysis/reliability.h"
#include "analysis/trial_linkage.h"
#include "dedup/link.h"
#include "model/words.h"

namespace vigie::bench {
namespace {

struct Markets {
  std::uint64_t seeds = 5;
  int persons = 800;
  std::uint64_t first_seed = 1;
};

struct Figures {
  double persons = 0, hands = 0;  // B³ F1
  double person_precision = 0, person_recall = 0, hand_precision = 0, hand_recall = 0;
  double largest = 0;  // over the largest true one
  double seconds = 0;
  std::size_t links = 0, ads = 0;
  std::map<std::string, std::size_t> wrong;  // by the kinds of evidence for it
  analysis::FoundClusters found;             // of all markets, whose sites are named apart
  std::vector<analysis::TruthLine> truth;
};

struct Ablation {
  const char* name;
  void (*take_away)(LinkableAd&);
};

constexpr Ablation kAblations[] = {{"whole", [](LinkableAd&) {}},
                                   {"without phones", [](LinkableAd& ad) { ad.phones.clear(); }},
                                   {"without photos", [](LinkableAd& ad) { ad.photos.clear(); }}};

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

// Beside those of the markets before, whose ads are others under other sites.
void keep(const analysis::FoundClusters& found, const std::vector<analysis::TruthLine>& truth, Figures& sum) {
  const std::size_t before = sum.found.ads.size();
  const auto named = [&](std::string& site) { site = fmt::format("{}-{}", before, site); };
  for (analysis::ClusteredAd ad : found.ads) named(sum.found.ads.emplace_back(std::move(ad)).site);
  for (analysis::TruthLine line : truth) named(sum.truth.emplace_back(std::move(line)).site);
  for (const auto& link : found.links) {
    sum.found.links.push_back({link.left + before, link.right + before, link.probability});
  }
}

void add(Figures& sum, const LinkableMarket& market, double share, const dedup::LinkageSettings& settings) {
  const auto begin = std::chrono::steady_clock::now();
  const Linkage linkage = dedup::link(market.ads, settings);
  sum.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() * share;
  const auto found = analysis::found_clusters(market.ads, linkage);
  const auto evaluation = analysis::evaluate(found.ads, market.truth);
  sum.persons += evaluation.person_bcubed.f1 * share;
  sum.person_precision += evaluation.person_bcubed.precision * share;
  sum.person_recall += evaluation.person_bcubed.recall * share;
  sum.hands += evaluation.hand_bcubed.f1 * share;
  sum.hand_precision += evaluation.hand_bcubed.precision * share;
  sum.hand_recall += evaluation.hand_bcubed.recall * share;
  sum.largest = std::max(sum.largest, static_cast<double>(evaluation.largest_person) /
                                          static_cast<double>(evaluation.largest_true_person));
  sum.links += linkage.links.size();
  sum.ads += market.ads.size();
  count_wrong(market, linkage, sum);
  keep(found, market.truth, sum);
}

// By which links of doubt would hold as often as they are given: of most likelihood, one number for all.
double missing_bits(const Figures& figures) {
  const auto more_hold = [&](double bits) {
    double more = 0;
    for (const auto& [links, given, hold] : analysis::reliability(figures.found, figures.truth)) {
      if (given < .99) more += static_cast<double>(links) * (hold - 1 / (1 + std::exp2(-bits) * (1 / given - 1)));
    }
    return more > 0;
  };
  double least = -10, most = 10;
  while (most - least > 1e-3) (more_hold((least + most) / 2) ? least : most) = (least + most) / 2;
  return least;
}

void print(const char* profile, const char* ablation, const Figures& f) {
  fmt::print(
      "{:6} {:15} persons {:.4f} (p {:.4f} r {:.4f})  hands {:.4f} (p {:.4f} r {:.4f})  largest {:.2f}  {:.2f} s\n",
      profile, ablation, f.persons, f.person_precision, f.person_recall, f.hands, f.hand_precision, f.hand_recall,
      f.largest, f.seconds);
  for (const auto& bin : analysis::reliability(f.found, f.truth)) {
    fmt::print("       of {:6} links given {:.3f} on average, {:.3f} hold\n", bin.links, bin.given, bin.hold);
  }
  fmt::print("       all of them would be right with {:+.2f} bits\n", missing_bits(f));
  std::vector<std::pair<std::size_t, std::string>> wrong;
  for (const auto& [kinds, number] : f.wrong) wrong.emplace_back(number, kinds);
  std::ranges::sort(wrong, std::greater());
  if (wrong.size() > 5) wrong.resize(5);
  for (const auto& [number, kinds] : wrong) fmt::print("       wrong links: {:5} of {}\n", number, kinds);
}

void print_profile(const char* name, const testbed::MarketRates& rates, const Markets& wanted,
                   const extractors::Normaliser& normaliser, const dedup::LinkageSettings& settings) {
  std::vector<LinkableMarket> markets;
  for (std::uint64_t seed = 0; seed < wanted.seeds; ++seed) {
    markets.push_back(linkable_market(market_settings(wanted.first_seed + seed, wanted.persons, rates), normaliser));
  }
  for (const Ablation& ablation : kAblations) {
    Figures figures;
    for (LinkableMarket market : markets) {
      for (LinkableAd& ad : market.ads) ablation.take_away(ad);
      add(figures, market, 1 / static_cast<double>(wanted.seeds), settings);
    }
    print(name, ablation.name, figures);
  }
}

// As many markets side by side as it takes: their names, communes and words are the same, what identifies is not.
std::vector<LinkableAd> side_by_side(const LinkableMarket& market, std::size_t wanted) {
  std::vector<LinkableAd> ads;
  for (std::uint64_t copy = 0; ads.size() < wanted; ++copy) {
    for (LinkableAd ad : market.ads) {
      if (ads.size() == wanted) break;
      ad.ad = AdRow{static_cast<std::int64_t>(ads.size()) + 1};
      ad.ad_id += fmt::format("-{}", copy);
      for (auto* const ids : {&ad.phones, &ad.handles, &ad.emails}) {
        for (IdentifierId& id : *ids)
          id = IdentifierId{static_cast<std::int64_t>(id) + 10'000'000 * static_cast<std::int64_t>(copy)};
      }
      for (LinkablePhoto& photo : ad.photos) {
        std::mt19937_64 random(copy + 1);
        for (std::uint64_t& word : photo.pdq) word ^= copy == 0 ? 0 : random();
      }
      if (ad.text) ad.text = *ad.text ^ (copy << 40);
      for (std::uint32_t& shingle : ad.shingles) shingle ^= static_cast<std::uint32_t>(copy) * 0x9E3779B1U;
      std::ranges::sort(ad.shingles);
      ads.push_back(std::move(ad));
    }
  }
  return ads;
}

// Ads by the night on which they came; each as it is at the end, but for the nights that are yet to come.
std::vector<LinkableAd> until(Date night, const std::vector<LinkableAd>& ads) {
  std::vector<LinkableAd> known;
  for (LinkableAd ad : ads) {
    std::erase_if(ad.nights, [&](Date seen) { return seen > night; });
    if (!ad.nights.empty()) known.push_back(std::move(ad));
  }
  return known;
}

double persons_bcubed(const LinkableMarket& market, const std::vector<LinkableAd>& ads, const Linkage& linkage) {
  return analysis::evaluate(analysis::found_clusters(ads, linkage).ads, market.truth).person_bcubed.f1;
}

// The last third of the nights linked night by night, beside all of it at once, with weights learnt anew and not.
void print_nights(const char* profile, const testbed::MarketRates& rates, const extractors::Normaliser& normaliser,
                  const dedup::LinkageSettings& settings) {
  const auto market = linkable_market(market_settings(1, Markets{}.persons, rates), normaliser);
  const Date first = kFirstNight + std::chrono::days{kNights * 2 / 3};
  Linkage linkage = dedup::link(until(first, market.ads), settings);
  for (Date night = first + std::chrono::days{1}; night < kFirstNight + std::chrono::days{kNights};
       night += std::chrono::days{1}) {
    const auto ads = until(night, market.ads);
    const Linkage whole = dedup::link(ads, settings);
    linkage = dedup::link(ads, settings, {}, dedup::former_from(linkage));
    const auto found = analysis::found_clusters(ads, linkage).ads;
    std::vector<analysis::TruthLine> as_whole;
    for (const auto& ad : analysis::found_clusters(ads, whole).ads)
      as_whole.push_back({ad.site, ad.ad_id, ad.person, ad.network, ad.kind});
    const auto agreement = analysis::evaluate(found, as_whole);
    fmt::print(
        "{:6} {:6} ads, {:5} changed, {:5} revised, {:5} persons revised; B3 by the truth {:.4f}, of a full run "
        "{:.4f}; B3 between the two: persons {:.4f}, hands {:.4f}\n",
        profile, ads.size(), linkage.revision ? linkage.revision->changed.size() : 0,
        linkage.revision ? linkage.revision->revised.size() : 0, linkage.revision ? linkage.revision->persons : 0,
        persons_bcubed(market, ads, linkage), persons_bcubed(market, ads, whole), agreement.person_bcubed.f1,
        agreement.hand_bcubed.f1);
  }
}

std::size_t most_memory_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) / 1024;
}

void print_speed(std::size_t wanted, const extractors::Normaliser& normaliser, const dedup::LinkageSettings& settings) {
  const auto ads = side_by_side(linkable_market(market_settings(1, 4000, testbed::hard_rates()), normaliser), wanted);
  const std::size_t before = most_memory_mb();
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  const Linkage linkage = dedup::link(ads, settings);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double cpu_seconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  fmt::print("{} ads: {:.1f} s, {:.1f} s CPU, {} MB, of these {} the ads; {} persons, {} networks\n", ads.size(),
             seconds, cpu_seconds, most_memory_mb(), before, linkage.persons.size(), linkage.networks.size());
}

// The latest ads of so many, linked on top of the others.
void print_night(std::size_t wanted, std::size_t latest, const extractors::Normaliser& normaliser,
                 const dedup::LinkageSettings& settings) {
  auto ads = side_by_side(linkable_market(market_settings(1, 4000, testbed::hard_rates()), normaliser), wanted);
  std::ranges::stable_sort(ads, {}, [](const LinkableAd& ad) { return ad.nights.front(); });
  const auto before = dedup::former_from(dedup::link(std::span(ads).first(wanted - latest), settings));
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  const Linkage linkage = dedup::link(ads, settings, {}, before);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const double cpu_seconds = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  fmt::print("{} ads on top of {}: {:.1f} s, {:.1f} s CPU; {} changed, {} revised\n", latest, wanted - latest, seconds,
             cpu_seconds, linkage.revision ? linkage.revision->changed.size() : 0,
             linkage.revision ? linkage.revision->revised.size() : 0);
}

}  // namespace
}  // namespace vigie::bench

int main(int argc, char** argv) {
  using namespace vigie;
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  const auto settings = dedup::load_linkage_settings(VIGIE_SOURCE_DIR "/config/linkage.toml").value();
  if (argc == 2 && argv[1] == std::string_view("nights")) {
    bench::print_nights("plain", {}, normaliser, settings);
    return bench::print_nights("hard", testbed::hard_rates(), normaliser, settings), 0;
  }
  if (argc == 2 && argv[1] == std::string_view("habits")) return bench::print_habits(normaliser), 0;
  if (argc == 2) return bench::print_speed(std::stoul(argv[1]), normaliser, settings), 0;
  if (argc == 4 && argv[1] == std::string_view("night"))
    return bench::print_night(std::stoul(argv[2]), std::stoul(argv[3]), normaliser, settings), 0;
  auto wanted = argc > 2 ? bench::Markets{.seeds = 1, .persons = std::stoi(argv[2])} : bench::Markets{};
  if (argc > 3) wanted.seeds = 10, wanted.first_seed = std::stoul(argv[3]);
  bench::print_profile("plain", {}, wanted, normaliser, settings);
  bench::print_profile("hard", testbed::hard_rates(), wanted, normaliser, settings);
}
