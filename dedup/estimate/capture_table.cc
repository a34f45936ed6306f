#include "dedup/estimate/capture_table.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <numeric>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "model/words.h"

namespace vigie::dedup {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kCountColumn = "count";
constexpr std::size_t kMostLists = 63;
constexpr std::int64_t kMostCases = 1'000'000'000;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\r";
  const auto first = text.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

std::string_view unquoted(std::string_view cell) {
  const bool quoted = cell.size() >= 2 && cell.front() == '"' && cell.back() == '"';
  return quoted ? cell.substr(1, cell.size() - 2) : cell;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

std::vector<std::string_view> cells_of(std::string_view line, char separator) {
  std::vector<std::string_view> cells = split(line, separator);
  for (std::string_view& cell : cells) cell = unquoted(cell);
  return cells;
}

tl::unexpected<Error> bad_line(std::size_t line, const std::string& what) {
  return fail(Error::kBadInput, what, fmt::format(fmt::runtime(tr("line {}")), line));
}

Result<std::vector<std::string>> lists_of(std::vector<std::string_view> heading) {
  if (heading.back() == kCountColumn) heading.pop_back();
  if (heading.empty() || heading.size() > kMostLists)
    return bad_line(1,
                    tr("a table of capture histories has 1 to 63 columns of lists, and may have a last one, “count”"));
  if (std::set<std::string_view>(heading.begin(), heading.end()).size() < heading.size())
    return bad_line(1, tr("two columns have the same name"));
  for (const std::string_view name : heading) {
    if (name.empty() || name == "0" || name == "1")
      return bad_line(1, tr("the first line must give each column a name"));
  }
  return std::vector<std::string>(heading.begin(), heading.end());
}

std::optional<std::int64_t> cases(std::string_view text) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size() || n < 0 || n > kMostCases) return std::nullopt;
  return n;
}

Result<void> add_line(CaptureTable& table, std::size_t line, const std::vector<std::string_view>& cells, bool counted) {
  if (cells.size() != table.lists.size() + (counted ? 1 : 0))
    return bad_line(line, tr("this line has not as many columns as the first"));
  History history = 0;
  for (std::size_t i = 0; i < table.lists.size(); ++i) {
    if (cells[i] != "0" && cells[i] != "1") return bad_line(line, tr("a column of a list holds 0 or 1"));
    if (cells[i] == "1") history |= History{1} << i;
  }
  const auto n = counted ? cases(cells.back()) : 1;
  if (!n) return bad_line(line, tr("“count” is a whole number from 0 to a thousand million"));
  if (*n == 0) return {};
  if (history == 0)
    return bad_line(line, tr("cases that are on no list cannot have been counted; leave this line out"));
  table.counts[history] += *n;
  return {};
}

}  // namespace

std::int64_t CaptureTable::observed() const {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                         [](std::int64_t sum, const auto& cell) { return sum + cell.second; });
}

std::vector<std::int64_t> CaptureTable::frequencies() const {
  std::vector<std::int64_t> frequencies(lists.size());
  for (const auto& [history, n] : counts) frequencies[static_cast<std::size_t>(std::popcount(history)) - 1] += n;
  return frequencies;
}

Result<CaptureTable> read_capture_table(std::string_view csv) {
  if (csv.starts_with(kByteOrderMark)) csv.remove_prefix(kByteOrderMark.size());
  CaptureTable table;
  std::size_t line = 0;
  char separator = ',';
  bool counted = false;
  for (const std::string_view text : split(csv, '\n')) {
    ++line;
    if (text.empty()) continue;
    if (table.lists.empty()) {
      separator = text.find(';') == std::string_view::npos ? ',' : ';';
      const auto heading = cells_of(text, separator);
      auto lists = lists_of(heading);
      if (!lists) return tl::unexpected(lists.error());
      table.lists = *std::move(lists);
      counted = heading.back() == kCountColumn;
    } else if (auto added = add_line(table, line, cells_of(text, separator), counted); !added) {
      return tl::unexpected(added.error());
    }
  }
  if (table.counts.empty()) return fail(Error::kBadInput, tr("the table holds no case"));
  return table;
}

}  // namespace vigie::dedup
