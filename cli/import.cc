// vigie import: ads that come as files.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/workplace.h"
#include "crawler/import_pages.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

void add_up(crawler::ImportSummary& sum, const crawler::ImportSummary& file) {
  sum.ads += file.ads;
  sum.new_ads += file.new_ads;
  sum.changed_ads += file.changed_ads;
  sum.sightings += file.sightings;
  for (const Error& error : file.bad_lines) std::cerr << "vigie: " << error << '\n';
  sum.bad_lines.insert(sum.bad_lines.end(), file.bad_lines.begin(), file.bad_lines.end());
}

void print(const crawler::ImportSummary& sum, bool json) {
  if (json) {
    std::cout << nlohmann::json{{"ads", sum.ads},
                                {"new_ads", sum.new_ads},
                                {"changed_ads", sum.changed_ads},
                                {"sightings", sum.sightings},
                                {"bad_lines", sum.bad_lines.size()}}
                     .dump()
              << '\n';
    return;
  }
  std::cout << fmt::format(
                   fmt::runtime(tr("{} ads read: {} new, {} changed, {} sightings added, {} bad lines passed over")),
                   number_text(sum.ads), number_text(sum.new_ads), number_text(sum.changed_ads),
                   number_text(sum.sightings), sum.bad_lines.size())
            << '\n';
}

Result<int> import(const std::vector<std::filesystem::path>& files, const Globals& globals) {
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  crawler::ImportSummary sum;
  for (const auto& file : files) {
    const auto summary = crawler::import_file(file, *database, *normaliser, sites->definitions, *clock);
    if (!summary) return tl::unexpected(summary.error());
    add_up(sum, *summary);
  }
  print(sum, globals.json);
  if (sum.bad_lines.empty()) return kDone;
  return sum.ads == 0 ? kNothingDone : kDoneWithFailures;
}

}  // namespace

void add_import(CLI::App& app, const Globals& globals, Action& action) {
  auto files = std::make_shared<std::vector<std::filesystem::path>>();
  CLI::App* command = app.add_subcommand(
      "import", tr("takes in ads from saved pages, HAR, WARC and WACZ files, and raw-ad JSON lines"));
  command->add_option("files", *files, tr("files; - is standard input"))->required()->type_name("FILE…");
  command->callback([files, &globals, &action] {
    action = [files, &globals] { return exit_code_of([&] { return import(*files, globals); }); };
  });
}

}  // namespace vigie::cli
