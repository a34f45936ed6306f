#include "report/disclosure.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/linear_bounds.h"

namespace vigie::report {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using Numbers = std::vector<std::int64_t>;

const DepartmentCode kDepartment = *DepartmentCode::parse("95");
const Period kTwoWeeks{Date(2026y / 9 / 7), Date(2026y / 9 / 20)};
const Period kThreeWeeks{Date(2026y / 9 / 7), Date(2026y / 9 / 27)};

Table column_of(const std::string& id, const std::string& column, const Numbers& numbers) {
  Table table{.id = id, .title = {}, .note = {}, .row_title = {}, .columns = {{column, {}}}, .rows = {}};
  for (std::size_t i = 0; i < numbers.size(); ++i)
    table.rows.push_back({std::string(1, static_cast<char>('a' + i)), {}, {Count{numbers[i]}}, {}});
  return table;
}

Table ladder_of(std::int64_t ads, std::int64_t persons) {
  Table ladder = column_of("ladder", "value", {ads, persons});
  ladder.rows[0].id = "ads";
  ladder.rows[1].id = "persons_linked";
  return ladder;
}

std::vector<Cell> cells(const Table& table, std::size_t column = 0) {
  std::vector<Cell> cells;
  for (const Row& row : table.rows) cells.push_back(row.cells[column]);
  return cells;
}

Disclosure shown(std::vector<Table> tables, Period period = kTwoWeeks, const std::vector<Publication>& earlier = {}) {
  return disclosed(std::move(tables), kDepartment, period, earlier);
}

/// The cells of ages whose persons add up to the ladder's.
std::vector<Cell> shown_ages(const Numbers& persons) {
  std::int64_t sum = 0;
  for (const auto n : persons) sum += n;
  return cells(shown({ladder_of(1000, sum), column_of("ages", "persons", persons)}).tables[1]);
}

TEST(Disclosure, CountsFromOneToFourAreWithheldAndNoughtStays) {
  const auto tables = shown({column_of("free", "ads", {0, 1, 4, 5, 120})}).tables;
  EXPECT_THAT(cells(tables[0]), ElementsAre(Count{0}, Withheld{}, Withheld{}, Count{5}, Count{120}));
}

TEST(Disclosure, ARowsAdsAndPersonsAreHiddenTogether) {
  Table table = column_of("free", "ads", {12, 3});
  table.columns.push_back({"persons", {}});
  table.rows[0].cells.push_back(Count{3});
  table.rows[1].cells.push_back(Count{0});
  const Table hidden = shown({table}).tables[0];
  EXPECT_THAT(hidden.rows[0].cells, ElementsAre(Withheld{}, Withheld{}));
  EXPECT_THAT(hidden.rows[1].cells, ElementsAre(Withheld{}, Count{0}));
}

TEST(Disclosure, TheNextSmallestIsHiddenTooWhereTheTotalStandsInAnotherTable) {
  EXPECT_THAT(shown_ages({100, 3, 20, 0, 50}), ElementsAre(Count{100}, Withheld{}, Withheld{}, Count{0}, Count{50}));
}

TEST(Disclosure, TwoSmallOnesHideEachOtherWhereTheirSumLeavesFiveValues) {
  EXPECT_THAT(shown_ages({50, 3, 3}), ElementsAre(Count{50}, Withheld{}, Withheld{}));                  // 1 … 5 each
  EXPECT_THAT(shown_ages({50, 40, 3, 2}), ElementsAre(Count{50}, Withheld{}, Withheld{}, Withheld{}));  // 1 … 4 each
}

TEST(Disclosure, WhereNoRowIsLeftTheTotalIsHiddenWhereverItStands) {
  const auto tables = shown({ladder_of(50, 5), column_of("ages", "persons", {3, 2}),
                             column_of("persons_by_network", "persons", {0, 5})})
                          .tables;
  EXPECT_THAT(cells(tables[0]), ElementsAre(Count{50}, Withheld{}));
  EXPECT_THAT(cells(tables[1]), ElementsAre(Withheld{}, Withheld{}));
  EXPECT_THAT(cells(tables[2]), ElementsAre(Count{0}, Withheld{}));
}

TEST(Disclosure, TheSameCountInAnotherTableIsHiddenWithIt) {
  Table kinds = column_of("kinds", "ads", {3, 30});
  kinds.rows[0].id = "offer";
  EXPECT_THAT(cells(shown({ladder_of(3, 0), kinds}).tables[1]), ElementsAre(Withheld{}, Count{30}));
}

TEST(Disclosure, PersonsOnSeveralSitesLeaveRoomEnoughForTheSmallestSite) {
  const auto tables = shown({ladder_of(500, 24), column_of("sites", "persons", {16, 14, 4})}).tables;
  EXPECT_THAT(cells(tables[1]), ElementsAre(Count{16}, Count{14}, Withheld{}));
}

TEST(Disclosure, WhatRestsOnFewerThanFiveIsWithheld) {
  Table table = column_of("free", "value", {0});
  table.rows[0].cells[0] = Measure{6.1, 0, 4};
  EXPECT_THAT(cells(shown({table}).tables[0]), ElementsAre(Withheld{}));
  table.rows[0].cells[0] = Measure{6.1, 0, 5};
  EXPECT_THAT(cells(shown({table}).tables[0]), ElementsAre(Measure{6.1, 0, 5}));
}

TEST(Disclosure, WhatWasComputedFromAHiddenCountGoesWithIt) {
  Table table = column_of("free", "value", {0});
  table.rows[0].cells[0] = Measure{6.1, 0, 5};
  table.rows[0].computed_from = {"ladder/persons_linked/value"};
  const auto tables = shown({ladder_of(5, 5), column_of("ages", "persons", {3, 2}), table}).tables;
  EXPECT_THAT(cells(tables[2]), ElementsAre(Withheld{}));
}

TEST(Disclosure, WhatIsHiddenOnceStaysSo) {
  const auto before = shown({ladder_of(100, 63), column_of("ages", "persons", {50, 3, 10})});
  const auto after =
      shown({ladder_of(100, 70), column_of("ages", "persons", {50, 9, 11})}, kTwoWeeks, {before.publication});
  EXPECT_THAT(cells(after.tables[1]), ElementsAre(Count{50}, Withheld{}, Withheld{}));
}

TEST(Disclosure, TheSameExportTwiceIsTheSame) {
  const std::vector<Table> tables{ladder_of(100, 63), column_of("ages", "persons", {50, 3, 10})};
  const auto once = shown(tables);
  EXPECT_EQ(shown(tables, kTwoWeeks, {once.publication}).publication, once.publication);
}

TEST(Disclosure, ALongerPeriodDoesNotBoundWhatAShorterOneKeptBack) {
  const auto before = shown({ladder_of(500, 200), column_of("free", "ads", {4, 80})});
  EXPECT_THAT(cells(before.tables[1]), ElementsAre(Withheld{}, Count{80}));
  // At most 5 in three weeks leaves five values, 1 … 5; at most 4 would be hidden anyway.
  const auto after = shown({ladder_of(900, 300), column_of("free", "ads", {5, 90})}, kThreeWeeks, {before.publication});
  EXPECT_THAT(cells(after.tables[1]), ElementsAre(Count{5}, Count{90}));
}

TEST(Disclosure, ALongerPeriodTogetherWithATotalDoes) {
  // Two weeks: 50 of 54, so that the two hidden have 4 and 10 in {1 … 13}. Three weeks would leave 12 at most to one.
  const auto before = shown({ladder_of(500, 64), column_of("ages", "persons", {50, 4, 10})});
  EXPECT_THAT(cells(before.tables[1]), ElementsAre(Count{50}, Withheld{}, Withheld{}));
  const auto after =
      shown({ladder_of(500, 75), column_of("ages", "persons", {58, 5, 12})}, kThreeWeeks, {before.publication});
  EXPECT_EQ(cells(after.tables[1])[1], Cell(Withheld{}));
}

TEST(Disclosure, WhoCameInAFewDaysMoreIsNotToldByTheDifference) {
  const auto before = shown({ladder_of(500, 200), column_of("free", "ads", {20, 80})});
  const auto after =
      shown({ladder_of(501, 201), column_of("free", "ads", {21, 80})}, kThreeWeeks, {before.publication});
  EXPECT_THAT(cells(after.tables[1]), ElementsAre(Withheld{}, Count{80}));
  EXPECT_THAT(cells(after.tables[0]), ElementsAre(Count{501}, Count{201}));
}

TEST(Disclosure, RoundedCountsAreMultiplesAndTheOthersStay) {
  const auto tables = rounded(shown({column_of("free", "ads", {0, 3, 7, 8, 121})}).tables, 5);
  EXPECT_THAT(cells(tables[0]), ElementsAre(Count{0}, Withheld{}, Count{5}, Count{10}, Count{120}));
}

TEST(LinearBounds, AreThoseOfASumAndOfWhatNothingBounds) {
  const std::vector<Fact> facts{{{{0, 1}, {1, 1}}, 12, 12}, {{{2, 1}}, 7, INFINITY}};
  const auto bounds = linear_bounds(3, facts);
  EXPECT_EQ(bounds[0].lo, 1);
  EXPECT_EQ(bounds[0].hi, 11);
  EXPECT_EQ(bounds[2].lo, 7);
  EXPECT_EQ(bounds[2].hi, kUnbounded);
}

}  // namespace
}  // namespace vigie::report
