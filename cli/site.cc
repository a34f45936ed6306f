// vigie site list: the definitions, how sure we are of each, and when each was last read.
#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/site_commands.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using LastSuccesses = std::map<std::string, Date>;

constexpr auto kRow = "{:<24} {:<26} {:<11} {:<15} {:>8}  {:<28} {}\n";

std::size_t departments_covered(const extractors::SiteDefinition& site) {
  return static_cast<std::size_t>(std::ranges::count_if(departments(), [&](const Department& department) {
    return !extractors::listing_requests(site, DepartmentCode::parse(department.code).value()).empty();
  }));
}

std::string state_words(const extractors::SiteDefinition& site) {
  switch (site.verification()) {
    case extractors::Verification::kVerified:
      return fmt::format(fmt::runtime(tr("verified on {}")), to_text(*site.verified));
    case extractors::Verification::kEvidence:
      return tr("from evidence, never seen live");
    case extractors::Verification::kFamily:
      return tr("by family only");
    case extractors::Verification::kAddress:
      return tr("address only");
  }
  return {};
}

std::string coverage_words(const extractors::SiteDefinition& site) {
  if (!site.access.import_only.empty()) return tr("import");
  return fmt::format("{}/{}", departments_covered(site), departments().size());
}

void print_heading() {
  std::cout << fmt::format(fmt::runtime(kRow), tr("id"), tr("name"), tr("kind"), tr("family"), tr("covers"),
                           tr("how sure"), tr("last read"));
}

void print_row(const extractors::SiteDefinition& site, const LastSuccesses& nights) {
  const auto night = nights.find(site.id);
  std::cout << fmt::format(fmt::runtime(kRow), site.id, site.name, to_text(site.kind),
                           site.family.empty() ? "–" : site.family, coverage_words(site), state_words(site),
                           night == nights.end() ? tr("never") : to_text(night->second));
}

void print_json(const extractors::SiteDefinition& site, const LastSuccesses& nights) {
  nlohmann::ordered_json line{
      {"id", site.id}, {"name", site.name}, {"kind", to_text(site.kind)}, {"base", site.base}, {"family", nullptr}};
  if (!site.family.empty()) line["family"] = site.family;
  line["departments"] = departments_covered(site);
  line["verified"] = nullptr;
  if (site.verified) line["verified"] = to_text(*site.verified);
  line["state"] = to_text(site.verification());
  const auto night = nights.find(site.id);
  line["last_success"] = night == nights.end() ? nullptr : nlohmann::ordered_json(to_text(night->second));
  std::cout << line.dump() << '\n';
}

/// None where there is no database yet.
Result<LastSuccesses> last_successes(const Globals& globals) {
  if (!std::filesystem::exists(database_file(globals))) return LastSuccesses{};
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  return database->last_successes();
}

Result<int> list(const Globals& globals) {
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());
  const auto nights = last_successes(globals);
  if (!nights) std::cerr << "vigie: " << nights.error() << '\n';
  if (!globals.json) print_heading();
  for (const auto& site : sites->definitions.all()) {
    globals.json ? print_json(site, nights.value_or(LastSuccesses{}))
                 : print_row(site, nights.value_or(LastSuccesses{}));
  }
  return sites->complete && nights ? kDone : kDoneWithFailures;
}

}  // namespace

void add_site(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* site = app.add_subcommand("site", tr("site definitions"));
  site->require_subcommand(1);
  CLI::App* command = site->add_subcommand("list", tr("lists the sites, and names the definitions that have an error"));
  command->callback(
      [&globals, &action] { action = [&globals] { return exit_code_of([&] { return list(globals); }); }; });
  add_site_check(*site, globals, action);
  add_site_learn(*site, globals, action);
  add_site_repair(*site, globals, action);
}

}  // namespace vigie::cli
