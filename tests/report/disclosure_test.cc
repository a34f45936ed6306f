#include "report/disclosure.h"

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vigie::report {
namespace {

using testing::ElementsAre;
using Numbers = std::vector<std::int64_t>;

/// Rows of ads and persons; the ads of all rows are the whole, persons may stand in several.
Table table_of(const std::vector<std::pair<int, int>>& rows, std::int64_t ads, std::int64_t persons) {
  Table table{.id = "sites",
              .title = {},
              .note = "note",
              .row_title = {},
              .columns = {{"ads", {}, KnownTotal{KnownTotal::kSum, ads}},
                          {"persons", {}, KnownTotal{KnownTotal::kUnion, persons}}},
              .rows = {}};
  for (const auto& [row_ads, row_persons] : rows)
    table.rows.push_back({{}, {}, {Count{row_ads}, Count{row_persons}}, {}});
  return table;
}

Table column_of(const Numbers& numbers, std::optional<KnownTotal> known) {
  Table table{.id = "ages", .title = {}, .note = {}, .row_title = {}, .columns = {{"persons", {}, known}}, .rows = {}};
  for (const std::int64_t n : numbers) table.rows.push_back({{}, {}, {Count{n}}, {}});
  return table;
}

std::vector<Cell> cells(const Table& table, std::size_t column = 0) {
  std::vector<Cell> cells;
  for (const Row& row : table.rows) cells.push_back(row.cells[column]);
  return cells;
}

TEST(Disclosure, CountsFromOneToFourAreBelowFiveAndNoughtStays) {
  const Table table = disclosed(column_of({0, 1, 4, 5, 120}, std::nullopt));
  EXPECT_THAT(cells(table), ElementsAre(Count{0}, BelowFive{}, BelowFive{}, Count{5}, Count{120}));
}

TEST(Disclosure, ARowsAdsAndPersonsAreHiddenTogether) {
  Table table = table_of({{12, 3}, {3, 0}}, 0, 0);
  for (Column& column : table.columns) column.known = std::nullopt;
  const Table shown = disclosed(table);
  EXPECT_THAT(shown.rows[0].cells, ElementsAre(Withheld{}, BelowFive{}));
  EXPECT_THAT(shown.rows[1].cells, ElementsAre(BelowFive{}, Count{0}));
}

TEST(Disclosure, TheNextSmallestIsHiddenTooWhereTheTotalIsKnown) {
  const Table table = disclosed(column_of({100, 3, 20, 0, 50}, KnownTotal{KnownTotal::kSum, 173}));
  EXPECT_THAT(cells(table), ElementsAre(Count{100}, BelowFive{}, Withheld{}, Count{0}, Count{50}));
}

TEST(Disclosure, TwoSmallOnesHideEachOtherUnlessTheirSumGivesThemAway) {
  EXPECT_THAT(cells(disclosed(column_of({50, 3, 2}, KnownTotal{KnownTotal::kSum, 55}))),
              ElementsAre(Count{50}, BelowFive{}, BelowFive{}));
  // 1 + 1 and 4 + 4 have one solution each.
  EXPECT_THAT(cells(disclosed(column_of({50, 40, 1, 1}, KnownTotal{KnownTotal::kSum, 92}))),
              ElementsAre(Count{50}, Withheld{}, BelowFive{}, BelowFive{}));
  EXPECT_THAT(cells(disclosed(column_of({50, 40, 4, 4}, KnownTotal{KnownTotal::kSum, 98}))),
              ElementsAre(Count{50}, Withheld{}, BelowFive{}, BelowFive{}));
}

TEST(Disclosure, AHiddenTotalIsNoTotal) {
  EXPECT_THAT(cells(disclosed(column_of({3, 0}, KnownTotal{KnownTotal::kSum, 3}))), ElementsAre(BelowFive{}, Count{0}));
}

TEST(Disclosure, PersonsOnSeveralSitesDoNotTellOfTheSmallestSite) {
  // At least 24 - 16 of the 24 persons are on the two small sites, 4 at most on each.
  const Table table = disclosed(table_of({{100, 16}, {90, 14}, {4, 4}, {4, 4}}, 198, 38));
  EXPECT_THAT(cells(table, 1), ElementsAre(Count{16}, Withheld{}, BelowFive{}, BelowFive{}));
}

TEST(Disclosure, WhereNothingIsLeftToHideTheTableIsWithheldAndSaysSo) {
  const Table table = disclosed(column_of({4, 4}, KnownTotal{KnownTotal::kSum, 8}));
  EXPECT_TRUE(table.withheld);
  EXPECT_TRUE(table.rows.empty());
  EXPECT_NE(table.note.find("Not shown"), std::string::npos);
}

TEST(Disclosure, WhatRestsOnFewerThanFiveIsWithheld) {
  Table table = column_of({0}, std::nullopt);
  table.rows[0].cells[0] = Measure{6.1, 0, 4};
  EXPECT_THAT(cells(disclosed(table)), ElementsAre(Withheld{}));
  table.rows[0].cells[0] = Measure{6.1, 0, 5};
  EXPECT_THAT(cells(disclosed(table)), ElementsAre(Measure{6.1, 0, 5}));
}

TEST(Disclosure, WhatIsHiddenOnceStaysSo) {
  const Table once = disclosed(column_of({100, 3, 20}, KnownTotal{KnownTotal::kSum, 123}));
  EXPECT_EQ(cells(disclosed(once)), cells(once));
}

// --- the attack: try every table that shows the same, and see what they have in common -----------------------------

constexpr std::int64_t kMostOfAWithheldOne = 40;

/// Every value that a cell can have for the reader.
std::vector<Numbers> candidates(const std::vector<Cell>& shown) {
  std::vector<Numbers> all;
  for (const Cell& cell : shown) {
    Numbers& values = all.emplace_back();
    if (const auto* const count = std::get_if<Count>(&cell)) values = {count->n};
    if (std::holds_alternative<BelowFive>(cell)) values = {1, 2, 3, 4};
    for (std::int64_t n = 5; std::holds_alternative<Withheld>(cell) && n <= kMostOfAWithheldOne; ++n)
      values.push_back(n);
  }
  return all;
}

/// The values of each cell over all columns that fit the total.
class Attack {
 public:
  Attack(const std::vector<Cell>& shown, const KnownTotal& known) : candidates_(candidates(shown)), known_(known) {
    possible_.resize(shown.size());
    chosen_.resize(shown.size());
    choose(0);
  }

  bool finds(std::size_t cell) const { return possible_[cell].size() == 1; }
  bool is_possible(std::size_t cell, std::int64_t n) const { return possible_[cell].contains(n); }

 private:
  void choose(std::size_t cell) {
    if (cell == chosen_.size()) return keep();
    for (const std::int64_t n : candidates_[cell]) {
      chosen_[cell] = n;
      choose(cell + 1);
    }
  }

  bool fits(std::int64_t total) const {
    std::int64_t sum = 0, most = 0;
    for (const std::int64_t n : chosen_) sum += n, most = std::max(most, n);
    return known_.relation == KnownTotal::kSum ? sum == total : sum >= total && most <= total;
  }

  void keep() {
    const bool hidden = known_.total > 0 && known_.total < 5;
    bool fit = !hidden && fits(known_.total);
    for (std::int64_t total = 1; hidden && total < 5; ++total) fit = fit || fits(total);
    for (std::size_t i = 0; fit && i < chosen_.size(); ++i) possible_[i].insert(chosen_[i]);
  }

  std::vector<Numbers> candidates_;
  KnownTotal known_;
  Numbers chosen_;
  std::vector<std::set<std::int64_t>> possible_;
};

/// @return suppressed cells seen
int expect_no_cell_found(const Table& open, const Table& shown, std::size_t column) {
  const std::vector<Cell> column_shown = cells(shown, column);
  const Attack attack(column_shown, *open.columns[column].known);
  int suppressed = 0;
  for (std::size_t i = 0; i < column_shown.size(); ++i) {
    if (std::holds_alternative<Count>(column_shown[i])) continue;
    ++suppressed;
    EXPECT_TRUE(attack.is_possible(i, std::get<Count>(open.rows[i].cells[column]).n));
    EXPECT_FALSE(attack.finds(i)) << "row " << i << " of " << testing::PrintToString(column_shown.size());
  }
  return suppressed;
}

TEST(Disclosure, NoSuppressedCellFollowsBySubtraction) {
  std::mt19937 random(77);
  const auto below = [&random](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  int suppressed = 0, withheld = 0;
  for (int i = 0; i < 3000; ++i) {
    std::vector<std::pair<int, int>> rows(static_cast<std::size_t>(1 + below(4)));
    int ads = 0, most = 0, all = 0;
    for (auto& [row_ads, row_persons] : rows) {
      row_ads = 1 + below(below(2) == 0 ? 6 : 14);
      row_persons = 1 + below(row_ads);
      ads += row_ads, all += row_persons, most = std::max(most, row_persons);
    }
    const Table open = table_of(rows, ads, most + below(all - most + 1));
    const Table shown = disclosed(open);
    if (shown.withheld) {
      ++withheld;
      continue;
    }
    for (std::size_t column = 0; column < 2; ++column) suppressed += expect_no_cell_found(open, shown, column);
  }
  EXPECT_GT(suppressed, 1000);
  EXPECT_LT(withheld, 2000);
}

}  // namespace
}  // namespace vigie::report
