#include "report/disclosure.h"

#include <algorithm>

#include "model/words.h"

namespace vigie::report {
namespace {

constexpr std::int64_t kFewest = 5;             // counts below are not shown
constexpr std::int64_t kUnbounded = 1LL << 40;  // more than any count, and sums of it still fit

bool is_small(std::int64_t n) { return n > 0 && n < kFewest; }

bool is_suppressed(const Cell& cell) {
  return std::holds_alternative<BelowFive>(cell) || std::holds_alternative<Withheld>(cell);
}

std::int64_t visible_count(const Cell& cell) {
  const auto* const count = std::get_if<Count>(&cell);
  return count ? count->n : 0;
}

/// A total is shown elsewhere under the same rule.
Bounds bounds_of_total(std::int64_t total) { return is_small(total) ? Bounds{1, kFewest - 1} : Bounds{total, total}; }

Bounds sum_of(const Table& table, std::size_t column) {
  Bounds sum;
  for (const Row& row : table.rows) {
    const Bounds cell = bounds_of(row.cells[column]);
    sum = {sum.lo + cell.lo, sum.hi + cell.hi};
  }
  return sum;
}

/// True where a reader can work out a suppressed cell of the column.
bool gives_away(const Table& table, std::size_t column) {
  const auto& known = table.columns[column].known;
  if (!known) return false;
  const Bounds total = bounds_of_total(known->total);
  const Bounds sum = sum_of(table, column);
  return std::ranges::any_of(table.rows, [&](const Row& row) {
    const Cell& cell = row.cells[column];
    if (!is_suppressed(cell)) return false;
    const Bounds own = bounds_of(cell);
    const std::int64_t others = known->relation == KnownTotal::kSum ? sum.lo - own.lo : 0;
    return std::max(own.lo, total.lo - (sum.hi - own.hi)) >= std::min(own.hi, total.hi - others);
  });
}

Cell without_few(const Cell& cell) {
  if (const auto* const count = std::get_if<Count>(&cell); count && is_small(count->n)) return BelowFive{};
  if (const auto* const measure = std::get_if<Measure>(&cell); measure && measure->rests_on < kFewest)
    return Withheld{};
  return cell;
}

/// A row's ads would tell of its persons and the other way round, so all of its counts are hidden or none.
Row hidden_together(Row row) {
  const bool hidden = std::ranges::any_of(row.cells, is_suppressed);
  for (Cell& cell : row.cells) {
    if (hidden && visible_count(cell) > 0) cell = Withheld{};
  }
  return row;
}

Table with_small_rows_hidden(Table table) {
  for (Row& row : table.rows) {
    std::ranges::transform(row.cells, row.cells.begin(), without_few);
    row = hidden_together(std::move(row));
  }
  return table;
}

/// The row of the column's smallest count that is still seen and not nought; nothing where there is none.
std::optional<std::size_t> smallest_visible(const Table& table, std::size_t column) {
  std::optional<std::size_t> smallest;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::int64_t n = visible_count(table.rows[row].cells[column]);
    if (n == 0) continue;
    if (!smallest || n < visible_count(table.rows[*smallest].cells[column])) smallest = row;
  }
  return smallest;
}

Table withheld_whole(Table table) {
  table.rows.clear();
  table.withheld = true;
  table.note = tr("Not shown: so few are counted here that single persons could be recognised.");
  return table;
}

std::optional<std::size_t> first_that_gives_away(const Table& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (gives_away(table, column)) return column;
  }
  return std::nullopt;
}

}  // namespace

Bounds bounds_of(const Cell& cell) {
  if (std::holds_alternative<BelowFive>(cell)) return {1, kFewest - 1};
  if (std::holds_alternative<Withheld>(cell)) return {kFewest, kUnbounded};
  return {visible_count(cell), visible_count(cell)};
}

Table disclosed(Table table) {
  table = with_small_rows_hidden(std::move(table));
  while (const auto column = first_that_gives_away(table)) {
    const auto row = smallest_visible(table, *column);
    if (!row) return withheld_whole(std::move(table));
    table.rows[*row].cells[*column] = Withheld{};
    table.rows[*row] = hidden_together(std::move(table.rows[*row]));
  }
  return table;
}

}  // namespace vigie::report
