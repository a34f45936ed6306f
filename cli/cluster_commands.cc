#include "cli/cluster_commands.h"

#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/cluster_names.h"
#include "analysis/cluster_story.h"
#include "cli/story_printing.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using storage::ClusterCounts;
using storage::ClusterLevel;

struct ListOptions {
  std::string department;
  PeriodOptions period;
};

struct ShowOptions {
  std::string name, who;
  bool clear = false;
};

nlohmann::ordered_json or_null(const std::optional<Date>& date) {
  return date ? nlohmann::ordered_json(to_text(*date)) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json as_json(ClusterLevel level, const ClusterCounts& counts) {
  nlohmann::ordered_json line;
  if (level == ClusterLevel::kPerson) {
    line["person"] = analysis::cluster_name(level, counts.number);
    line["network"] = counts.network ? nlohmann::ordered_json(analysis::name_of(*counts.network)) : nullptr;
  } else {
    line["network"] = analysis::cluster_name(level, counts.number);
    line["persons"] = counts.persons;
  }
  line["ads"] = counts.ads;
  line["sites"] = counts.sites;
  line["departments"] = counts.departments;
  line["nights"] = counts.nights;
  line["first_night"] = or_null(counts.first_night);
  line["last_night"] = or_null(counts.last_night);
  return line;
}

std::string as_text(ClusterLevel level, const ClusterCounts& counts) {
  const std::string first = counts.first_night ? to_text(*counts.first_night) : "";
  const std::string last = counts.last_night ? to_text(*counts.last_night) : "";
  const std::string second = level == ClusterLevel::kPerson ? (counts.network ? analysis::name_of(*counts.network) : "")
                                                            : std::to_string(counts.persons);
  return fmt::format("{:<9} {:>8} {:>6} {:>6} {:>6} {:>6}  {}  {}", analysis::cluster_name(level, counts.number),
                     second, counts.ads, counts.sites, counts.departments, counts.nights, first, last);
}

std::string heading(ClusterLevel level) {
  return fmt::format("{:<9} {:>8} {:>6} {:>6} {:>6} {:>6}  {:<10}  {}",
                     level == ClusterLevel::kPerson ? tr("person") : tr("network"),
                     level == ClusterLevel::kPerson ? tr("network") : tr("persons"), tr("ads"), tr("sites"), tr("dép."),
                     tr("nights"), tr("first"), tr("last"));
}

Result<storage::ClusterFilter> filter_of(const ListOptions& options, const storage::Database& database) {
  storage::ClusterFilter filter;
  if (!options.department.empty()) {
    const auto department = DepartmentCode::parse(options.department);
    if (!department) return fail(Error::kBadInput, department.error().what, "--department");
    filter.department = *department;
  }
  const auto period = period_of(options.period, database);
  if (!period) return tl::unexpected(period.error());
  filter.period = *period;
  return filter;
}

Result<int> list(ClusterLevel level, const ListOptions& options, const Globals& globals) {
  const auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto filter = filter_of(options, *database);
  if (!filter) return tl::unexpected(filter.error());
  const auto clusters = level == ClusterLevel::kPerson ? database->persons(*filter) : database->networks(*filter);
  if (!clusters) return tl::unexpected(clusters.error());
  if (!globals.json) std::cout << heading(level) << '\n';
  for (const ClusterCounts& counts : *clusters)
    std::cout << (globals.json ? as_json(level, counts).dump() : as_text(level, counts)) << '\n';
  return kDone;
}

/// That they were looked at is written down before they are shown.
Result<ClearIdentifiers> clear_identifiers(storage::Database& database, const analysis::ClusterStory& story,
                                           const ShowOptions& options, const Clock& clock) {
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  ClearIdentifiers clear;
  const storage::AuditEntry entry{clock.now(), options.who, "show", options.name};
  for (const auto& ad : story.ads) {
    auto content = database.clear_ad(ad.ad, entry);
    if (!content) return tl::unexpected(content.error());
    clear.read.emplace(ad.ad, normaliser->normalise(*content));
    clear.ads.emplace(ad.ad, *std::move(content));
  }
  std::vector<IdentifierId> shared;
  for (const auto& bond : story.inside) {
    for (const Evidence& evidence : bond.evidence) {
      if (evidence.shared) shared.push_back(*evidence.shared);
    }
  }
  const auto values = database.clear_identifiers(shared, entry);
  if (!values) return tl::unexpected(values.error());
  for (std::size_t i = 0; i < shared.size(); ++i) clear.shared.emplace(shared[i], (*values)[i]);
  return clear;
}

Result<int> show(ClusterLevel level, const ShowOptions& options, const Globals& globals) {
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto clock = clock_of(globals);
  if (!clock) return tl::unexpected(clock.error());
  const auto story = analysis::cluster_story(*database, level, options.name);
  if (!story) return tl::unexpected(story.error());
  ClearIdentifiers clear;
  if (options.clear) {
    auto read = clear_identifiers(*database, *story, options, *clock);
    if (!read) return tl::unexpected(read.error());
    clear = *std::move(read);
  }
  std::cout << (globals.json ? story_json(level, *story, clear) : story_text(level, *story, clear)) << '\n';
  return kDone;
}

}  // namespace

void add_cluster_list(CLI::App& parent, ClusterLevel level, const Globals& globals, Action& action) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command = parent.add_subcommand("list", tr("a line each, those with most ads first"));
  command->add_option("--department", options->department, tr("code, such as 95 (default: all)"))->type_name("CODE");
  command->add_option("--from", options->period.from, tr("first day (default: all that is stored)"))->type_name("DATE");
  command->add_option("--to", options->period.to, tr("last day"))->type_name("DATE");
  command->callback([level, options, &globals, &action] {
    action = [level, options, &globals] { return exit_code_of([&] { return list(level, *options, globals); }); };
  });
}

void add_cluster_show(CLI::App& parent, ClusterLevel level, const Globals& globals, Action& action) {
  auto options = std::make_shared<ShowOptions>();
  options->who = this_user();
  CLI::App* command = parent.add_subcommand(
      "show", tr("what holds it together, what speaks against it, what would split it, what became of its number"));
  command->add_option("ID", options->name, level == ClusterLevel::kPerson ? tr("such as p12") : tr("such as n3"))
      ->required();
  command->add_flag("--clear", options->clear, tr("phones and ads in clear; that they were looked at is written down"));
  command->add_option("--by", options->who, tr("who looks (default: the user of this machine)"))->type_name("WHO");
  command->callback([level, options, &globals, &action] {
    action = [level, options, &globals] { return exit_code_of([&] { return show(level, *options, globals); }); };
  });
}

}  // namespace vigie::cli
