// What the files that make tables have in common.
#pragma once

#include <string>
#include <vector>

#include "report/tables.h"

namespace vigie::report {

struct Key {
  std::string id, title;
};

Column ads_column();
Column persons_column();
Column value_column();

/// The addresses of what was counted of each week's persons, and of the whole period's.
std::vector<std::string> all_person_counts(const analysis::DepartmentFigures& figures);

// presence_tables.cc
Table presence_table(const analysis::DepartmentFigures& figures);
Table movement_table(const analysis::DepartmentFigures& figures);
Table touring_table(const analysis::DepartmentFigures& figures);

// presentation_tables.cc
Table prices_table(const analysis::DepartmentFigures& figures);
Table photos_table(const analysis::DepartmentFigures& figures);
Table languages_table(const analysis::DepartmentFigures& figures);
Table indicators_table(const analysis::DepartmentFigures& figures);

}  // namespace vigie::report
