#include "report/published_values.h"

#include <algorithm>

namespace vigie::report {
namespace {

struct Value {
  std::optional<double> operator()(std::monostate) const { return std::nullopt; }
  std::optional<double> operator()(Count count) const { return static_cast<double>(count.n); }
  std::optional<double> operator()(const Measure& measure) const { return measure.value; }
  std::optional<double> operator()(Withheld) const { return std::nullopt; }
};

}  // namespace

const Cell* cell_at(const DepartmentReport& report, std::string_view table, std::string_view row,
                    std::string_view column) {
  const auto in = std::ranges::find(report.tables, table, &Table::id);
  if (in == report.tables.end()) return nullptr;
  const auto line = std::ranges::find(in->rows, row, &Row::id);
  const auto place = std::ranges::find(in->columns, column, &Column::id);
  if (line == in->rows.end() || place == in->columns.end()) return nullptr;
  return &line->cells[static_cast<std::size_t>(place - in->columns.begin())];
}

std::optional<double> value_at(const DepartmentReport& report, std::string_view table, std::string_view row,
                               std::string_view column) {
  const Cell* const cell = cell_at(report, table, row, column);
  return cell ? std::visit(Value{}, *cell) : std::nullopt;
}

void insert_after_ladder(DepartmentReport& report, Table table) {
  const auto ladder = std::ranges::find(report.tables, "ladder", &Table::id);
  report.tables.insert(ladder == report.tables.end() ? ladder : ladder + 1, std::move(table));
}

std::optional<Interval> published_estimate(const DepartmentReport& report) {
  const auto n = value_at(report, "ladder", "estimate", "value"), lo = value_at(report, "ladder", "estimate", "lo"),
             hi = value_at(report, "ladder", "estimate", "hi");
  if (!n || !lo || !hi) return std::nullopt;
  return Interval{*n, *lo, *hi};
}

}  // namespace vigie::report
