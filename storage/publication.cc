#include "storage/store.h"

namespace vigie::storage {
namespace {

void store(Store& store, const Publication& publication, Instant made) {
  store.connection.run("INSERT INTO publications (department, from_day, to_day, made) VALUES (?1, ?2, ?3, ?4)",
                       publication.department, publication.period.from, publication.period.to, made);
  const std::int64_t row = store.connection.last_row();
  for (const auto& [cell, count] : publication.counts) {
    store.connection.run("INSERT INTO published_counts (publication, cell, n, shown) VALUES (?1, ?2, ?3, ?4)", row,
                         cell, count.n, count.shown);
  }
}

std::vector<Publication> publications_of(Store& store, DepartmentCode department) {
  std::vector<Publication> publications;
  std::int64_t last = -1;
  Query query = store.connection.query(
      "SELECT id, from_day, to_day, cell, n, shown FROM publications "
      "LEFT JOIN published_counts ON publication = id WHERE department = ?1 ORDER BY id",
      department);
  while (query.next()) {
    const auto row = query.get<std::int64_t>(0);
    if (row != last) publications.push_back({department, {query.get<Date>(1), query.get<Date>(2)}, {}});
    last = row;
    if (const auto cell = query.get<std::optional<std::string>>(3))
      publications.back().counts[*cell] = {query.get<std::int64_t>(4), query.get<bool>(5)};
  }
  return publications;
}

}  // namespace

Result<std::vector<Publication>> Database::publications(DepartmentCode department) const {
  return read(*impl_, [&] { return publications_of(*impl_, department); });
}

Result<void> Database::store_publications(std::span<const Publication> publications, Instant made) {
  return write(*impl_, [&] {
    for (const Publication& publication : publications) {
      const auto known = publications_of(*impl_, publication.department);
      if (std::ranges::find(known, publication) == known.end()) store(*impl_, publication, made);
    }
  });
}

}  // namespace vigie::storage
