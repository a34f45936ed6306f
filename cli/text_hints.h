// vigie texts hints.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/command.h"

namespace vigie::cli {

/// @param texts  the command of which it is a part
void add_text_hints(CLI::App& texts, const Globals& globals, Action& action);

}  // namespace vigie::cli
