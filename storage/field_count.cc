#include "storage/store.h"

namespace vigie::storage {

Result<void> Database::store_field_counts(std::span<const FieldCount> counts) {
  return write(*impl_, [&] {
    for (const FieldCount& count : counts)
      impl_->connection.run("DELETE FROM field_counts WHERE department = ?1 AND from_day = ?2 AND to_day = ?3",
                            count.department, count.period.from, count.period.to);
    for (const FieldCount& count : counts)
      impl_->connection.run(
          "INSERT INTO field_counts (department, from_day, to_day, sex, age_class, form, persons) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
          count.department, count.period.from, count.period.to, count.sex, count.age_class, count.form, count.persons);
  });
}

Result<std::vector<FieldCount>> Database::field_counts(DepartmentCode department) const {
  return read(*impl_, [&] {
    std::vector<FieldCount> counts;
    Query query = impl_->connection.query(
        "SELECT from_day, to_day, sex, age_class, form, persons FROM field_counts WHERE department = ?1 "
        "ORDER BY from_day, to_day, sex, age_class, form",
        department);
    while (query.next()) {
      counts.push_back({department,
                        {query.get<Date>(0), query.get<Date>(1)},
                        query.get<std::string>(2),
                        query.get<std::string>(3),
                        query.get<std::string>(4),
                        query.get<int>(5)});
    }
    return counts;
  });
}

}  // namespace vigie::storage
