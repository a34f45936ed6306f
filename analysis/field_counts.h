// Counts that professionals report, from a CSV of sums; a file that has a line a person is refused.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/field_count.h"
#include "model/result.h"

namespace vigie::storage {
class Database;
}

namespace vigie::analysis {

/// Columns department, from, to, persons, and where they are known sex, age_class, form (French names too); comma or
/// semicolon; RFC 4180, with or without a byte order mark. Each group stands on one line.
/// @return Error::kBadInput with the line, for whatever is no sum: an unknown column, two lines that are alike, a file
/// whose lines all count one, words that may be a name, a number or an address
Result<std::vector<FieldCount>> parse_field_counts(std::string_view csv);

/// What professionals met in the département, in the reported period that has most days in common with this one.
struct FieldFigures {
  Period period;
  std::vector<FieldCount> counts;
};
Result<std::optional<FieldFigures>> field_figures(const storage::Database& database, DepartmentCode department,
                                                  Period period);

}  // namespace vigie::analysis
