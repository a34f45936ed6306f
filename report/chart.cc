#include "report/chart.h"

#include <algorithm>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::report {
namespace {

constexpr double kWidth = 640, kHeight = 190, kLeft = 44, kTop = 16, kBaseline = 160;
constexpr double kMarkGap = 4, kDayGap = 18;
constexpr double kWidestBar = 26;
constexpr double kFilled = 0.7;  // of a week's room, the rest parts it from the next
constexpr std::size_t kMostDays = 10;

std::int64_t visible(const Cell& cell) {
  const auto* const count = std::get_if<Count>(&cell);
  return count ? count->n : 0;
}

bool is_suppressed(const Cell& cell) { return std::holds_alternative<Withheld>(cell); }

/// The columns that have bars: those of counts.
std::vector<std::size_t> counted_columns(const Table& weeks) {
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < weeks.columns.size(); ++i) {
    if (weeks.columns[i].id != "nights") columns.push_back(i);
  }
  return columns;
}

std::int64_t most_visible(const Table& weeks) {
  std::int64_t most = 0;
  for (const Row& row : weeks.rows) {
    for (const Cell& cell : row.cells) most = std::max(most, visible(cell));
  }
  return most;
}

/// "07/09" of the row's id "2026-09-07".
std::string day_text(const std::string& id) { return fmt::format("{}/{}", id.substr(8, 2), id.substr(5, 2)); }

}  // namespace

std::optional<Chart> chart_of(const Table& weeks) {
  Chart chart{.width = kWidth,
              .height = kHeight,
              .baseline = kBaseline,
              .top = kTop,
              .most = most_visible(weeks),
              .bars = {},
              .marks = {},
              .days = {}};
  const auto columns = counted_columns(weeks);
  const double room = (kWidth - kLeft) / static_cast<double>(std::max<std::size_t>(weeks.rows.size(), 1));
  const double width = std::min(kWidestBar, room * kFilled / static_cast<double>(columns.size()));
  const double unit = (kBaseline - kTop) / static_cast<double>(std::max<std::int64_t>(chart.most, 1));
  const std::size_t days_apart = (weeks.rows.size() + kMostDays - 1) / kMostDays;

  for (std::size_t week = 0; week < weeks.rows.size(); ++week) {
    const double middle = kLeft + room * (static_cast<double>(week) + 0.5);
    double x = middle - width * static_cast<double>(columns.size()) / 2;
    for (const std::size_t column : columns) {
      const Cell& cell = weeks.rows[week].cells[column];
      const double height = unit * static_cast<double>(visible(cell));
      if (is_suppressed(cell)) chart.marks.push_back({x + width / 2, kBaseline - kMarkGap, "•"});
      if (height > 0) chart.bars.push_back({x, kBaseline - height, width, height, weeks.columns[column].id});
      x += width;
    }
    if (week % days_apart == 0) chart.days.push_back({middle, kBaseline + kDayGap, day_text(weeks.rows[week].id)});
  }
  return chart.bars.empty() ? std::nullopt : std::optional(std::move(chart));
}

std::string chart_title() { return tr("Ads and persons, week by week"); }

std::string chart_text() {
  return tr("Two bars a week, one for ads and one for persons. The table below holds the same numbers.");
}

}  // namespace vigie::report
