// The commands below `vigie site`, one file each.
#pragma once

#include "cli/command.h"

namespace vigie::cli {

void add_site_check(CLI::App& site, const Globals& globals, Action& action);
void add_site_learn(CLI::App& site, const Globals& globals, Action& action);
void add_site_repair(CLI::App& site, const Globals& globals, Action& action);

}  // namespace vigie::cli
