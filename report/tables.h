// The tables of a département's report, in the order in which they are read: possible minors first, then from ads to
// people. Values only; disclosure.h decides what of them may be seen, the writers how they look.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/department_figures.h"
#include "report/report.h"

namespace vigie::report {

/// Ads, phones, persons or networks: what disclosure control protects.
struct Count {
  std::int64_t n = 0;
  friend bool operator==(const Count&, const Count&) = default;
};

inline constexpr std::int64_t kRestsOnNobody = std::numeric_limits<std::int64_t>::max();

/// A number that counts neither people nor their ads, as an estimate, a price, a number of nights.
struct Measure {
  double value = 0;
  int digits = 0;                          ///< behind the decimal point
  std::int64_t rests_on = kRestsOnNobody;  ///< ads or persons from which it was computed
  friend bool operator==(const Measure&, const Measure&) = default;
};

/// A count of 1 to 4 that may not be seen.
struct BelowFive {
  friend bool operator==(const BelowFive&, const BelowFive&) = default;
};

/// A number that would give away another one; a count is then 5 or more.
struct Withheld {
  friend bool operator==(const Withheld&, const Withheld&) = default;
};

/// Nothing where a table has no figure.
using Cell = std::variant<std::monostate, Count, Measure, BelowFive, Withheld>;

/// How a column's counts relate to a number that stands elsewhere in the report.
struct KnownTotal {
  enum Relation {
    kSum,    ///< each of the whole is in one row
    kUnion,  ///< each of the whole is in one row or several
  };
  Relation relation = kSum;
  std::int64_t total = 0;
};

struct Column {
  std::string id;     ///< stable, for CSV and JSON
  std::string title;  ///< in the user's language
  std::optional<KnownTotal> known;
};

struct Row {
  std::string id, title;
  std::vector<Cell> cells;  ///< as many as columns
  std::string rests_on;     ///< what the row's figures rest on; empty where the table says it for all
};

struct Table {
  std::string id, title;
  std::string note;       ///< how the figures are to be read
  std::string row_title;  ///< what a row is
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool withheld = false;  ///< has no rows because so few are counted that single persons could be recognised
};

std::vector<Table> tables_of(const analysis::DepartmentFigures& figures, const ReportContext& context);

}  // namespace vigie::report
