// vigie persons: those who were linked, and what holds each together.
#include <CLI/CLI.hpp>

#include "cli/cluster_commands.h"
#include "model/words.h"

namespace vigie::cli {

void add_persons(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* command = app.add_subcommand("persons", tr("the persons behind the ads, and what holds each together"));
  command->require_subcommand(1);
  add_cluster_list(*command, storage::ClusterLevel::kPerson, globals, action);
  add_cluster_show(*command, storage::ClusterLevel::kPerson, globals, action);
}

}  // namespace vigie::cli
