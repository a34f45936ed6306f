// vigie demo: the whole way, from served replica sites to the report, over several simulated nights.
#include <chrono>
#include <iostream>
#include <set>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/clusters.h"
#include "analysis/ladder.h"
#include "analysis/link_ads.h"
#include "cli/drift_printing.h"
#include "cli/outcome_words.h"
#include "cli/progress.h"
#include "cli/report_writing.h"
#include "cli/workplace.h"
#include "crawler/photos/photo_hasher.h"
#include "crawler/scan.h"
#include "model/words.h"
#include "testbed/market.h"
#include "testbed/replica_server.h"

namespace vigie::cli {
namespace {

constexpr Date kFirstNight = std::chrono::year{2026} / 9 / 7;
constexpr auto kScanHour = std::chrono::hours{2};
constexpr double kSpeed = 1000;  ///< a politeness delay of 2 s passes in 2 ms
constexpr int kPersonsPerDepartment = 150;

struct DemoOptions {
  std::filesystem::path folder = "demo";
  std::string departments = "95,94,78,77";
  int nights = 7;
  std::uint64_t seed = 77;
  std::vector<std::string> mutations;
};

/// What the demo works with, made anew in its folder at each run.
struct Stage {
  std::vector<DepartmentCode> departments;
  extractors::Definitions definitions;
  extractors::Normaliser normaliser;
  storage::Database database;
  testbed::ReplicaServer server;
};

std::filesystem::path demo_database(const DemoOptions& options) { return options.folder / "demo.db"; }

void remove_last_demo(const DemoOptions& options) {
  for (const char* suffix : {"", "-wal", "-shm", ".key"})
    std::filesystem::remove(demo_database(options).string() + suffix);
}

Result<testbed::ReplicaServer> serve_market(const DemoOptions& options, const std::vector<DepartmentCode>& departments,
                                            std::vector<testbed::Mutation> mutations,
                                            const std::filesystem::path& data) {
  auto market = testbed::generate_market({.seed = options.seed,
                                          .departments = departments,
                                          .persons = kPersonsPerDepartment * static_cast<int>(departments.size()),
                                          .nights = options.nights,
                                          .first_night = kFirstNight,
                                          .sites = testbed::replica_sites()});
  const auto written = testbed::write_market(market, options.folder / "market");
  if (!written) return tl::unexpected(written.error());
  return testbed::ReplicaServer::start({.ads = std::move(market.ads),
                                        .night = kFirstNight,
                                        .templates = data / "testbed/replicas",
                                        .folder = options.folder / "market",
                                        .port = 0,
                                        .mutations = std::move(mutations)});
}

Result<Stage> set_stage(const DemoOptions& options) {
  auto departments = DepartmentCode::parse_list(options.departments);
  if (!departments) return fail(Error::kBadInput, departments.error().what, "--departments");
  const Date last_night = kFirstNight + std::chrono::days{options.nights - 1};
  auto mutations = testbed::parse_mutations(options.mutations, last_night);
  if (!mutations) return tl::unexpected(mutations.error());
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  std::error_code not_made;
  std::filesystem::create_directories(options.folder, not_made);
  if (not_made) return fail(Error::kUnreadable, tr("the folder cannot be made or written"), options.folder.string());
  remove_last_demo(options);
  auto sites = load_sites();
  auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  auto database = storage::Database::open(demo_database(options));
  if (!database) return tl::unexpected(database.error());
  auto server = serve_market(options, *departments, *std::move(mutations), *data);
  if (!server) return tl::unexpected(server.error());
  return Stage{*std::move(departments), std::move(sites->definitions), *std::move(normaliser), *std::move(database),
               *std::move(server)};
}

crawler::ScanSettings scan_settings(const Stage& stage) {
  crawler::ScanSettings settings{
      .departments = stage.departments,
      .sites = {},
      .network = {crawler::Loopback{fmt::format("127.0.0.1:{}", stage.server.port()), stage.server.ca()},
                  "Vigie/0.1 (demo)"},
      .resume = false,
      .photo_program = crawler::this_program()};
  for (const std::string& id : testbed::replica_sites()) {
    if (const auto* site = stage.definitions.find(id)) settings.sites.push_back(site);
  }
  return settings;
}

void name_failures(const crawler::ScanSummary& summary) {
  for (const auto& site : summary.sites) {
    if (!is_success(site.outcome))
      std::cerr << fmt::format("{}  {}  {}  {}\n", to_text(summary.night), site.site, outcome_words(site.outcome),
                               site.detail);
  }
}

/// With the night in which they were found.
void name_drifts(const crawler::ScanSummary& summary) {
  for (const auto& site : summary.sites) {
    for (const auto& drift : site.drifts) {
      if (drift.since == summary.night) std::cerr << to_text(summary.night) << drift_warning(drift) << '\n';
    }
  }
}

/// @return true where every site was read on every night
Result<bool> scan_nights(const DemoOptions& options, Stage& stage, bool quiet) {
  const auto settings = scan_settings(stage);
  bool complete = true;
  for (int i = 0; i < options.nights; ++i) {
    const Date night = kFirstNight + std::chrono::days{i};
    stage.server.set_night(night);
    const Clock clock = Clock::simulated(from_paris(ParisTime{night.time_since_epoch() + kScanHour}), kSpeed);
    const auto label = fmt::format(fmt::runtime(tr("night {}/{}")), i + 1, options.nights);
    const auto summary =
        crawler::run_scan(settings, stage.database, stage.normaliser, clock, progress_line(label, quiet));
    end_progress_line(quiet);
    if (!summary) return tl::unexpected(summary.error());
    name_failures(*summary);
    name_drifts(*summary);
    complete = complete && summary->complete();
  }
  return complete;
}

struct Counts {
  std::size_t ads = 0, persons = 0, networks = 0;
};

Result<Counts> count_clusters(const storage::Database& database) {
  return analysis::clusters(database, std::nullopt).map([](const std::vector<analysis::ClusteredAd>& ads) {
    std::set<std::string> persons, networks;
    for (const auto& ad : ads) {
      if (!ad.person.empty()) persons.insert(ad.person);
      if (!ad.network.empty()) networks.insert(ad.network);
    }
    return Counts{ads.size(), persons.size(), networks.size()};
  });
}

void print_json(const DemoOptions& options, const Stage& stage, const Counts& counts,
                const std::vector<std::filesystem::path>& reports, double seconds) {
  nlohmann::ordered_json line{{"sites", testbed::replica_sites().size()},
                              {"departments", stage.departments.size()},
                              {"ads", counts.ads},
                              {"persons", counts.persons},
                              {"networks", counts.networks},
                              {"reports", nlohmann::ordered_json::array()},
                              {"db", demo_database(options).string()},
                              {"seconds", seconds}};
  for (const auto& report : reports) line["reports"].push_back(report.string());
  std::cout << line.dump() << '\n';
}

void print_table(Stage& stage) {
  std::cout << fmt::format("  {:<22} {:>8} {:>10} {:>10}   {}\n", tr("Département"), tr("ads"), tr("phones"),
                           tr("persons"), tr("estimated persons (95 %)"));
  for (const DepartmentCode department : stage.departments) {
    const auto ladder = analysis::ladder(stage.database, department, std::nullopt);
    if (!ladder) continue;
    const std::string estimate = ladder->estimate
                                     ? fmt::format(fmt::runtime(tr("{:.0f} (between {:.0f} and {:.0f})")),
                                                   ladder->estimate->n, ladder->estimate->lo, ladder->estimate->hi)
                                     : ladder->no_estimate;
    std::cout << fmt::format("  {:<3} {:<18} {:>8} {:>10} {:>10}   {}\n", department.text(),
                             department.department().name, ladder->ads, ladder->phones, ladder->persons_linked,
                             estimate);
  }
}

void print_text(const DemoOptions& options, Stage& stage, const Counts& counts,
                const std::vector<std::filesystem::path>& reports, double seconds) {
  std::cout << fmt::format(
                   fmt::runtime(
                       tr("{} nights of a synthetic market, {} sites: {} ads, {} persons, {} networks, in {:.1f} s")),
                   options.nights, testbed::replica_sites().size(), counts.ads, counts.persons, counts.networks,
                   seconds)
            << "\n\n";
  print_table(stage);
  std::cout << '\n' << tr("The report:") << '\n';
  for (const auto& report : reports) std::cout << "  " << report.string() << '\n';
  std::cout << fmt::format(fmt::runtime(tr("Look further: vigie --db {} estimate --department {}")),
                           demo_database(options).string(), stage.departments.front().text())
            << '\n';
}

Result<int> demo(const DemoOptions& options, const Globals& globals) {
  const auto begun = std::chrono::steady_clock::now();
  auto stage = set_stage(options);
  if (!stage) return tl::unexpected(stage.error());
  const auto complete = scan_nights(options, *stage, globals.quiet);
  if (!complete) return tl::unexpected(complete.error());
  const auto linked = analysis::link_ads(stage->database, data_folder().value() / "config", Clock::real().now());
  if (!linked) return tl::unexpected(linked.error());
  const ReportRequest request{stage->departments,
                              std::nullopt,
                              {report::Format::kHtml, report::Format::kDocx, report::Format::kXlsx,
                               report::Format::kCsv, report::Format::kJson},
                              options.folder / "report"};
  const auto reports = write_report_of(request, stage->database);
  if (!reports) return tl::unexpected(reports.error());
  const auto counts = count_clusters(stage->database);
  if (!counts) return tl::unexpected(counts.error());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  globals.json ? print_json(options, *stage, *counts, reports->paths, seconds)
               : print_text(options, *stage, *counts, reports->paths, seconds);
  return *complete ? kDone : kDoneWithFailures;
}

}  // namespace

void add_demo(CLI::App& app, const Globals& globals, Action& action) {
  auto options = std::make_shared<DemoOptions>();
  CLI::App* command =
      app.add_subcommand("demo", tr("the whole way on a synthetic market: serve, scan, link, estimate, report"));
  command->add_option("--dir", options->folder, tr("folder for database and report (default: demo)"))->type_name("DIR");
  command->add_option("--departments", options->departments, tr("codes (default: 95,94,78,77)"))->type_name("CODES");
  command->add_option("--nights", options->nights, tr("nights (default: 7)"))->check(CLI::Range(1, 60))->type_name("N");
  command->add_option("--seed", options->seed, tr("the same seed gives the same report (default: 77)"))->type_name("S");
  command
      ->add_option("--mutate", options->mutations,
                   tr("a site changes its pages from a night on (default: the last), e.g. wannonce:class-renamed"))
      ->type_name("SITE:MUTATION[:NIGHT]");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return demo(*options, globals); }); };
  });
}

}  // namespace vigie::cli
