// What professionals met, beside what the internet shows.
#include <fmt/format.h>

#include "model/words.h"
#include "report/table_making.h"

namespace vigie::report {
namespace {

using analysis::DepartmentFigures;

std::int64_t persons_in(const analysis::FieldFigures& field) {
  std::int64_t persons = 0;
  for (const FieldCount& count : field.counts) persons += count.persons;
  return persons;
}

std::string as_reported(const analysis::FieldFigures& field) {
  return fmt::format(fmt::runtime(tr("as they reported, from {} to {}")), date_text(field.period.from),
                     date_text(field.period.to));
}

Table side_by_side(const DepartmentFigures& figures, const analysis::FieldFigures& field) {
  return {.id = "field",
          .title = tr("Beside it: persons whom professionals met"),
          .note = tr(
              "The two may not be added: the same person may be in both, and whoever is known to several services may "
              "have been counted more than once. Neither holds the other."),
          .row_title = tr("Known by"),
          .columns = {persons_column()},
          .rows = {{"internet",
                    tr("ads on the internet"),
                    {Count{figures.ladder.persons_linked}},
                    tr("persons linked, in the period of this report"),
                    {}},
                   {"professionals", tr("professionals"), {Count{persons_in(field)}}, as_reported(field), {}}}};
}

Table by(Key table_key, const std::string& row_title, const std::vector<Key>& known,
         const analysis::FieldFigures& field, std::string FieldCount::*sort) {
  Table table{.id = std::move(table_key.id),
              .title = std::move(table_key.title),
              .note = as_reported(field),
              .row_title = row_title,
              .columns = {persons_column()},
              .rows = {}};
  std::map<std::string, std::int64_t> persons;
  for (const FieldCount& count : field.counts) persons[count.*sort] += count.persons;
  for (const auto& [id, n] : persons) table.rows.push_back({id, title_in(known, id), {Count{n}}, {}, {}});
  return table;
}

}  // namespace

std::vector<Table> field_tables(const DepartmentFigures& figures) {
  if (!figures.field) return {};
  const analysis::FieldFigures& field = *figures.field;
  return {side_by_side(figures, field),
          by({"field_sex", tr("Met by professionals, by sex")}, tr("Sex"), sexes(), field, &FieldCount::sex),
          by({"field_age", tr("Met by professionals, by age")}, tr("Age"), age_bands(), field, &FieldCount::age_class),
          by({"field_form", tr("Met by professionals, by form of exploitation")}, tr("Form"),
             {{"not stated", tr("not stated")}}, field, &FieldCount::form)};
}

}  // namespace vigie::report
