#include <cmath>

#include <nlohmann/json.hpp>

#include "report/writers.h"

namespace vigie::report {
namespace {

using Json = nlohmann::ordered_json;

double rounded(const Measure& measure) {
  const double scale = std::pow(10, measure.digits);
  return std::round(measure.value * scale) / scale;
}

struct ValueJson {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(Count count) const { return count.n; }
  Json operator()(const Measure& measure) const {
    return measure.digits == 0 ? Json(std::llround(measure.value)) : Json(rounded(measure));
  }
  Json operator()(Withheld) const { return "withheld"; }
};

Json row_json(const Row& row, const std::vector<Column>& columns) {
  Json json{{"id", row.id}, {"title", row.title}};
  for (std::size_t i = 0; i < columns.size(); ++i)
    json["values"][columns[i].id] = std::visit(ValueJson{}, row.cells[i]);
  if (!row.rests_on.empty()) json["rests_on"] = row.rests_on;
  return json;
}

Json table_json(const Table& table) {
  Json json{{"id", table.id}, {"title", table.title}, {"note", table.note}, {"withheld", table.withheld}};
  json["rows"] = Json::array();
  for (const Row& row : table.rows) json["rows"].push_back(row_json(row, table.columns));
  return json;
}

Json department_json(const DepartmentReport& department) {
  Json json{{"department", department.department.text()},
            {"name", department.department.department().name},
            {"from", to_text(department.period.from)},
            {"to", to_text(department.period.to)}};
  json["sentences"] = department.sentences;
  json["tables"] = Json::array();
  for (const Table& table : department.tables) json["tables"].push_back(table_json(table));
  return json;
}

}  // namespace

std::string to_json(const Report& report) {
  Json json{{"program", report.program},
            {"settings", report.settings},
            {"fingerprint", report.fingerprint},
            {"departments", Json::array()},
            {"annex", Json::array()}};
  for (const DepartmentReport& department : report.departments)
    json["departments"].push_back(department_json(department));
  for (const AnnexEntry& entry : report.annex)
    json["annex"].push_back({{"id", entry.id}, {"title", entry.title}, {"text", entry.text}});
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vigie::report
