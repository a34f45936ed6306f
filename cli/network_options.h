// Options of every command that asks sites: the testbed on loopback, and who asks.
#pragma once

#include <filesystem>
#include <string>

#include "cli/command.h"
#include "crawler/network.h"
#include "model/clock.h"
#include "model/result.h"

namespace vigie::cli {

struct NetworkOptions {
  std::string connect_to;
  std::filesystem::path ca;
};

void add_network_options(CLI::App& command, NetworkOptions& options);

/// @param asks  false where no page will be asked for (--dry-run): then no contact is needed
/// @return Error::kBadInput where sites could not reach whoever asks
Result<crawler::Network> network_of(const NetworkOptions& options, const Globals& globals, bool asks = true);

/// @return Error::kBadInput for a clock that would hurry live sites
Result<Clock> network_clock(const NetworkOptions& options, const Globals& globals);

}  // namespace vigie::cli
