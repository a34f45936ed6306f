// vigie report: the tables of the diagnostic as files.
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/report_writing.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

struct ReportOptions {
  std::string departments, formats = "html,docx,xlsx,csv,json";
  PeriodOptions period;
  std::filesystem::path folder = ".";
  std::optional<int> rounded_to;
};

Result<int> report(const ReportOptions& options, const Globals& globals) {
  const auto departments = DepartmentCode::parse_list(options.departments);
  if (!departments) return fail(Error::kBadInput, departments.error().what, "--departments");
  const auto formats = vigie::report::parse_formats(options.formats);
  if (!formats) return fail(Error::kBadInput, formats.error().what, "--format");
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto period = period_of(options.period, *database);
  if (!period) return tl::unexpected(period.error());
  const auto written =
      write_report_of({*departments, *period, *formats, options.folder, options.rounded_to}, *database);
  if (!written) return tl::unexpected(written.error());
  nlohmann::json paths = nlohmann::json::array();
  for (const auto& path : *written) paths.push_back(path.string());
  if (globals.json) {
    std::cout << nlohmann::json{{"reports", paths}}.dump() << '\n';
  } else {
    for (const auto& path : *written) std::cout << path.string() << '\n';
  }
  return kDone;
}

}  // namespace

void add_report(CLI::App& app, const Globals& globals, Action& action) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* command = app.add_subcommand("report", tr("writes the tables of the report"));
  command->add_option("--departments", options->departments, tr("codes, such as 95,94"))
      ->required()
      ->type_name("CODES");
  command->add_option("--from", options->period.from, tr("first day (default: all that is stored)"))->type_name("DATE");
  command->add_option("--to", options->period.to, tr("last day"))->type_name("DATE");
  command->add_option("--format", options->formats, tr("html, docx, xlsx, csv, json (default: all)"))
      ->type_name("FORMATS");
  command->add_option("--out", options->folder, tr("folder for the files (default: this one)"))->type_name("DIR");
  command->add_option("--round", options->rounded_to, tr("shows counts as multiples of N (2 to 10)"))
      ->check(CLI::Range(2, 10))
      ->type_name("N");
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return report(*options, globals); }); };
  });
}

}  // namespace vigie::cli
