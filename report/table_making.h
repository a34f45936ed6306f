// What the files that make tables have in common.
#pragma once

#include <string>
#include <vector>

#include "report/tables.h"

namespace vigie::report {

struct Key {
  std::string id, title;
};

/// The title under that id, or the id.
std::string title_in(const std::vector<Key>& keys, const std::string& id);
std::vector<Key> age_bands();
std::vector<Key> sexes();

/// Under this key; 0 where there is none.
int count_at(const std::map<std::string, int>& counts, const std::string& key);

/// In percent; @param part  of `whole` persons, hidden where either side of it is a few (none is shown)
Cell share_cell(int part, int whole);

Column ads_column();
Column persons_column();
Column value_column();
Column share_column();
/// The bounds of a 95 % interval.
Column lower_column();
Column upper_column();

/// "from 7 September 2026 to 20 September 2026"
std::string period_text(Period period);

/// The name that people use, where it is known.
std::string named(const std::map<std::string, std::string>& names, const std::string& id);

/// The addresses of what was counted of each week's persons, and of the whole period's.
std::vector<std::string> all_person_counts(const analysis::DepartmentFigures& figures);

// presence_tables.cc
Table presence_table(const analysis::DepartmentFigures& figures);
Table movement_table(const analysis::DepartmentFigures& figures);
Table touring_table(const analysis::DepartmentFigures& figures);

// presentation_tables.cc
Table sexes_table(const analysis::DepartmentFigures& figures);
Table prices_table(const analysis::DepartmentFigures& figures);
Table photos_table(const analysis::DepartmentFigures& figures);
Table languages_table(const analysis::DepartmentFigures& figures);
Table services_table(const analysis::DepartmentFigures& figures);
Table indicators_table(const analysis::DepartmentFigures& figures);

// field_tables.cc
/// None where professionals reported nothing.
std::vector<Table> field_tables(const analysis::DepartmentFigures& figures);

// method_tables.cc
Table quality_table(const analysis::DepartmentFigures& figures);
Table blind_spots_table(const analysis::DepartmentFigures& figures, const ReportContext& context);
Table methods_table(const analysis::DepartmentFigures& figures);

}  // namespace vigie::report
