// `list` and `show`, which persons and networks have alike.
#pragma once

#include "cli/command.h"
#include "storage/cluster_records.h"

namespace vigie::cli {

void add_cluster_list(CLI::App& parent, storage::ClusterLevel level, const Globals& globals, Action& action);
void add_cluster_show(CLI::App& parent, storage::ClusterLevel level, const Globals& globals, Action& action);

}  // namespace vigie::cli
