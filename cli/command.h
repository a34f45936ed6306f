// What all subcommands share: the global options, exit codes, and how a subcommand is added.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "model/result.h"

namespace CLI {
class App;
}

namespace vigie::cli {

inline constexpr char kProgram[] = "vigie 0.1.0";

inline constexpr int kDone = 0;
inline constexpr int kDoneWithFailures = 1;
inline constexpr int kBadUsage = 2;
inline constexpr int kNothingDone = 3;

struct Globals {
  std::filesystem::path db, config;
  bool json = false, quiet = false;
  std::string language = "fr", clock;
};

/// What the chosen subcommand does; its value is the program's exit code.
using Action = std::function<int()>;

// Each declares one subcommand; when that is the one on the command line, it sets the action.
void add_demo(CLI::App& app, const Globals& globals, Action& action);
void add_scan(CLI::App& app, const Globals& globals, Action& action);
void add_import(CLI::App& app, const Globals& globals, Action& action);
void add_link(CLI::App& app, const Globals& globals, Action& action);
void add_persons(CLI::App& app, const Globals& globals, Action& action);
void add_networks(CLI::App& app, const Globals& globals, Action& action);
void add_decide(CLI::App& app, const Globals& globals, Action& action);
void add_texts(CLI::App& app, const Globals& globals, Action& action);
void add_estimate(CLI::App& app, const Globals& globals, Action& action);
void add_report(CLI::App& app, const Globals& globals, Action& action);
void add_field(CLI::App& app, const Globals& globals, Action& action);
void add_site(CLI::App& app, const Globals& globals, Action& action);
void add_status(CLI::App& app, const Globals& globals, Action& action);
void add_extract(CLI::App& app, const Globals& globals, Action& action);
void add_normalise(CLI::App& app, const Globals& globals, Action& action);
void add_select(CLI::App& app, const Globals& globals, Action& action);
void add_robots_allowed(CLI::App& app, const Globals& globals, Action& action);
void add_photo_hash(CLI::App& app, const Globals& globals, Action& action);
void add_clusters(CLI::App& app, const Globals& globals, Action& action);
void add_evaluate(CLI::App& app, const Globals& globals, Action& action);
void add_testbed(CLI::App& app, const Globals& globals, Action& action);

/// Prints the error on stderr. @return the exit code that goes with it
int report_error(const Error& error);

/// Runs `command`, a function of Result<int>; its error is printed.
template <typename Command>
int exit_code_of(Command&& command) {
  const Result<int> code = command();
  return code ? *code : report_error(code.error());
}

}  // namespace vigie::cli
