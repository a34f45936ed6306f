// The tables of a département's report, in the order in which they are read: possible minors first, then from ads to
// people. Values only; disclosure.h decides what of them may be seen, the writers how they look.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "analysis/department_figures.h"

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

/// What may not be seen: a count of 1 to 4, or another number that would give such a count away. Which of the two is
/// not told, since that alone would narrow the count down to four values.
struct Withheld {
  friend bool operator==(const Withheld&, const Withheld&) = default;
};

/// Nothing where a table has no figure.
using Cell = std::variant<std::monostate, Count, Measure, Withheld>;

struct Column {
  std::string id;     ///< stable, for CSV and JSON
  std::string title;  ///< in the user's language
};

struct Row {
  std::string id, title;
  std::vector<Cell> cells;                 ///< as many as columns
  std::string rests_on;                    ///< what the row's figures rest on; empty where the table says it for all
  std::vector<std::string> computed_from;  ///< addresses of counts in other rows from which its measures were
};

struct Table {
  std::string id, title;
  std::string note;       ///< how the figures are to be read
  std::string row_title;  ///< what a row is
  std::vector<Column> columns;
  std::vector<Row> rows;
  bool withheld = false;  ///< has lost its rows to disclosure control
};

/// What the tables are written with besides the figures.
struct ReportContext {
  std::map<std::string, std::string> site_names;     ///< id → name
  std::map<std::string, std::string> commune_names;  ///< INSEE code → name
  std::string program;                               ///< "vigie 0.1.0"
  std::map<std::string, std::int64_t> inhabitants;   ///< by code of the département
  std::string settings;                              ///< fingerprint of the files that steer it
  std::map<std::string, std::string> legal_bases{};  ///< id → why its robots.txt is set aside; most sites have none
};

std::vector<Table> tables_of(const analysis::DepartmentFigures& figures, const ReportContext& context);

}  // namespace vigie::report
