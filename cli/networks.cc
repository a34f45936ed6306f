// vigie networks: persons under one hand, what ties them, and their graph for other programs.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "analysis/network_graph.h"
#include "cli/cluster_commands.h"
#include "cli/workplace.h"
#include "model/clock.h"
#include "model/words.h"
#include "report/disclosure.h"
#include "report/network_graph.h"

namespace vigie::cli {
namespace {

struct ExportOptions {
  std::string format, department;
  std::filesystem::path out;
};

/// Into the ledger of what was published. A graph of all départements tells of none of them.
Result<void> enter(const report::PublishedGraph& graph, DepartmentCode department, storage::Database& database) {
  const auto period = database.stored_period();
  if (!period) return tl::unexpected(period.error());
  if (!*period) return {};
  const auto earlier = database.publications(department);
  if (!earlier) return tl::unexpected(earlier.error());
  const Publication publication = report::publication_of(graph, department, **period);
  if (report::gives_away(publication, *earlier))
    return fail(Error::kBadInput,
                tr("this graph would give away a count that an earlier report kept back; export that of all "
                   "départements instead, without --department"));
  return database.store_publications(std::span(&publication, 1), Clock::real().now());
}

Result<int> export_graph(const ExportOptions& options, const Globals& globals) {
  std::optional<DepartmentCode> department;
  if (!options.department.empty()) {
    const auto parsed = DepartmentCode::parse(options.department);
    if (!parsed) return fail(Error::kBadInput, parsed.error().what, "--department");
    department = *parsed;
  }
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto graph = analysis::network_graph(*database, department);
  if (!graph) return tl::unexpected(graph.error());
  const auto published = report::published(*graph);
  if (department) {
    if (const auto entered = enter(published, *department, *database); !entered) return tl::unexpected(entered.error());
  }
  const auto written = options.format == "gexf" ? report::write_gexf(published, options.out)
                                                : report::write_graphml(published, options.out);
  if (!written) return tl::unexpected(written.error());
  std::cout << fmt::format(fmt::runtime(tr(
                               "{}: {} networks, {} persons, {} ties; withheld: {} networks of fewer than 5 persons")),
                           options.out.string(), published.networks, published.nodes.size(), published.ties.size(),
                           published.withheld_networks)
            << '\n';
  return kDone;
}

void add_export(CLI::App& parent, const Globals& globals, Action& action) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command =
      parent.add_subcommand("export", tr("the graph of the networks of five persons and more, for Gephi and others"));
  command->add_option("--format", options->format, tr("graphml or gexf"))
      ->required()
      ->check(CLI::IsMember({"graphml", "gexf"}))
      ->type_name("FORMAT");
  command->add_option("--out", options->out, tr("file to write"))->required()->type_name("FILE");
  command->add_option("--department", options->department, tr("only persons seen there (default: all)"))
      ->type_name("CODE");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return export_graph(*options, globals); }); };
  });
}

}  // namespace

void add_networks(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* command = app.add_subcommand("networks", tr("persons who seem to be under one hand, and what ties them"));
  command->require_subcommand(1);
  add_cluster_list(*command, storage::ClusterLevel::kNetwork, globals, action);
  add_cluster_show(*command, storage::ClusterLevel::kNetwork, globals, action);
  add_export(*command, globals, action);
}

}  // namespace vigie::cli
