// vigie status: how the last scan went, site by site.
#include <iostream>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/drift_printing.h"
#include "cli/legal_basis_printing.h"
#include "cli/outcome_words.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using DriftsBySite = std::map<std::string, std::vector<storage::Drift>>;

std::vector<storage::Drift> of_site(const DriftsBySite& drifts, const std::string& site) {
  const auto found = drifts.find(site);
  return found == drifts.end() ? std::vector<storage::Drift>{} : found->second;
}

DriftsBySite by_site(const std::vector<storage::Drift>& drifts) {
  DriftsBySite sorted;
  for (const auto& drift : drifts) sorted[drift.site].push_back(drift);
  return sorted;
}

void print_json(const std::optional<storage::Scan>& scan, const std::vector<storage::SiteOutcome>& sites,
                const DriftsBySite& drifts, const extractors::Definitions& definitions) {
  nlohmann::ordered_json line;
  line["last_scan"] = scan ? nlohmann::ordered_json(to_text(scan->plan.night)) : nullptr;
  line["sites"] = nlohmann::ordered_json::array();
  for (const auto& site : sites)
    line["sites"].push_back({{"id", site.site},
                             {"outcome", to_text(site.outcome)},
                             {"ads", site.ads},
                             {"drift", drifts_as_json(of_site(drifts, site.site))},
                             {"legal_basis", legal_basis_as_json(definitions.find(site.site))}});
  std::cout << line.dump() << '\n';
}

void print_text(const std::optional<storage::Scan>& scan, const std::vector<storage::SiteOutcome>& sites,
                const DriftsBySite& drifts, const extractors::Definitions& definitions) {
  if (!scan) {
    std::cout << tr("No scan yet. Begin with: vigie scan --departments 95") << '\n';
    return;
  }
  std::cout << fmt::format(fmt::runtime(tr("Last scan: night of {}")), date_text(scan->plan.night))
            << (scan->ended ? "" : tr(" (interrupted; go on with: vigie scan --resume)")) << '\n';
  for (const auto& site : sites) {
    std::cout << fmt::format(fmt::runtime(tr("  {:<18} {:>5} ads  {}")), site.site, site.ads,
                             outcome_words(site.outcome))
              << '\n';
    for (const auto& drift : of_site(drifts, site.site)) std::cout << drift_warning(drift) << '\n';
    const auto* definition = definitions.find(site.site);
    if (definition != nullptr && definition->access.legal_basis)
      std::cout << "    " << extractors::words_of(*definition->access.legal_basis) << '\n';
  }
}

Result<int> status(const Globals& globals) {
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto scan = database->last_scan();
  if (!scan) return tl::unexpected(scan.error());
  const auto sites = *scan ? database->site_outcomes((*scan)->id) : Result<std::vector<storage::SiteOutcome>>{};
  if (!sites) return tl::unexpected(sites.error());
  const auto drifts = database->open_drifts();
  if (!drifts) return tl::unexpected(drifts.error());
  const auto loaded = load_sites();
  if (!loaded) return tl::unexpected(loaded.error());
  const auto& definitions = loaded->definitions;
  globals.json ? print_json(*scan, *sites, by_site(*drifts), definitions)
               : print_text(*scan, *sites, by_site(*drifts), definitions);
  return kDone;
}

}  // namespace

void add_status(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* command = app.add_subcommand("status", tr("how the last scan went"));
  command->callback(
      [&globals, &action] { action = [&globals] { return exit_code_of([&] { return status(globals); }); }; });
}

}  // namespace vigie::cli
