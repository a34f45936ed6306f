// vigie scan: one scan of a night.
#include "crawler/scan.h"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/metrics.h"
#include "cli/network_options.h"
#include "cli/page_log.h"
#include "cli/progress.h"
#include "cli/scan_printing.h"
#include "cli/workplace.h"
#include "crawler/photos/line_reader.h"
#include "crawler/photos/photo_hasher.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

struct ScanOptions {
  std::string departments;
  std::vector<std::string> sites;
  NetworkOptions network;
  std::string metrics, log, until;
  bool dry_run = false, resume = false, photos = true, photo_phones = false;
};

Error never_polled(const extractors::SiteDefinition& site) {
  return {Error::kBadInput,
          fmt::format(fmt::runtime(tr("{} is not polled ({}); save its pages by hand and take them in with “vigie "
                                      "import”")),
                      site.name, site.access.import_only),
          "--sites"};
}

Result<std::vector<const extractors::SiteDefinition*>> chosen_sites(const std::vector<std::string>& ids,
                                                                    const LoadedSites& sites) {
  std::vector<const extractors::SiteDefinition*> chosen;
  if (ids.empty()) {
    for (const auto& site : sites.definitions.all()) {
      if (site.access.import_only.empty()) chosen.push_back(&site);
    }
    return chosen;
  }
  for (const std::string& id : ids) {
    const auto site = find_site(sites, id, "--sites");
    if (!site) return tl::unexpected(site.error());
    if (!(*site)->access.import_only.empty()) return tl::unexpected(never_polled(**site));
    chosen.push_back(*site);
  }
  return chosen;
}

std::string no_model() {
  return tr(
      "numbers over photos are read by Tesseract, whose English model is not installed: install tesseract-ocr-eng");
}

Result<crawler::ScanSettings> settings_of(const ScanOptions& options, const Globals& globals,
                                          const LoadedSites& loaded) {
  crawler::ScanSettings settings;
  settings.resume = options.resume;
  if (options.photos) settings.photo_program = crawler::this_program();
  settings.reads_photo_phones = options.photo_phones;
  if (options.photo_phones && !crawler::LineReader::load()) return fail(Error::kNotFound, no_model(), "--photo-phones");
  if (options.departments.empty() && !options.resume) {
    return fail(Error::kBadInput, tr("say which départements are to be scanned, such as 95,94"), "--departments");
  }
  if (!options.departments.empty()) {
    auto departments = DepartmentCode::parse_list(options.departments);
    if (!departments) return fail(Error::kBadInput, departments.error().what, "--departments");
    settings.departments = *std::move(departments);
  }
  auto sites = chosen_sites(options.sites, loaded);
  if (!sites) return tl::unexpected(sites.error());
  settings.sites = *std::move(sites);
  auto network = network_of(options.network, globals, !options.dry_run);
  if (!network) return tl::unexpected(network.error());
  settings.network = *std::move(network);
  return settings;
}

/// The next moment at which clocks in Paris show it.
Result<Instant> next_time_of_day(const std::string& text, Instant now) {
  const Date today = paris_date(now);
  const auto as_if_utc = parse_instant(fmt::format("{}T{}:00Z", to_text(today), text));
  if (!as_if_utc) return fail(Error::kBadInput, tr("say a time of day, such as 07:00"), "--until");
  const auto at = [&](Date day) { return from_paris(ParisTime((day + (*as_if_utc - today)).time_since_epoch())); };
  const Instant end = at(today);
  return end > now ? end : at(today + std::chrono::days(1));
}

void print_plan(const crawler::ScanSettings& settings, bool json) {
  for (const auto& request : crawler::plan_scan(settings)) {
    if (json) {
      std::cout << nlohmann::json{{"site", request.site},
                                  {"department", request.department.text()},
                                  {"url", request.url}}
                       .dump()
                << '\n';
    } else {
      std::cout << fmt::format("{}  {}  {}\n", request.site, request.department.text(), request.url);
    }
  }
}

Result<int> scan(const ScanOptions& options, const Globals& globals) {
  const auto clock = network_clock(options.network, globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());
  auto settings = settings_of(options, globals, *sites);
  if (!settings) return tl::unexpected(settings.error());
  if (!options.until.empty()) {
    const auto until = next_time_of_day(options.until, clock->now());
    if (!until) return tl::unexpected(until.error());
    settings->until = *until;
  }
  if (options.dry_run) {
    print_plan(*settings, globals.json);
    return sites->complete ? kDone : kDoneWithFailures;
  }
  if (!options.log.empty()) {
    auto log = page_log(options.log);
    if (!log) return tl::unexpected(log.error());
    settings->on_page = *std::move(log);
  }
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  const auto summary = crawler::run_scan(*settings, *database, *normaliser, *clock,
                                         progress_line(to_text(clock->today()), globals.quiet));
  end_progress_line(globals.quiet);
  if (!summary) return tl::unexpected(summary.error());
  print_scan(*summary, globals.json);
  if (!options.metrics.empty()) {
    if (const auto written = write_metrics(*summary, clock->now(), options.metrics); !written)
      return tl::unexpected(written.error());
  }
  return summary->complete() && sites->complete ? kDone : kDoneWithFailures;
}

}  // namespace

void add_scan(CLI::App& app, const Globals& globals, Action& action) {
  auto options = std::make_shared<ScanOptions>();
  CLI::App* command = app.add_subcommand("scan", tr("scans the sites for one night"));
  command->add_option("--departments", options->departments, tr("codes, such as 95,94"))->type_name("CODES");
  command->add_option("--sites", options->sites, tr("ids, such as wannonce,skokka (default: all)"))
      ->delimiter(',')
      ->type_name("IDS");
  command->add_flag("--dry-run", options->dry_run, tr("shows what would be asked first, and asks nothing"));
  CLI::Option* no_photos =
      command->add_flag("!--no-photos", options->photos, tr("photos are not asked for and not hashed"));
  command
      ->add_flag(
          "--photo-phones", options->photo_phones,
          tr("reads phone numbers that stand over photos, too, when a photo is first fetched; costs the processor "
             "about .15 s a photo"))
      ->excludes(no_photos);
  command
      ->add_option("--metrics", options->metrics,
                   tr("writes the scan's figures there at its end, as Prometheus reads them"))
      ->type_name("FILE");
  command->add_option("--log", options->log, tr("adds a line of JSON a page to this file, without addresses"))
      ->type_name("FILE");
  command
      ->add_option("--until", options->until,
                   tr("the time of day (Paris) from which on nothing more is asked, such as 07:00"))
      ->type_name("HH:MM");
  command->add_flag("--resume", options->resume, tr("goes on with the scan that was interrupted"));
  add_network_options(*command, options->network);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return scan(*options, globals); }); };
  });
}

}  // namespace vigie::cli
