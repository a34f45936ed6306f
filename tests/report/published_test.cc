// What is made of published figures: rates, comparisons, sentences, and the graph's place in the ledger.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/disclosure.h"
#include "report/rates.h"
#include "report/report.h"
#include "report/sentences.h"
#include "tests/report/figures.h"

namespace vigie::report {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

const Period kFirstWeeks{Date(2026y / 9 / 7), Date(2026y / 9 / 20)};
const Period kNextWeeks{Date(2026y / 9 / 21), Date(2026y / 10 / 4)};

DepartmentReport department(const char* code, Period period, Interval estimate, double seen = 300, double nights = 14) {
  Table ladder{.id = "ladder",
               .title = {},
               .note = {},
               .row_title = {},
               .columns = {{"value", {}}, {"lo", {}}, {"hi", {}}},
               .rows = {{"ads", {}, {Count{1000}, {}, {}}, {}, {}},
                        {"persons_linked", {}, {Count{static_cast<std::int64_t>(seen)}, {}, {}}, {}, {}},
                        {"estimate", {}, {Measure{estimate.n}, Measure{estimate.lo}, Measure{estimate.hi}}, {}, {}}}};
  Table quality{.id = "quality",
                .title = {},
                .note = {},
                .row_title = {},
                .columns = {{"value", {}}},
                .rows = {{"nights", {}, {Measure{nights}}, {}, {}}}};
  return {*DepartmentCode::parse(code), period, {ladder, quality}, {}};
}

Report report_of(std::vector<DepartmentReport> departments) {
  return {.program = "vigie", .departments = std::move(departments)};
}

// --- rates --------------------------------------------------------------------------------------------------------

TEST(Rates, AreOfThePublishedEstimateAndStandBehindTheLadder) {
  Report report = report_of({department("95", kFirstWeeks, {400, 350, 480})});
  add_rates(report, {{"95", 1'000'000}});
  EXPECT_EQ(report.departments[0].tables[1].id, "rates");
  EXPECT_DOUBLE_EQ(value_at(report.departments[0], "rates", "here", "rate").value(), 4);
  EXPECT_DOUBLE_EQ(value_at(report.departments[0], "rates", "here", "hi").value(), 4.8);
  EXPECT_FALSE(value_at(report.departments[0], "rates", "all", "rate"));  // one département is no mean
}

TEST(Rates, OfAnEstimateKeptBackThereAreNone) {
  Report report = report_of({department("95", kFirstWeeks, {400, 350, 480})});
  report.departments[0].tables[0].rows[2].cells = {Withheld{}, Withheld{}, Withheld{}};
  add_rates(report, {{"95", 1'000'000}});
  EXPECT_EQ(report.departments[0].tables.size(), 2U);
}

// Mean 1 in 1,000; 100 expected, doubt (110 − 90) / 3.92: 100 ± 3.0902 √(100 + 5.102²).
TEST(Rates, LimitsOfTheFunnelCarryChanceAndTheEstimatesOwnDoubt_Spiegelhalter2005) {
  const Funnel limits = funnel(1000, 1'000'000, {100, 90, 110}, 100'000);
  EXPECT_DOUBLE_EQ(limits.rate, 10);
  EXPECT_NEAR(limits.hi, 10 + 0.1 * 3.0902 * std::sqrt(100 + 26.03), 1e-2);
  EXPECT_NEAR(limits.lo + limits.hi, 20, 1e-9);
}

// --- comparison ---------------------------------------------------------------------------------------------------

EarlierFigures earlier(Interval estimate, Period period = kFirstWeeks, double nights = 14) {
  return {"95", period, nights, estimate};
}

std::string verdict(const EarlierFigures& before, const DepartmentReport& now) {
  Report report = report_of({now});
  add_comparison(report, std::vector{before});
  return report.departments[0].tables[1].rows[2].rests_on;
}

TEST(Comparison, NamesAChangeOnlyWhereChanceDoesNotExplainIt) {
  EXPECT_THAT(verdict(earlier({200, 180, 222}), department("95", kNextWeeks, {400, 350, 457})),
              HasSubstr("more than before"));
  EXPECT_THAT(verdict(earlier({400, 350, 457}), department("95", kNextWeeks, {200, 180, 222})),
              HasSubstr("fewer than before"));
  EXPECT_THAT(verdict(earlier({380, 330, 440}), department("95", kNextWeeks, {400, 350, 457})),
              HasSubstr("no change can be told"));
}

// ln(1.25), each with a standard error of ln(1.1)/1.96: z = .2231 / (.0486 √2) = 3.24; beyond that of 1 test (1.96) and
// within that of 50 (3.29).
TEST(Comparison, ManyDepartmentsAtOnceNeedMore_Bonferroni) {
  const Interval before{400, 400 / 1.1, 400 * 1.1}, now{500, 500 / 1.1, 500 * 1.1};
  EXPECT_TRUE(change(before, now, 1).is_told);
  EXPECT_FALSE(change(before, now, 50).is_told);
  EXPECT_NEAR(change(before, now, 1).lo, 1.25 * std::exp(-1.95996 * std::sqrt(2) * std::log(1.1) / 1.95996), 1e-4);
}

TEST(Comparison, PeriodsThatAreNotAlikeAreNotCompared) {
  const DepartmentReport now = department("95", kNextWeeks, {400, 350, 457});
  EXPECT_THAT(verdict(earlier({100, 90, 110}, {Date(2026y / 9 / 14), Date(2026y / 9 / 27)}), now),
              HasSubstr("overlap"));
  EXPECT_THAT(verdict(earlier({100, 90, 110}, {Date(2026y / 9 / 14), Date(2026y / 9 / 20)}), now),
              HasSubstr("equally long"));
  EXPECT_THAT(verdict(earlier({100, 90, 110}, kFirstWeeks, 7), now), HasSubstr("not as many nights"));
  Report report = report_of({now});
  add_comparison(report, std::vector{earlier({100, 90, 110}, kFirstWeeks, 7)});
  EXPECT_FALSE(value_at(report.departments[0], "evolution", "change", "value"));
}

TEST(Comparison, ReadsTheJsonOfAnEarlierReportAndRefusesOthers) {
  const auto prepared = prepared_report(std::vector{val_d_oise()}, {.program = "vigie"}, {}, {});
  const auto figures = earlier_figures(to_json(prepared.report));
  ASSERT_TRUE(figures) << figures.error();
  ASSERT_EQ(figures->size(), 1U);
  EXPECT_EQ(figures->front().department, "95");
  EXPECT_EQ(figures->front().nights, 13);
  EXPECT_DOUBLE_EQ(figures->front().estimate.value().hi, 481);
  for (const char* other : {"", "{", "[]", "{\"departments\":[{}]}"}) EXPECT_FALSE(earlier_figures(other)) << other;
}

// --- sentences ----------------------------------------------------------------------------------------------------

std::string first_sentence(const DepartmentReport& report) { return sentences_of(report).front(); }

TEST(Sentences, RoundTheIntervalOutwardsAndNameThePeriod) {
  const std::string said = first_sentence(department("95", kFirstWeeks, {402, 351, 472}));
  EXPECT_THAT(said, HasSubstr("between 350 and 480 persons"));
  EXPECT_THAT(said, HasSubstr("from 7 September 2026 to 20 September 2026"));
  EXPECT_THAT(said, Not(HasSubstr("402")));
}

TEST(Sentences, SayWhenNothingCanBeSaid) {
  DepartmentReport report = department("95", kFirstWeeks, {402, 351, 472});
  report.tables[0].rows[2].cells = {{}, {}, {}};
  EXPECT_THAT(first_sentence(report), HasSubstr("300 persons were seen in ads; how many were not seen cannot be told"));
  report.tables[0].rows[1].cells[0] = Withheld{};
  EXPECT_THAT(first_sentence(report), HasSubstr("so few"));
  report.tables[0].rows[1].cells[0] = Count{0};
  EXPECT_THAT(first_sentence(report), HasSubstr("no offer was seen"));
}

// --- the graph in the ledger --------------------------------------------------------------------------------------

TEST(Ledger, AGraphThatWouldNarrowDownAKeptBackCountGivesItAway) {
  const DepartmentCode code = *DepartmentCode::parse("95");
  // 12 persons, those in networks and those in none kept back: 1 … 11 each.
  const Publication report{code,
                           kFirstWeeks,
                           {{"ladder/persons_linked/value", {12, true}},
                            {"persons_by_network/in_network/persons", {9, false}},
                            {"persons_by_network/in_none/persons", {3, false}}}};
  const auto graph = [&](std::int64_t persons) {
    return Publication{code, kFirstWeeks, {{"network_graph/persons/value", {persons, true}}}};
  };
  EXPECT_FALSE(gives_away(graph(5), std::vector{report}));  // 5 … 11
  EXPECT_TRUE(gives_away(graph(9), std::vector{report}));   // 9 … 11
  EXPECT_FALSE(gives_away(graph(9), {}));
}

}  // namespace
}  // namespace vigie::report
