#include <fmt/format.h>

#include "report/writers.h"

namespace vigie::report {
namespace {

constexpr std::string_view kEndOfLine = "\r\n";

/// RFC 4180, 2.6 and 2.7.
std::string quoted(const std::string& field) {
  if (field.find_first_of("\",\r\n") == std::string::npos) return field;
  std::string text = "\"";
  for (const char c : field) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

struct ValueText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(Count count) const { return fmt::to_string(count.n); }
  std::string operator()(const Measure& measure) const { return fmt::format("{:.{}f}", measure.value, measure.digits); }
  std::string operator()(Withheld) const { return {}; }
};

/// What all figures of a table share.
struct Frame {
  std::string department, table, from, to;

  std::string line(const std::string& row, const std::string& measure, const Cell& cell) const {
    const bool suppressed = std::holds_alternative<Withheld>(cell);
    return fmt::format("{},{},{},{},{},{},{},{}{}", department, quoted(table), quoted(row), quoted(measure),
                       std::visit(ValueText{}, cell), suppressed, from, to, kEndOfLine);
  }
};

std::string table_lines(const Table& table, const Frame& frame) {
  std::string lines;
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (std::holds_alternative<std::monostate>(row.cells[i])) continue;
      lines += frame.line(row.id, table.columns[i].id, row.cells[i]);
    }
  }
  return lines;
}

}  // namespace

std::string to_csv(const Report& report) {
  std::string csv = fmt::format("department,table,row,measure,value,suppressed,from,to{}", kEndOfLine);
  for (const DepartmentReport& department : report.departments) {
    for (const Table& table : department.tables) {
      csv += table_lines(table, {std::string(department.department.text()), table.id, to_text(department.period.from),
                                 to_text(department.period.to)});
    }
  }
  return csv;
}

}  // namespace vigie::report
