// vigie estimate: from ads to people, with an interval.
#include <iostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "analysis/ladder.h"
#include "cli/histories_estimate.h"
#include "cli/workplace.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

struct EstimateOptions {
  std::string department;
  PeriodOptions period;
  std::filesystem::path histories;
};

nlohmann::json estimate_json(const analysis::Ladder& ladder) {
  if (!ladder.estimate) return nullptr;
  const auto& estimate = *ladder.estimate;
  return {{"n", estimate.n},
          {"lo", estimate.lo},
          {"hi", estimate.hi},
          {"method", estimate.method},
          {"linkage_share", estimate.of_linkage}};
}

void print_json(const analysis::Ladder& ladder) {
  nlohmann::ordered_json line{{"department", ladder.department.text()},
                              {"from", to_text(ladder.period.from)},
                              {"to", to_text(ladder.period.to)},
                              {"ads", ladder.ads},
                              {"phones", ladder.phones},
                              {"persons_linked", ladder.persons_linked},
                              {"estimate", estimate_json(ladder)},
                              {"clients", ladder.clients},
                              {"recruitment", ladder.recruitment}};
  if (!ladder.estimate) line["reason"] = ladder.no_estimate;
  std::cout << line.dump() << '\n';
}

std::string estimate_words(const analysis::Ladder& ladder) {
  if (!ladder.estimate) return ladder.no_estimate;
  const auto& estimate = *ladder.estimate;
  return fmt::format(fmt::runtime(tr("{} (between {} and {}, 95 %; {})")), decimal_text(estimate.n, 0),
                     decimal_text(estimate.lo, 0), decimal_text(estimate.hi, 0), estimate.method);
}

void print_table(const analysis::Ladder& ladder) {
  const auto line = [](const std::string& label, const std::string& value) {
    std::cout << "  " << label << ": " << value << '\n';
  };
  std::cout << fmt::format(fmt::runtime(tr("{} ({}), {} – {}, nights scanned: {}")),
                           ladder.department.department().name, ladder.department.text(), date_text(ladder.period.from),
                           date_text(ladder.period.to), ladder.nights)
            << '\n';
  line(tr("ads offering services"), number_text(ladder.ads));
  line(tr("distinct phones"), number_text(ladder.phones));
  line(tr("persons linked"), number_text(ladder.persons_linked));
  line(tr("persons estimated"), estimate_words(ladder));
  line(tr("ads of clients"), number_text(ladder.clients));
  line(tr("ads of recruiters"), number_text(ladder.recruitment));
  line(tr("ads that could not be classed"), number_text(ladder.unsure));
}

Result<int> estimate_histories(const std::filesystem::path& file) {
  const auto text = read_input(file);
  if (!text) return tl::unexpected(text.error());
  const auto table = dedup::read_capture_table(*text);
  if (!table) return fail(Error::kBadInput, to_string(table.error()), file.string());
  std::cout << histories_estimate(*table) << '\n';
  return kDone;
}

Result<int> estimate(const EstimateOptions& options, const Globals& globals) {
  if (!options.histories.empty()) return estimate_histories(options.histories);
  const auto department = DepartmentCode::parse(options.department);
  if (!department) return fail(Error::kBadInput, department.error().what, "--department");
  auto database = open_database(globals);
  if (!database) return tl::unexpected(database.error());
  const auto period = period_of(options.period, *database);
  if (!period) return tl::unexpected(period.error());
  const auto ladder = analysis::ladder(*database, *department, *period);
  if (!ladder) return tl::unexpected(ladder.error());
  globals.json ? print_json(*ladder) : print_table(*ladder);
  return kDone;
}

}  // namespace

void add_estimate(CLI::App& app, const Globals& globals, Action& action) {
  auto options = std::make_shared<EstimateOptions>();
  CLI::App* command = app.add_subcommand("estimate", tr("estimates the persons of a département"));
  CLI::Option* department = command->add_option("--department", options->department, tr("code, such as 95"));
  department->type_name("CODE");
  command->add_option("--from", options->period.from, tr("first day (default: all that is stored)"))->type_name("DATE");
  command->add_option("--to", options->period.to, tr("last day"))->type_name("DATE");
  command
      ->add_option("--histories", options->histories,
                   tr("instead: a CSV table of capture histories, one 0/1 column a list and “count”; prints JSON"))
      ->type_name("FILE")
      ->excludes(department);
  command->callback([options, &globals, &action] {
    action = [options, &globals] { return exit_code_of([&] { return estimate(*options, globals); }); };
  });
}

}  // namespace vigie::cli
