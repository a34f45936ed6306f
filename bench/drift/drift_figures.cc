// make bench-drift: every replica changes its pages in ten ways; is it seen the same night, what does repair bring
// back, and how often is a change seen where there is none.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bench/drift/changed_fields.h"
#include "bench/drift/night_runner.h"
#include "bench/drift/repaired_fields.h"
#include <fmt/format.h>
#include <unistd.h>

#include "crawler/drift/drift_words.h"
#include "extractors/normalise/normalise.h"
#include "testbed/replica_server.h"

namespace vigie::bench {
namespace {

constexpr Date kFirstNight = std::chrono::year{2026} / 9 / 7;
constexpr int kPersons = 1200;                       ///< some 25 ads a site and night
constexpr int kEnoughAds = 10;                       ///< online
constexpr double kMostOfThem = 0.5;                  ///< of the ads that show a field
constexpr int kSeveral = 5;                          ///< ads that show a field
constexpr double kReadWell = 0.95;                   ///< F1 of a field
constexpr int kAdsToRepair = 40;                     ///< a site
constexpr std::string_view kRedesigned = "tescort";  ///< its replica changes its pages on 21 September
constexpr std::uint64_t kSeed = 77;                  ///< of a market, unless another is asked for

struct Found {
  Count all;
  void add(bool found) { all += {found ? 1 : 0, 1}; }
  std::string text() const {
    return fmt::format("{} of {} ({:.1f} %)", all.hits, all.trials,
                       all.trials == 0 ? 0.0 : 100.0 * all.hits / all.trials);
  }
};

/// Of one mutation, or of all. A case is a field that the scans before found in several ads and that the definition
/// reads otherwise on the changed pages: in most of the ads that show it and in several (`fields`), or in fewer
/// (`rare`). A site has changed where it has a case of the first kind: `sites` are those with enough ads online.
struct Figures {
  Found sites, small_sites, fields, rare;
};

/// Of one mutation, or of all: fields that it moved and that a repair reads again, and those that a repair reads worse.
struct RepairFigures {
  Found mended;
  int harmed = 0;
};

testbed::Market market_of(int nights, std::uint64_t seed) {
  return testbed::generate_market({.seed = seed,
                                   .departments = DepartmentCode::parse_list("95,94,78,77").value(),
                                   .persons = kPersons,
                                   .nights = nights,
                                   .first_night = kFirstNight,
                                   .sites = testbed::replica_sites()});
}

bool names_the_field(const std::vector<storage::Drift>& drifts, const std::string& field) {
  return std::ranges::any_of(drifts, [&](const storage::Drift& drift) { return crawler::field_name(drift) == field; });
}

/// Where the listing is lost, the ads' pages are not reached, and the listing's line speaks for them.
bool is_found(const std::vector<storage::Drift>& drifts, const std::string& field) {
  return names_the_field(drifts, field) || names_the_field(drifts, "listing");
}

/// "price" and "listing.price" as drift_words.h names them.
std::string name_of(const storage::FieldNight& field) {
  if (field.page == storage::PageKind::kAd) return field.field;
  return field.field == "rows" ? "listing" : "listing." + field.field;
}

/// What the scans before the change knew of a site.
struct Before {
  int ads = 0;       ///< online the night before
  int ad_pages = 0;  ///< read on all nights; none where the site cannot be read yet
  std::set<std::string> found;
};

Before before_change(const NightRunner& runner, const crawler::SiteSummary& last) {
  Before before{.ads = last.ads, .ad_pages = 0, .found = {}};
  std::map<std::string, int> found;
  for (const auto& [night, fields] : runner.nights("before", last.site)) {
    for (const storage::FieldNight& field : fields) {
      found[name_of(field)] += field.found.hits;
      if (field.page == storage::PageKind::kAd) before.ad_pages += field.found.trials;
    }
  }
  for (const auto& [field, hits] : found) {
    if (hits >= kSeveral || field == "listing") before.found.insert(field);
  }
  return before;
}

bool is_common(const Count& changed) {
  return changed.hits >= kMostOfThem * changed.trials && changed.hits >= kSeveral;
}

void judge(const crawler::SiteSummary& night, const ChangedFields& changed, const Before& before, bool verbose,
           Figures& figures) {
  const bool small = before.ads < kEnoughAds;
  const auto name_unseen = [&](const std::string& what) {
    if (verbose) fmt::print("    unseen: {} ({} ads a night): {}\n", night.site, before.ads, what);
  };
  bool breaks = false;
  for (const auto& [field, count] : changed) {
    if (!before.found.contains(field)) continue;
    const bool found = is_found(night.drifts, field), common = is_common(count);
    breaks = breaks || common;
    if (small) continue;
    (common ? figures.fields : figures.rare).add(found);
    if (!found) name_unseen(fmt::format("{} in {} of {}", field, count.hits, count.trials));
  }
  if (!breaks) return;
  (small ? figures.small_sites : figures.sites).add(!night.drifts.empty());
  if (night.drifts.empty()) name_unseen(fmt::format("ALL, {}", to_text(night.outcome)));
  if (!verbose) return;
  for (const auto& drift : night.drifts) fmt::print("      {}\n", crawler::drift_line(drift));
}

/// What only moved can be brought back; what is written otherwise, or no more, cannot.
bool moves_fields(testbed::MutationKind kind) {
  return kind != testbed::MutationKind::kFieldRemoved && kind != testbed::MutationKind::kDateFormat &&
         kind != testbed::MutationKind::kCurrencyForm;
}

void add(Figures& all, const Figures& one) {
  for (const auto part : {&Figures::sites, &Figures::small_sites, &Figures::fields, &Figures::rare})
    (all.*part).all += (one.*part).all;
}

void print(const std::string& name, const Figures& figures) {
  fmt::print("{:<18} {:>22} {:>20} {:>22} {:>20}\n", name, figures.sites.text(), figures.small_sites.text(),
             figures.fields.text(), figures.rare.text());
}

Figures figures_of(const NightRunner& runner, const Visitor& visitor, const std::map<std::string, Before>& before,
                   Date night, testbed::MutationKind kind, bool verbose) {
  std::vector<testbed::Mutation> mutations;
  for (const std::string& site : testbed::replica_sites()) mutations.push_back({site, kind, night});
  runner.copy("before", "changed");
  const auto summary = runner.run("changed", night, night, mutations).front();
  Figures figures;
  for (const auto& site : summary.sites) {
    const auto* definition = runner.definitions().find(site.site);
    const Before& known = before.at(site.site);
    if (known.ad_pages > 0) judge(site, changed_fields(visitor, *definition, kind), known, verbose, figures);
  }
  return figures;
}

void mutate_all(const NightRunner& runner, const Visitor& visitor, Date night, bool verbose) {
  const auto last = runner.run("before", kFirstNight, night - std::chrono::days{1}, {}).back();
  std::map<std::string, Before> before;
  for (const auto& site : last.sites) before.emplace(site.site, before_change(runner, site));
  fmt::print("{:<18} {:>22} {:>20} {:>22} {:>20}\n", "found that night", "sites", "small sites", "fields",
             "in few ads");
  Figures all;
  for (const auto kind : testbed::kMutationKinds) {
    const Figures one = figures_of(runner, visitor, before, night, kind, verbose);
    print(std::string(to_text(kind)), one);
    std::fflush(stdout);
    add(all, one);
  }
  print("all", all);
}

void judge_repair(const Visitor& visitor, const extractors::SiteDefinition& site,
                  const extractors::Normaliser& normaliser, testbed::MutationKind kind, bool verbose,
                  RepairFigures& figures) {
  for (const auto& [name, field] : repaired_fields(visitor, site, normaliser, kind)) {
    const bool moved = field.before >= kReadWell && field.changed < kReadWell;
    const bool mended = field.repaired >= kReadWell, harmed = field.repaired < field.changed;
    if (moved) figures.mended.add(mended);
    figures.harmed += harmed ? 1 : 0;
    if (verbose && ((moved && !mended) || harmed))
      fmt::print("    {}: {} {}, F1 {:.2f}, changed {:.2f}, repaired {:.2f}: {}\n", harmed ? "harmed" : "not mended",
                 site.id, name, field.before, field.changed, field.repaired, field.example);
  }
}

void repair_all(bool verbose, std::uint64_t seed) {
  const auto loaded = extractors::Definitions::load(VIGIE_SOURCE_DIR "/sites");
  const auto normaliser = extractors::Normaliser::load(VIGIE_SOURCE_DIR "/config").value();
  const Visitor visitor(testbed::replica_sites(), kAdsToRepair, seed);
  fmt::print("\n{:<18} {:>20} {:>6}\n", "repaired", "moved fields mended", "harmed");
  RepairFigures all;
  for (const auto kind : testbed::kMutationKinds) {
    if (!moves_fields(kind)) continue;
    RepairFigures one;
    for (const std::string& site : testbed::replica_sites())
      judge_repair(visitor, *loaded.definitions.find(site), normaliser, kind, verbose, one);
    fmt::print("{:<18} {:>20} {:>6}\n", to_text(kind), one.mended.text(), one.harmed);
    std::fflush(stdout);
    all.mended.all += one.mended.all;
    all.harmed += one.harmed;
  }
  fmt::print("{:<18} {:>20} {:>6}\n", "all", all.mended.text(), all.harmed);
}

void count_false_alarms(const NightRunner& runner, int nights) {
  const Date last = kFirstNight + std::chrono::days{nights - 1};
  std::set<std::pair<std::string, Date>> alarms;
  int site_nights = 0;
  for (const auto& summary : runner.run("unchanged", kFirstNight, last, {})) {
    for (const auto& site : summary.sites) {
      if (site.site == kRedesigned) continue;
      site_nights += site.ads > 0 ? 1 : 0;
      for (const auto& drift : site.drifts) {
        if (drift.since != summary.night && alarms.contains({site.site, drift.since})) continue;
        if (alarms.emplace(site.site, drift.since).second) fmt::print("    false: {}\n", crawler::drift_line(drift));
      }
    }
  }
  fmt::print("without a change: {} site-nights with a false alarm of {} (allowed: {:.1f})\n", alarms.size(),
             site_nights, site_nights / 400.0);
}

}  // namespace
}  // namespace vigie::bench

/// @param argv  nights before the change (20), nights without a change (40), 0: not asked; the market's seed (77); "-v"
/// shows each drift and what repair leaves
int main(int argc, char** argv) {
  using namespace vigie::bench;
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool verbose = std::erase(arguments, "-v") > 0;
  const int before = arguments.empty() ? 20 : std::stoi(arguments[0]);
  const int unchanged = arguments.size() < 2 ? 40 : std::stoi(arguments[1]);
  const std::uint64_t seed = arguments.size() < 3 ? kSeed : std::stoull(arguments[2]);
  std::string pattern = (std::filesystem::temp_directory_path() / "vigie-drift-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(pattern.data());
  if (before > 0) {
    const auto market = market_of(before + 1, seed);
    const vigie::Date night = kFirstNight + std::chrono::days{before};
    mutate_all(NightRunner(market, folder), Visitor(market, night), night, verbose);
  }
  repair_all(verbose, seed);
  if (unchanged > 0) count_false_alarms(NightRunner(market_of(unchanged, seed), folder), unchanged);
  std::filesystem::remove_all(folder);
}
