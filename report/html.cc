#include <algorithm>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "model/words.h"
#include "report/chart.h"
#include "report/table_making.h"
#include "report/template.h"
#include "report/writers.h"

namespace vigie::report {
namespace {

using kainjow::mustache::data;

std::string units(double length) { return fmt::format("{:.1f}", length); }

template <typename Values, typename Render>
data list_of(const Values& values, Render render) {
  data list(data::type::list);
  for (const auto& value : values) list.push_back(render(value));
  return list;
}

struct ValueText {
  std::string operator()(std::monostate) const { return "–"; }
  std::string operator()(Count count) const { return number_text(count.n); }
  std::string operator()(const Measure& measure) const { return decimal_text(measure.value, measure.digits); }
  std::string operator()(Withheld) const { return tr("n. p."); }
};

bool is_suppressed(const Cell& cell) { return std::holds_alternative<Withheld>(cell); }

data cell_data(const Cell& cell) {
  data cell_view;
  cell_view.set("text", std::visit(ValueText{}, cell));
  cell_view.set("hidden", is_suppressed(cell));
  return cell_view;
}

data column_data(const Column& column) {
  data view;
  view.set("title", column.title);
  view.set("column", column.id);
  return view;
}

bool explains_rows(const Table& table) {
  return std::ranges::any_of(table.rows, [](const Row& row) { return !row.rests_on.empty(); });
}

data row_data(const Row& row, bool explained) {
  data view;
  view.set("title", row.title);
  view.set("cells", list_of(row.cells, cell_data));
  view.set("explained", explained);
  view.set("rests_on", row.rests_on);
  return view;
}

data bar_data(const Bar& bar) {
  data view;
  view.set("x", units(bar.x));
  view.set("y", units(bar.y));
  view.set("width", units(bar.width));
  view.set("height", units(bar.height));
  view.set("column", bar.column);
  return view;
}

data label_data(const Label& label) {
  data view;
  view.set("x", units(label.x));
  view.set("y", units(label.y));
  view.set("text", label.text);
  return view;
}

data chart_data(const Chart& chart, const Table& weeks) {
  data view;
  view.set("width", units(chart.width));
  view.set("height", units(chart.height));
  view.set("top", units(chart.top));
  view.set("baseline", units(chart.baseline));
  view.set("most", number_text(chart.most));
  view.set("bars", list_of(chart.bars, bar_data));
  view.set("marks", list_of(chart.marks, label_data));
  view.set("days", list_of(chart.days, label_data));
  view.set("chart_title", chart_title());
  view.set("chart_text", chart_text());
  view.set("legend", list_of(std::vector(weeks.columns.begin() + 1, weeks.columns.end()), column_data));
  view.set("marked", !chart.marks.empty());
  view.set("mark", tr("a dot: not published"));
  return view;
}

data table_data(const Table& table, Period period) {
  const bool explained = explains_rows(table);
  data view;
  view.set("id", table.id);
  view.set("title", table.title);
  view.set("noted", !table.note.empty());
  view.set("note", table.note);
  view.set("period", period_text(period));
  view.set("row_title", table.row_title);
  view.set("columns", list_of(table.columns, column_data));
  view.set("explained", explained);
  view.set("rests_title", tr("Rests on"));
  view.set("rows", list_of(table.rows, [explained](const Row& row) { return row_data(row, explained); }));
  view.set("filled", !table.rows.empty());
  if (table.id == "weeks") {
    if (const auto chart = chart_of(table)) view.set("chart", chart_data(*chart, table));
  }
  return view;
}

data department_data(const DepartmentReport& department) {
  const Department& known = department.department.department();
  data view;
  view.set("code", std::string(known.code));
  view.set("name", std::string(known.name));
  view.set("region", std::string(known.region_name));
  view.set("period", period_text(department.period));
  view.set("sentences", list_of(department.sentences, [](const std::string& sentence) {
             data one;
             one.set("sentence", sentence);
             return one;
           }));
  view.set("tables",
           list_of(department.tables, [&](const Table& table) { return table_data(table, department.period); }));
  return view;
}

data entry_data(const AnnexEntry& entry) {
  data view;
  view.set("title", entry.title);
  view.set("text", entry.text);
  return view;
}

data page_data(const Report& report) {
  data page;
  page.set("lang", std::string(language() == Language::kFrench ? "fr" : "en"));
  page.set("program", report.program);
  page.set("title", tr("Prostitution ads online"));
  page.set("subtitle", tr("A diagnostic by département, from what is publicly seen"));
  page.set("reading", reading_text());
  page.set("hiding", hiding_text());
  page.set("contents", tr("Départements of this report"));
  page.set("overview", report.overview.has_value());
  if (report.overview && !report.departments.empty())
    page.set("overview_tables", list_of(std::vector{*report.overview}, [&](const Table& table) {
               return table_data(table, report.departments.front().period);
             }));
  page.set("departments", list_of(report.departments, department_data));
  page.set("annexed", !report.annex.empty());
  page.set("annex_title", annex_title());
  page.set("annex", list_of(report.annex, entry_data));
  page.set("footer", footer_text(report));
  return page;
}

}  // namespace

std::string to_html(const Report& report) {
  return kainjow::mustache::mustache(kHtmlTemplate).render(page_data(report));
}

}  // namespace vigie::report
