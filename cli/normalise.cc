// vigie normalise: raw-ad lines in, ad lines out.
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

Result<int> normalise() {
  const auto normaliser = load_normaliser();
  if (!normaliser) return tl::unexpected(normaliser.error());
  int code = kDone;
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    const auto raw = parse_raw_ad(line);
    if (raw) {
      std::cout << to_json(normaliser->normalise(*raw)) << '\n';
    } else {
      std::cout << nlohmann::ordered_json{{"line", number}, {"error", raw.error().what}}.dump() << '\n';
      code = kDoneWithFailures;
    }
  }
  return code;
}

}  // namespace

void add_normalise(CLI::App& app, const Globals&, Action& action) {
  CLI::App* command =
      app.add_subcommand("normalise", tr("raw-ad lines on standard input → ad lines on standard output"));
  command->callback([&action] { action = [] { return exit_code_of(normalise); }; });
}

}  // namespace vigie::cli
