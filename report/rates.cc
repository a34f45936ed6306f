#include "report/rates.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::report {
namespace {

constexpr double kOuter = 3.0902, kHalfInterval = 1.95996;  // normal quantiles of 99.8 % and 95 %
constexpr int kDigits = 2;

struct Known {
  DepartmentReport* department;
  Interval estimate;
  double inhabitants;
};

std::vector<Known> known(Report& report, const std::map<std::string, std::int64_t>& inhabitants) {
  std::vector<Known> found;
  for (DepartmentReport& department : report.departments) {
    const auto estimate = published_estimate(department);
    const auto people = inhabitants.find(std::string(department.department.text()));
    if (estimate && people != inhabitants.end() && people->second > 0)
      found.push_back({&department, *estimate, static_cast<double>(people->second)});
  }
  return found;
}

Cell rate(double persons, double inhabitants) { return Measure{persons / inhabitants * kRateBase, kDigits}; }

Table rates_table(const Known& one) {
  const Interval& estimate = one.estimate;
  return {.id = "rates",
          .title = tr("Per 10,000 inhabitants"),
          .note = tr(
              "Persons estimated for each 10,000 inhabitants of any age (INSEE, legal populations). They need not live "
              "here."),
          .row_title = tr("Where"),
          .columns = {{"rate", tr("rate")}, {"lo", tr("from")}, {"hi", tr("to")}},
          .rows = {{"here",
                    tr("in this département"),
                    {rate(estimate.n, one.inhabitants), rate(estimate.lo, one.inhabitants),
                     rate(estimate.hi, one.inhabitants)},
                    fmt::format(fmt::runtime(tr("{} inhabitants; interval of 95 %")),
                                number_text(static_cast<std::int64_t>(one.inhabitants))),
                    {}}}};
}

Row funnel_row(const Funnel& limits) {
  return {"all",
          tr("in all départements of this report"),
          {Measure{limits.rate, kDigits}, Measure{limits.lo, kDigits}, Measure{limits.hi, kDigits}},
          tr("limits of 99.8 %: where a département as large would lie, were its rate that of all"),
          {}};
}

}  // namespace

Funnel funnel(double persons_of_all, double inhabitants_of_all, const Interval& estimate, double inhabitants) {
  const double mean = persons_of_all / inhabitants_of_all, expected = mean * inhabitants;
  const double doubt = (estimate.hi - estimate.lo) / (2 * kHalfInterval);
  const double reach = kOuter * std::sqrt(expected + doubt * doubt);
  const auto per_base = [&](double persons) { return std::max(0.0, persons) / inhabitants * kRateBase; };
  return {mean * kRateBase, per_base(expected - reach), per_base(expected + reach)};
}

void add_rates(Report& report, const std::map<std::string, std::int64_t>& inhabitants) {
  const std::vector<Known> all = known(report, inhabitants);
  double persons = 0, people = 0;
  for (const Known& one : all) persons += one.estimate.n, people += one.inhabitants;
  for (const Known& one : all) {
    Table table = rates_table(one);
    if (all.size() >= kLeastOfAFunnel)
      table.rows.push_back(funnel_row(funnel(persons, people, one.estimate, one.inhabitants)));
    insert_after_ladder(*one.department, std::move(table));
  }
}

}  // namespace vigie::report
