// vigie robots-allowed: what a robots.txt says of addresses.
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/workplace.h"
#include "crawler/robots.h"
#include "extractors/url.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

struct RobotsOptions {
  std::filesystem::path robots;
  std::string agent;
  std::vector<std::string> urls;
};

Result<int> robots_allowed(const RobotsOptions& options) {
  const auto text = read_input(options.robots);
  if (!text) return tl::unexpected(text.error());
  const auto robots = crawler::Robots::parse(*text);
  for (const std::string& url : options.urls) {
    const std::string path = url.starts_with('/') ? url : extractors::path_of(url);
    std::cout << (robots.allows(options.agent, path) ? "allowed" : "disallowed") << '\n';
  }
  return kDone;
}

}  // namespace

void add_robots_allowed(CLI::App& app, const Globals&, Action& action) {
  auto options = std::make_shared<RobotsOptions>();
  CLI::App* command = app.add_subcommand("robots-allowed", tr("says of each address whether a robots.txt allows it"));
  command->add_option("--robots", options->robots, tr("robots.txt; - is standard input"))
      ->required()
      ->type_name("FILE");
  command->add_option("--agent", options->agent, tr("user agent"))->required()->type_name("NAME");
  command->add_option("urls", options->urls, tr("addresses or paths"))->required()->type_name("URL…");
  command->callback(
      [options, &action] { action = [options] { return exit_code_of([&] { return robots_allowed(*options); }); }; });
}

}  // namespace vigie::cli
