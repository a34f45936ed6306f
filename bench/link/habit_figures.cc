#include "bench/link/habit_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "bench/link/linkable_market.h"
#include <fmt/format.h>

#include "analysis/masked_wording.h"
#include "analysis/shared_habits.h"
#include "dedup/signatures/writing_habits.h"
#include "model/blurring.h"
#include "model/text_folding.h"
#include "model/text_outline.h"

namespace vigie::bench {
namespace {

constexpr std::size_t kRandomPairs = 2'000'000;
constexpr std::array kLeast = {.75, .5, .25, .01, .0};

struct Written {
  std::string person, language, site;
  std::vector<std::string> triples, runs;  // ascending
  dedup::WritingHabits habits;
};

struct Counts {
  std::array<double, kLeast.size()> pairs{};  // by likeness of habits
  double all = 0, missing = 0, other_language = 0, same_outline = 0;
};

Written written(const RawAd& raw, const Ad& ad, const std::string& person) {
  const std::string text = raw.text.value_or("");
  Written one{.person = person,
              .language = ad.languages.empty() ? "" : ad.languages.front(),
              .site = raw.site,
              .triples = word_triples(analysis::with_digits_masked(folded(text))),
              .runs = outline_runs(outline(raw.title.value_or("") + "\n" + text)),
              .habits = dedup::writing_habits(text, analysis::words_to_hide(analysis::masked_wording(raw, ad)))};
  std::ranges::sort(one.triples);
  std::ranges::sort(one.runs);
  return one;
}

std::vector<Written> ads_of(const testbed::MarketRates& rates, std::uint64_t seed,
                            const extractors::Normaliser& normaliser) {
  const testbed::Market market = testbed::generate_market(market_settings(seed, 800, rates));
  std::vector<Written> ads;
  for (std::size_t i = 0; i < market.ads.size(); ++i) {
    const RawAd& raw = market.ads[i];
    if (market.truth[i].kind == AdKind::kOffer && !market.truth[i].person.empty())
      ads.push_back(written(raw, normaliser.normalise(raw), market.truth[i].person));
  }
  return ads;
}

bool have_same_outline(const Written& a, const Written& b) {
  std::vector<std::string> common;
  std::ranges::set_intersection(a.runs, b.runs, std::back_inserter(common));
  return common.size() >= 4 && 2 * common.size() >= std::min(a.runs.size(), b.runs.size());
}

void count(const Written& a, const Written& b, Counts& counts) {
  if (a.language != b.language) {
    ++counts.other_language;
    counts.same_outline += have_same_outline(a, b) ? 1 : 0;
    return;
  }
  if (!analysis::differ_in_wording(a.triples, b.triples)) return;
  if (a.habits.empty() || b.habits.empty()) return void(++counts.missing);
  const double likeness = dedup::likeness(a.habits, b.habits);
  const auto level = std::ranges::find_if(kLeast, [&](double least) { return likeness >= least; });
  ++counts.pairs[static_cast<std::size_t>(level - kLeast.begin())];
  ++counts.all;
}

void print_counts(const char* profile, const Counts& same, const Counts& strangers) {
  fmt::print("{}: pairs in one language and other words: {} of one person, {} of two\n", profile, same.all,
             strangers.all);
  for (std::size_t level = 0; level < kLeast.size(); ++level) {
    const double m = (same.pairs[level] + .5) / (same.all + 2.5),
                 u = (strangers.pairs[level] + .5) / (strangers.all + 2.5);
    fmt::print("  habits alike by {:.2f} or more: m {:.4f}, u {:.4f}, {:+.2f} bits\n", kLeast[level], m, u,
               std::log2(m / u));
  }
  fmt::print("  in two languages: {} pairs of one person, {} with the same outline; {} of two, {}\n",
             same.other_language, same.same_outline, strangers.other_language, strangers.same_outline);
}

void print_profile(const char* profile, const testbed::MarketRates& rates, const extractors::Normaliser& normaliser) {
  Counts same, strangers;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto ads = ads_of(rates, seed, normaliser);
    for (std::size_t i = 0; i < ads.size(); ++i) {
      for (std::size_t j = i + 1; j < ads.size(); ++j) {
        if (ads[i].person == ads[j].person) count(ads[i], ads[j], same);
      }
    }
    std::mt19937_64 random(seed);
    for (std::size_t i = 0; i < kRandomPairs; ++i) {
      const Written &a = ads[random() % ads.size()], &b = ads[random() % ads.size()];
      if (a.person != b.person) count(a, b, strangers);
    }
  }
  print_counts(profile, same, strangers);
}

}  // namespace

void print_habits(const extractors::Normaliser& normaliser) {
  print_profile("plain", {}, normaliser);
  print_profile("hard", testbed::hard_rates(), normaliser);
}

}  // namespace vigie::bench
