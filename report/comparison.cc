#include "report/comparison.h"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/words.h"
#include "report/table_making.h"

namespace vigie::report {
namespace {

using Json = nlohmann::json;

constexpr double kLevel = 0.05, kHalfInterval = 1.95996;
constexpr double kMostUnlike = 0.1;  // of the longer period, and of its scanned nights

std::optional<double> value_in(const Json& department, const char* table, const char* row, const char* column) {
  for (const Json& candidate : department.at("tables")) {
    if (candidate.at("id") != table) continue;
    for (const Json& line : candidate.at("rows")) {
      if (line.at("id") == row && line.at("values").at(column).is_number())
        return line.at("values").at(column).get<double>();
    }
  }
  return std::nullopt;
}

EarlierFigures figures_in(const Json& department) {
  const auto day = [&](const char* key) { return parse_date(department.at(key).get<std::string>()).value(); };
  EarlierFigures figures{department.at("department").get<std::string>(), {day("from"), day("to")}, 0, {}};
  figures.nights = value_in(department, "quality", "nights", "value").value_or(0);
  const auto n = value_in(department, "ladder", "estimate", "value"),
             lo = value_in(department, "ladder", "estimate", "lo"),
             hi = value_in(department, "ladder", "estimate", "hi");
  if (n && lo && hi && *lo > 0) figures.estimate = Interval{*n, *lo, *hi};
  return figures;
}

double log_error(const Interval& interval) { return std::log(interval.hi / interval.lo) / (2 * kHalfInterval); }

bool are_alike(double one, double other) { return std::abs(one - other) <= kMostUnlike * std::max(one, other); }

double days(Period period) { return static_cast<double>((period.to - period.from).count()) + 1; }

/// Why the two are not compared; empty where they may be.
std::string obstacle(const DepartmentReport& now, const EarlierFigures& before) {
  if (before.period.to >= now.period.from && now.period.to >= before.period.from)
    return tr("not compared: the periods overlap, so that the same persons would stand on both sides");
  if (!are_alike(days(now.period), days(before.period)))
    return tr("not compared: the periods are not equally long, and a longer one holds more persons in any case");
  if (!are_alike(value_at(now, "quality", "nights", "value").value_or(0), before.nights))
    return tr("not compared: not as many nights were scanned");
  if (!before.estimate || !published_estimate(now)) return tr("not compared: one of the two has no published estimate");
  return {};
}

std::string verdict(const Change& change) {
  if (!change.is_told) return tr("no change can be told: chance explains the difference");
  return change.ratio > 1 ? tr("more than before, by more than chance explains")
                          : tr("fewer than before, by more than chance explains");
}

Row estimate_row(std::string id, std::string title, const std::optional<Interval>& estimate) {
  Row row{std::move(id), std::move(title), {{}, {}, {}}, {}, {}};
  if (estimate) row.cells = {Measure{estimate->n}, Measure{estimate->lo}, Measure{estimate->hi}};
  return row;
}

Table table_of(const DepartmentReport& now, const EarlierFigures& before, int tests) {
  Table table{
      .id = "evolution",
      .title = tr("Against the earlier report"),
      .note = tr(
          "Persons estimated. The interval of the change holds for all départements of this report together, so that "
          "not one in twenty is called changed by chance."),
      .row_title = tr("Period"),
      .columns = {value_column(), lower_column(), upper_column()},
      .rows = {estimate_row("before", period_text(before.period), before.estimate),
               estimate_row("now", period_text(now.period), published_estimate(now))}};
  Row row{"change", tr("Change (%)"), {{}, {}, {}}, obstacle(now, before), {}};
  if (row.rests_on.empty()) {
    const Change told = change(*before.estimate, *published_estimate(now), tests);
    const auto percent = [](double ratio) { return Measure{std::round(100 * (ratio - 1))}; };
    row.cells = {percent(told.ratio), percent(told.lo), percent(told.hi)};
    row.rests_on = verdict(told);
  }
  table.rows.push_back(std::move(row));
  return table;
}

}  // namespace

Result<std::vector<EarlierFigures>> earlier_figures(std::string_view json) {
  try {
    std::vector<EarlierFigures> figures;
    const Json report = Json::parse(json);
    for (const Json& department : report.at("departments")) figures.push_back(figures_in(department));
    return figures;
  } catch (const std::exception&) {
    return fail(Error::kBadInput, tr("this is no report of Vigie; give the rapport.json of an earlier one"));
  }
}

Change change(const Interval& before, const Interval& now, int tests) {
  const double error = std::hypot(log_error(before), log_error(now)), log_ratio = std::log(now.n / before.n);
  const double reach = error * boost::math::quantile(boost::math::normal(), 1 - kLevel / (2 * tests));
  Change told{std::exp(log_ratio), std::exp(log_ratio - reach), std::exp(log_ratio + reach)};
  told.is_told = told.lo > 1 || told.hi < 1;
  return told;
}

void add_comparison(Report& report, std::span<const EarlierFigures> earlier) {
  const auto in_earlier = [&](const DepartmentReport& department) {
    return std::ranges::find(earlier, department.department.text(), &EarlierFigures::department);
  };
  const auto tests = std::ranges::count_if(
      report.departments, [&](const DepartmentReport& department) { return in_earlier(department) != earlier.end(); });
  for (DepartmentReport& department : report.departments) {
    const auto before = in_earlier(department);
    if (before != earlier.end())
      insert_after_ladder(department, table_of(department, *before, static_cast<int>(tests)));
  }
}

}  // namespace vigie::report
