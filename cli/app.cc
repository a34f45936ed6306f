#include "cli/app.h"

#include <exception>
#include <iostream>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

/// The help is in the user's language too, so that the language is read before the options are declared.
Language language_of(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--lang=en" || (argument == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en")) {
      return Language::kEnglish;
    }
  }
  return Language::kFrench;
}

void add_globals(CLI::App& app, Globals& globals) {
  app.add_option("--db", globals.db, tr("database (default: $XDG_DATA_HOME/vigie/vigie.db)"))->type_name("FILE");
  app.add_option("--config", globals.config,
                 tr("settings (default: $XDG_CONFIG_HOME/vigie/vigie.toml, if it is there)"))
      ->type_name("FILE");
  app.add_flag("--json", globals.json, tr("print JSON, for scripts"));
  app.add_flag("--quiet", globals.quiet, tr("no progress, only results and errors"));
  app.add_option("--lang", globals.language, tr("language of what is printed"))
      ->check(CLI::IsMember({"fr", "en"}))
      ->type_name("fr|en");
  app.add_option("--clock", globals.clock,
                 tr("simulated time: 2026-09-07T02:00:00+02:00, with @1000 to let waits pass 1000 times faster"))
      ->type_name("TIME[@SPEED]");
  app.fallthrough();
  app.require_subcommand(1);
}

void add_commands(CLI::App& app, const Globals& globals, Action& action) {
  for (const auto add :
       {add_demo,      add_scan,     add_import,         add_link,       add_persons,  add_networks, add_decide,
        add_texts,     add_estimate, add_report,         add_field,      add_site,     add_status,   add_extract,
        add_normalise, add_select,   add_robots_allowed, add_photo_hash, add_clusters, add_evaluate, add_testbed}) {
    add(app, globals, action);
  }
}

}  // namespace

int run(int argc, char** argv) {
  set_language(language_of(argc, argv), catalogue_folder());
  CLI::App app{tr("Vigie: from ads to the number of people behind them, for a département"), "vigie"};
  app.set_version_flag("--version", std::string(kProgram));
  Globals globals;
  Action action;
  add_globals(app, globals);
  add_commands(app, globals, action);
  try {
    app.parse(argc, argv);
    return action();
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kBadUsage;
  } catch (const std::exception& error) {
    std::cerr << "vigie: " << tr("a defect of the program, please report it") << ": " << error.what() << '\n';
    return kNothingDone;
  }
}

}  // namespace vigie::cli
