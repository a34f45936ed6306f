#include "storage/connection.h"

namespace vigie::storage {
namespace {

constexpr int kBusyMilliseconds = 10'000;

}  // namespace

Connection::Connection(const std::filesystem::path& file)
    : database_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kBusyMilliseconds) {}

SQLite::Statement& Connection::prepared(const char* sql) {
  const auto kept = statements_.find(sql);
  if (kept != statements_.end()) return kept->second;
  return statements_.emplace(sql, SQLite::Statement(database_, sql)).first->second;
}

}  // namespace vigie::storage
