#include "report/overview.h"

#include <fmt/format.h>

#include "model/words.h"
#include "report/published_values.h"
#include "report/table_making.h"

namespace vigie::report {
namespace {

Cell shown(const DepartmentReport& report, const char* row, const char* column) {
  const Cell* const cell = cell_at(report, "ladder", row, column);
  return cell ? *cell : Cell();
}

Row row_of(const DepartmentReport& report) {
  const Department& department = report.department.department();
  return {std::string(department.code),
          fmt::format("{} ({})", department.name, department.code),
          {shown(report, "ads", "value"), shown(report, "persons_linked", "value"), shown(report, "estimate", "value"),
           shown(report, "estimate", "lo"), shown(report, "estimate", "hi")},
          {},
          {}};
}

}  // namespace

Table overview_of(const Report& report) {
  Table table{.id = "overview",
              .title = tr("The départements side by side"),
              .note = tr("The same person may be in several of them, so that they must not be added up."),
              .row_title = tr("Département"),
              .columns = {{"ads", tr("Ads")},
                          {"persons", tr("Persons linked")},
                          {"estimate", tr("Persons estimated")},
                          lower_column(),
                          upper_column()},
              .rows = {}};
  for (const DepartmentReport& department : report.departments) table.rows.push_back(row_of(department));
  return table;
}

}  // namespace vigie::report
