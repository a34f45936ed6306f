// vigie field: what professionals report beside the internet.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/field_counts.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

Result<int> import_counts(const std::filesystem::path& file, const Globals& globals) {
  const auto text = read_input(file);
  if (!text) return tl::unexpected(text.error());
  const auto counts = analysis::parse_field_counts(*text);
  if (!counts) {
    const Error& error = counts.error();
    return fail(error.code, error.what, error.where.empty() ? file.string() : file.string() + ", " + error.where);
  }
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  if (const auto stored = database->store_field_counts(*counts); !stored) return tl::unexpected(stored.error());
  std::int64_t persons = 0;
  for (const FieldCount& count : *counts) persons += count.persons;
  if (globals.json) {
    std::cout << nlohmann::json{{"lines", counts->size()}, {"persons", persons}}.dump() << '\n';
  } else {
    std::cout << fmt::format(fmt::runtime(tr("{} lines taken in, {} persons met by professionals")), counts->size(),
                             number_text(persons))
              << '\n';
  }
  return kDone;
}

}  // namespace

void add_field(CLI::App& app, const Globals& globals, Action& action) {
  CLI::App* command =
      app.add_subcommand("field", tr("what professionals report, to be set beside the internet's figures"));
  command->require_subcommand(1);
  CLI::App* import = command->add_subcommand(
      "import", tr("takes in sums (CSV); they replace those of the same département and period"));
  auto file = std::make_shared<std::filesystem::path>();
  import->add_option("file", *file, tr("department,from,to,sex,age_class,form,persons; never a line a person"))
      ->required()
      ->type_name("FILE");
  import->callback([file, &globals, &action] {
    action = [file, &globals] { return exit_code_of([&] { return import_counts(*file, globals); }); };
  });
}

}  // namespace vigie::cli
