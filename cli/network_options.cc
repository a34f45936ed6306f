#include "cli/network_options.h"

#include <CLI/CLI.hpp>

#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {

void add_network_options(CLI::App& command, NetworkOptions& options) {
  auto* connect = command
                      .add_option("--connect-to", options.connect_to,
                                  tr("testbed only: reach every site at this address of loopback"))
                      ->type_name("127.0.0.1:PORT");
  command.add_option("--ca", options.ca, tr("testbed only: the authority that signed its certificate"))
      ->needs(connect)
      ->type_name("FILE");
}

Result<crawler::Network> network_of(const NetworkOptions& options, const Globals& globals, bool asks) {
  crawler::Network network;
  if (!options.connect_to.empty()) network.loopback = crawler::Loopback{options.connect_to, options.ca};
  const auto user = user_settings(globals);
  if (!user) return tl::unexpected(user.error());
  if (user->contact.empty() && !network.loopback && asks) {
    return fail(Error::kBadInput,
                tr("sites must be able to reach whoever scans them: put contact = \"an e-mail address\" into the "
                   "settings file"),
                "contact");
  }
  network.user_agent = user->contact.empty() ? "Vigie/0.1" : "Vigie/0.1 (+mailto:" + user->contact + ")";
  return network;
}

Result<Clock> network_clock(const NetworkOptions& options, const Globals& globals) {
  auto clock = clock_of(globals);
  if (clock && clock->speed() != 1 && options.connect_to.empty()) {
    return fail(Error::kBadInput,
                tr("a clock that runs faster is only for the testbed: no live site is polled faster; add --connect-to"),
                "--clock");
  }
  return clock;
}

}  // namespace vigie::cli
