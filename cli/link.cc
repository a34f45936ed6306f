// vigie link: links stored ads into persons and networks.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/link_ads.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

Result<int> link(const Globals& globals) {
  const auto data = data_folder();
  if (!data) return tl::unexpected(data.error());
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto summary = analysis::link_ads(*database, *data / "config", clock->now());
  if (!summary) return tl::unexpected(summary.error());
  if (globals.json) {
    std::cout << nlohmann::json{{"ads", summary->ads},
                                {"links", summary->links},
                                {"persons", summary->persons},
                                {"networks", summary->networks}}
                     .dump()
              << '\n';
  } else {
    std::cout << fmt::format(fmt::runtime(tr("{} ads → {} links → {} persons → {} networks")), summary->ads,
                             summary->links, summary->persons, summary->networks)
              << '\n';
  }
  return kDone;
}

}  // namespace

void add_link(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* command = app.add_subcommand("link", tr("links the ads into persons and networks"));
  command->callback(
      [&globals, &action] { action = [&globals] { return exit_code_of([&] { return link(globals); }); }; });
}

}  // namespace vigie::cli
