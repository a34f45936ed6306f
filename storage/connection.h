// SQLite with values of ours: statements prepared once, typed binding and reading. Throws SQLite::Exception.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "model/ad.h"
#include "model/ad_kind.h"
#include "model/date.h"
#include "model/department.h"
#include "model/ids.h"
#include "model/linkage.h"
#include "model/outcome.h"
#include "storage/blob.h"
#include "storage/decision_records.h"
#include "storage/records.h"

namespace vigie::storage {

template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

/// Row numbers: enum classes of model/ids.h.
template <typename T>
concept RowNumber = std::is_enum_v<T> && std::is_same_v<std::underlying_type_t<T>, std::int64_t>;

/// Kept in the database by its stable name.
template <typename T>
concept NamedValue = std::is_same_v<T, AdKind> || std::is_same_v<T, Outcome> || std::is_same_v<T, EvidenceKind> ||
                     std::is_same_v<T, Sex>;

/// By the place of the value.
inline constexpr std::array<std::string_view, 2> kClusterLevels = {"person", "network"};

/// A prepared statement in use; given back, reset, when it goes out of scope.
class Query {
 public:
  template <typename... Values>
  explicit Query(SQLite::Statement& statement, const Values&... values) : statement_(statement) {
    int place = 0;
    (bind(++place, values), ...);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { statement_.tryReset(); }

  /// True while there is another row.
  bool next() { return statement_.executeStep(); }
  /// @return rows changed
  int run() { return statement_.exec(); }
  template <typename T>
  T get(int column) const;

 private:
  template <typename T>
  void bind(int place, const T& value);

  SQLite::Statement& statement_;
};

class Connection {
 public:
  /// Opens or makes the file; waits up to 10 s for another writer.
  explicit Connection(const std::filesystem::path& file);

  /// @param sql  a literal: the statement prepared from it is kept under its text. Values go to ?1, ?2, …
  template <typename... Values>
  Query query(const char* sql, const Values&... values) {
    return Query(prepared(sql), values...);
  }
  /// @return rows changed
  template <typename... Values>
  int run(const char* sql, const Values&... values) {
    return Query(prepared(sql), values...).run();
  }
  std::int64_t last_row() const { return database_.getLastInsertRowid(); }
  SQLite::Database& database() { return database_; }

 private:
  SQLite::Statement& prepared(const char* sql);

  SQLite::Database database_;
  std::unordered_map<std::string_view, SQLite::Statement> statements_;
};

template <typename T>
void Query::bind(int place, const T& value) {
  if constexpr (kIsOptional<T>) {
    value ? bind(place, *value) : statement_.bind(place);
  } else if constexpr (RowNumber<T> || std::is_integral_v<T>) {
    statement_.bind(place, static_cast<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    statement_.bind(place, static_cast<double>(value));
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Instant>) {
    statement_.bind(place, static_cast<std::int64_t>(value.time_since_epoch().count()));
  } else if constexpr (std::is_same_v<T, Blob>) {
    statement_.bind(place, value.bytes.data(), static_cast<int>(value.bytes.size()));
  } else if constexpr (std::is_same_v<T, DepartmentCode>) {
    statement_.bind(place, std::string(value.text()));
  } else if constexpr (std::is_same_v<T, PageKind>) {
    statement_.bind(place, std::string(kPageKinds.at(static_cast<std::size_t>(value))));
  } else if constexpr (std::is_same_v<T, Verdict>) {
    statement_.bind(place, std::string(name_of(value)));
  } else if constexpr (std::is_same_v<T, ClusterLevel>) {
    statement_.bind(place, std::string(kClusterLevels.at(static_cast<std::size_t>(value))));
  } else if constexpr (NamedValue<T>) {
    statement_.bind(place, std::string(to_text(value)));
  } else {
    statement_.bind(place, std::string(value));
  }
}

template <typename T>
T Query::get(int column) const {
  const SQLite::Column value = statement_.getColumn(column);
  if constexpr (kIsOptional<T>) {
    return value.isNull() ? T() : T(get<typename T::value_type>(column));
  } else if constexpr (RowNumber<T> || std::is_integral_v<T>) {
    return static_cast<T>(value.getInt64());
  } else if constexpr (std::is_floating_point_v<T>) {
    return value.getDouble();
  } else if constexpr (std::is_same_v<T, Date>) {
    return Date(std::chrono::days(value.getInt()));
  } else if constexpr (std::is_same_v<T, Instant>) {
    return Instant(std::chrono::seconds(value.getInt64()));
  } else if constexpr (std::is_same_v<T, Blob>) {
    return Blob{value.getString()};
  } else if constexpr (std::is_same_v<T, DepartmentCode>) {
    return DepartmentCode::parse(value.getString()).value();
  } else if constexpr (std::is_same_v<T, AdKind>) {
    return ad_kind_from(value.getString()).value();
  } else if constexpr (std::is_same_v<T, PageKind>) {
    return static_cast<PageKind>(std::ranges::find(kPageKinds, value.getString()) - kPageKinds.begin());
  } else if constexpr (std::is_same_v<T, Outcome>) {
    return outcome_from(value.getString()).value();
  } else if constexpr (std::is_same_v<T, Verdict>) {
    return static_cast<Verdict>(std::ranges::find(kVerdicts, value.getString()) - kVerdicts.begin());
  } else if constexpr (std::is_same_v<T, Sex>) {
    return sex_from(value.getString()).value();
  } else if constexpr (std::is_same_v<T, EvidenceKind>) {
    return evidence_kind_from(value.getString()).value();
  } else {
    return value.getString();
  }
}

}  // namespace vigie::storage
