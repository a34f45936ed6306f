// vigie site list: the definitions, how sure we are of each, and when each was last read.
#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/drift_printing.h"
#include "cli/legal_basis_printing.h"
#include "cli/site_commands.h"
#include "cli/workplace.h"
#include "crawler/drift/drift_words.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

/// What the database knows of the sites; nothing where there is none yet.
struct Experience {
  std::map<std::string, Date> successes;
  std::vector<storage::Drift> drifts;
};

constexpr auto kRow = "{:<24} {:<26} {:<11} {:<15} {:>8}  {:<39} {:<16}  {}\n";

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
                           tr("how sure"), tr("last read"), tr("drift"));
}

std::vector<storage::Drift> drifts_of(const Experience& experience, const std::string& site) {
  std::vector<storage::Drift> drifts;
  std::ranges::copy_if(experience.drifts, std::back_inserter(drifts),
                       [&](const storage::Drift& drift) { return drift.site == site; });
  return drifts;
}

/// "price, listing since 2026-09-10"
std::string drift_words(const std::vector<storage::Drift>& drifts) {
  if (drifts.empty()) return "–";
  std::string fields;
  for (const auto& drift : drifts) fields += (fields.empty() ? "" : ", ") + crawler::field_name(drift);
  const Date since = std::ranges::min(drifts, {}, &storage::Drift::since).since;
  return fmt::format(fmt::runtime(tr("{} since {}")), fields, to_text(since));
}

void print_row(const extractors::SiteDefinition& site, const Experience& experience) {
  const auto night = experience.successes.find(site.id);
  std::cout << fmt::format(fmt::runtime(kRow), site.id, site.name, to_text(site.kind),
                           site.family.empty() ? "–" : site.family, coverage_words(site), state_words(site),
                           night == experience.successes.end() ? tr("never") : to_text(night->second),
                           drift_words(drifts_of(experience, site.id)));
  if (site.access.legal_basis) std::cout << "  " << extractors::words_of(*site.access.legal_basis) << '\n';
}

void print_json(const extractors::SiteDefinition& site, const Experience& experience) {
  nlohmann::ordered_json line{
      {"id", site.id}, {"name", site.name}, {"kind", to_text(site.kind)}, {"base", site.base}, {"family", nullptr}};
  if (!site.family.empty()) line["family"] = site.family;
  line["departments"] = departments_covered(site);
  line["verified"] = nullptr;
  if (site.verified) line["verified"] = to_text(*site.verified);
  line["state"] = to_text(site.verification());
  const auto night = experience.successes.find(site.id);
  line["last_success"] = night == experience.successes.end() ? nullptr : nlohmann::ordered_json(to_text(night->second));
  line["drift"] = drifts_as_json(drifts_of(experience, site.id));
  line["legal_basis"] = legal_basis_as_json(&site);
  std::cout << line.dump() << '\n';
}

Result<Experience> experience_of(const Globals& globals) {
  if (!std::filesystem::exists(database_file(globals))) return Experience{};
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  auto successes = database->last_successes();
  if (!successes) return tl::unexpected(successes.error());
  auto drifts = database->open_drifts();
  if (!drifts) return tl::unexpected(drifts.error());
  return Experience{*std::move(successes), *std::move(drifts)};
}

Result<int> list(const Globals& globals) {
  const auto sites = load_sites();
  if (!sites) return tl::unexpected(sites.error());
  const auto experience = experience_of(globals);
  if (!experience) std::cerr << "vigie: " << experience.error() << '\n';
  if (!globals.json) print_heading();
  for (const auto& site : sites->definitions.all()) {
    globals.json ? print_json(site, experience.value_or(Experience{}))
                 : print_row(site, experience.value_or(Experience{}));
  }
  return sites->complete && experience ? kDone : kDoneWithFailures;
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
