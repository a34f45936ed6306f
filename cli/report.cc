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
  bool byte_order_mark = false;
  std::filesystem::path compared_with;
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
  std::vector<vigie::report::EarlierFigures> compared_with;
  if (!options.compared_with.empty()) {
    const auto json = read_input(options.compared_with);
    if (!json) return tl::unexpected(json.error());
    auto earlier = vigie::report::earlier_figures(*json);
    if (!earlier) return fail(Error::kBadInput, earlier.error().what, options.compared_with.string());
    compared_with = *std::move(earlier);
  }
  const auto csv_start =
      options.byte_order_mark ? vigie::report::CsvStart::kByteOrderMark : vigie::report::CsvStart::kPlain;
  const auto written = write_report_of(
      {*departments, *period, *formats, options.folder, options.rounded_to, csv_start, compared_with}, *database);
  if (!written) return tl::unexpected(written.error());
  nlohmann::json paths = nlohmann::json::array();
  for (const auto& path : written->paths) paths.push_back(path.string());
  if (globals.json) {
    std::cout << nlohmann::json{{"reports", paths}}.dump() << '\n';
  } else {
    for (const auto& path : written->paths) std::cout << path.string() << '\n';
  }
  for (const Error& missing : written->missing) std::cerr << missing << '\n';
  return written->missing.empty() ? kDone : kDoneWithFailures;
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
  command->add_option("--format", options->formats, tr("html, docx, xlsx, csv, json, pdf (default: all but pdf)"))
      ->type_name("FORMATS");
  command->add_option("--out", options->folder, tr("folder for the files (default: this one)"))->type_name("DIR");
  command->add_option("--round", options->rounded_to, tr("shows counts as multiples of N (2 to 10)"))
      ->check(CLI::Range(2, 10))
      ->type_name("N");
  command
      ->add_option("--compare", options->compared_with,
                   tr("rapport.json of an earlier report, to say what changed since, where chance does not explain it"))
      ->type_name("FILE");
  command->add_flag("--csv-bom", options->byte_order_mark, tr("the CSV begins with a byte order mark, for Excel"));
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return report(*options, globals); }); };
  });
}

}  // namespace vigie::cli
