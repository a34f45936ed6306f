// vigie testbed generate|serve: the synthetic market and its replica sites.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <signal.h>

#include "cli/workplace.h"
#include "model/words.h"
#include "testbed/market.h"
#include "testbed/replica_server.h"

namespace vigie::cli {
namespace {

struct TestbedOptions {
  std::filesystem::path folder;
  std::string departments = "95,94,78,77", profile = "plain", night;
  std::uint64_t seed = 1;
  int persons = 200, nights = 7, port = 0;
  std::vector<std::string> mutations;
};

constexpr Date kFirstNight = std::chrono::year{2026} / 9 / 7;

Result<int> generate(const TestbedOptions& options) {
  const auto departments = DepartmentCode::parse_list(options.departments);
  if (!departments) return fail(Error::kBadInput, departments.error().what, "--departments");
  const auto market =
      testbed::generate_market({.seed = options.seed,
                                .departments = *departments,
                                .persons = options.persons,
                                .nights = options.nights,
                                .first_night = kFirstNight,
                                .sites = testbed::replica_sites(),
                                .rates = options.profile == "hard" ? testbed::hard_rates() : testbed::MarketRates{}});
  const auto written = testbed::write_market(market, options.folder);
  if (!written) return tl::unexpected(written.error());
  return kDone;
}

Result<Date> night_of(const TestbedOptions& options, const Globals& globals) {
  if (options.night.empty()) return clock_of(globals).map([](const Clock& clock) { return clock.today(); });
  if (const auto night = parse_date(options.night)) return *night;
  return fail(Error::kBadInput, fmt::format(fmt::runtime(tr("“{}” is no date; write it as 2026-09-07")), options.night),
              "--night");
}

/// Blocks SIGTERM and SIGINT for the threads that are made after it.
sigset_t block_end_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

Result<int> serve(const TestbedOptions& options, const Globals& globals) {
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  const auto night = night_of(options, globals);
  if (!night) return tl::unexpected(night.error());
  auto mutations = testbed::parse_mutations(options.mutations, *night);
  if (!mutations) return tl::unexpected(mutations.error());
  auto ads = testbed::read_market_ads(options.folder);
  if (!ads) return tl::unexpected(ads.error());
  const sigset_t signals = block_end_signals();
  const auto server = testbed::ReplicaServer::start({.ads = *std::move(ads),
                                                     .night = *night,
                                                     .templates = *data / "testbed/replicas",
                                                     .folder = options.folder,
                                                     .port = options.port,
                                                     .mutations = *std::move(mutations)});
  if (!server) return tl::unexpected(server.error());
  std::cout << nlohmann::ordered_json{{"port", server->port()},
                                      {"ca", server->ca().string()},
                                      {"hosts", server->hosts()}}
                   .dump()
            << std::endl;
  int received = 0;
  sigwait(&signals, &received);
  return kDone;
}

void add_generate(CLI::App& testbed, std::shared_ptr<TestbedOptions> options, Action& action) {
  CLI::App* command = testbed.add_subcommand("generate", tr("writes ads.jsonl, truth.jsonl and population.json"));
  command->add_option("--dir", options->folder, tr("folder for the files"))->required()->type_name("DIR");
  command->add_option("--profile", options->profile, tr("kind of market"))
      ->check(CLI::IsMember({"plain", "hard"}))
      ->type_name("plain|hard");
  command->add_option("--seed", options->seed, tr("the same seed gives the same market"))->type_name("S");
  command->add_option("--persons", options->persons, tr("persons active at some time"))
      ->check(CLI::Range(1, 2'000'000))
      ->type_name("N");
  command->add_option("--nights", options->nights, tr("nights, from 2026-09-07 on"))
      ->check(CLI::Range(1, 366))
      ->type_name("N");
  command->add_option("--departments", options->departments, tr("codes, such as 95,94"))->type_name("CODES");
  command->callback(
      [options, &action] { action = [options] { return exit_code_of([&] { return generate(*options); }); }; });
}

void add_serve(CLI::App& testbed, std::shared_ptr<TestbedOptions> options, const Globals& globals, Action& action) {
  CLI::App* command = testbed.add_subcommand("serve", tr("serves the replica sites on loopback until SIGTERM"));
  command->add_option("--dir", options->folder, tr("folder of a generated market"))->required()->type_name("DIR");
  command->add_option("--night", options->night, tr("the night to show (default: what --clock says)"))
      ->type_name("DATE");
  command->add_option("--port", options->port, tr("port (default: any free one)"))
      ->check(CLI::Range(0, 65535))
      ->type_name("P");
  command
      ->add_option("--mutate", options->mutations,
                   tr("a site changes its pages from a night on (default: the one shown)"))
      ->type_name("SITE:MUTATION[:NIGHT]");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return serve(*options, globals); }); };
  });
}

}  // namespace

void add_testbed(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* testbed = app.add_subcommand("testbed", tr("a synthetic market with a known truth"));
  testbed->require_subcommand(1);
  const auto options = std::make_shared<TestbedOptions>();
  add_generate(*testbed, options, action);
  add_serve(*testbed, options, globals, action);
}

}  // namespace vigie::cli
